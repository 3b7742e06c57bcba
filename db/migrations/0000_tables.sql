CREATE TABLE "chains" (
	"id" text PRIMARY KEY NOT NULL,
	"industry_id" text NOT NULL,
	"name" text NOT NULL,
	"full_name" text NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "link_assessments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"link_id" text NOT NULL,
	"presence" text,
	"shortfall" text,
	"priority" text,
	"local_capacity_milli" bigint,
	"needed_capacity_milli" bigint,
	"capacity_unit" text,
	"source" text,
	"source_on" date,
	"note" text,
	"assessed_by" uuid NOT NULL,
	"assessed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "link_edges" (
	"from_link_id" text NOT NULL,
	"to_link_id" text NOT NULL,
	CONSTRAINT "link_edges_from_link_id_to_link_id_pk" PRIMARY KEY("from_link_id","to_link_id")
);
--> statement-breakpoint
CREATE TABLE "link_routes" (
	"from_link_id" text NOT NULL,
	"to_link_id" text NOT NULL,
	"kind" text NOT NULL,
	"home_link_id" text,
	"reason" text,
	"note" text,
	CONSTRAINT "link_routes_from_link_id_to_link_id_pk" PRIMARY KEY("from_link_id","to_link_id")
);
--> statement-breakpoint
CREATE TABLE "links" (
	"id" text PRIMARY KEY NOT NULL,
	"chain_id" text NOT NULL,
	"industry_id" text NOT NULL,
	"name" text NOT NULL,
	"stage" text NOT NULL,
	"status" text NOT NULL,
	"also_statuses" text[] NOT NULL,
	"source" text NOT NULL,
	"clause" text,
	"keywords" text[] NOT NULL,
	"weak_keywords" text[] NOT NULL,
	"negatives" text[] NOT NULL,
	"gbt_classes" jsonb NOT NULL,
	"note" text,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "companies" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"normalised_name" text NOT NULL,
	"core_name" text NOT NULL,
	"credit_code" text,
	"code_verdict" text DEFAULT 'empty' NOT NULL,
	"code_override_reason" text,
	"foreign_no" text,
	"scope" text DEFAULT '' NOT NULL,
	"products" text DEFAULT '' NOT NULL,
	"company_type" text,
	"province" text,
	"city" text,
	"banner_id" text,
	"address" text,
	"capital_raw" text,
	"capital_yuan" bigint,
	"capital_currency" text,
	"capital_flag" text,
	"founded_on" date,
	"is_prospect" boolean DEFAULT true NOT NULL,
	"pinyin" text NOT NULL,
	"initials" text NOT NULL,
	"name_grams" text[] NOT NULL,
	"text_grams" text[] NOT NULL,
	"data_on" date,
	"import_id" uuid,
	"raw" jsonb,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"file_sha256" text NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"counts" jsonb,
	"started_by" uuid,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "matches" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"link_id" text NOT NULL,
	"company_id" uuid NOT NULL,
	"tier" text NOT NULL,
	"score" integer NOT NULL,
	"words" jsonb NOT NULL,
	"sentence" text NOT NULL,
	"spans" jsonb NOT NULL,
	"source" text NOT NULL,
	"rule_version" text NOT NULL,
	"data_on" date,
	"state" text DEFAULT 'suggested' NOT NULL,
	"reason" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "credits" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" uuid NOT NULL,
	"bucket" text NOT NULL,
	"industry_id" text NOT NULL,
	"banner_id" text NOT NULL,
	"indicator_id" text NOT NULL,
	"year" integer NOT NULL,
	"amount_yuan" bigint,
	"quantity_milli" bigint,
	"event_kind" text NOT NULL,
	"event_id" uuid NOT NULL,
	"reverses_id" uuid,
	"basis_version" text NOT NULL,
	"posted_month" text NOT NULL,
	"posted_by" uuid NOT NULL,
	"posted_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "credits_reversesId_unique" UNIQUE("reverses_id"),
	CONSTRAINT "credits_once_per_event" UNIQUE NULLS NOT DISTINCT("event_id","project_id","bucket","industry_id","banner_id","indicator_id","year","reverses_id")
);
--> statement-breakpoint
CREATE TABLE "live_credits" (
	"credit_id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"bucket" text NOT NULL,
	"industry_id" text NOT NULL,
	"banner_id" text NOT NULL,
	"indicator_id" text NOT NULL,
	"year" integer NOT NULL,
	"amount_yuan" bigint,
	"quantity_milli" bigint
);
--> statement-breakpoint
CREATE TABLE "periods" (
	"month" text PRIMARY KEY NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" uuid
);
--> statement-breakpoint
CREATE TABLE "baselines" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"industry_id" text NOT NULL,
	"year" integer NOT NULL,
	"output_yuan" bigint NOT NULL,
	"source" text NOT NULL,
	"source_on" date NOT NULL,
	"entered_by" uuid,
	"entered_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "clusters" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"name" text NOT NULL,
	"full_name" text NOT NULL,
	"lead_unit_id" text NOT NULL,
	"clause" text NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "indicators" (
	"id" text PRIMARY KEY NOT NULL,
	"industry_id" text,
	"cluster_id" text,
	"name" text NOT NULL,
	"unit_label" text NOT NULL,
	"kind" text NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "industries" (
	"id" text PRIMARY KEY NOT NULL,
	"cluster_id" text NOT NULL,
	"name" text NOT NULL,
	"short_name" text NOT NULL,
	"full_name" text NOT NULL,
	"clause" text NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "industry_units" (
	"industry_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"duty" text NOT NULL,
	CONSTRAINT "industry_units_industry_id_unit_id_pk" PRIMARY KEY("industry_id","unit_id")
);
--> statement-breakpoint
CREATE TABLE "mechanism_slots" (
	"id" text PRIMARY KEY NOT NULL,
	"cluster_id" text NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	"holder" text
);
--> statement-breakpoint
CREATE TABLE "milestones" (
	"id" text PRIMARY KEY NOT NULL,
	"industry_id" text NOT NULL,
	"year" integer NOT NULL,
	"name" text NOT NULL,
	"is_strive" boolean NOT NULL,
	"clause" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"issuer" text NOT NULL,
	"document_no" text,
	"issued_on" date NOT NULL,
	"approved_by" text,
	"pack_sha256" text NOT NULL,
	"loaded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"annotations" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rungs" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"year" integer NOT NULL,
	"threshold_yuan" bigint NOT NULL,
	"stated_count" integer NOT NULL,
	"clause" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "targets" (
	"id" text PRIMARY KEY NOT NULL,
	"indicator_id" text NOT NULL,
	"industry_id" text,
	"cluster_id" text,
	"year" integer NOT NULL,
	"value_milli" bigint,
	"max_milli" bigint,
	"operator" text NOT NULL,
	"is_strive" boolean NOT NULL,
	"qualifier" text,
	"source" text NOT NULL,
	"clause" text
);
--> statement-breakpoint
CREATE TABLE "amendments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" uuid NOT NULL,
	"field" text NOT NULL,
	"value_before" jsonb,
	"value_after" jsonb,
	"reason" text NOT NULL,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"decision" text,
	"decision_reason" text
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" uuid NOT NULL,
	"name" text NOT NULL,
	"post" text,
	"phone" text,
	"phone_masked" text,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"hash_alg" text DEFAULT 'sha256' NOT NULL,
	"hash" text NOT NULL,
	"content" "bytea" NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"uploaded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "output_reports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"output_yuan" bigint NOT NULL,
	"source" text NOT NULL,
	"reported_by" uuid NOT NULL,
	"reported_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "project_capacities" (
	"project_id" uuid NOT NULL,
	"indicator_id" text NOT NULL,
	"quantity_milli" bigint NOT NULL,
	CONSTRAINT "project_capacities_project_id_indicator_id_pk" PRIMARY KEY("project_id","indicator_id")
);
--> statement-breakpoint
CREATE TABLE "project_links" (
	"project_id" uuid NOT NULL,
	"link_id" text NOT NULL,
	"is_primary" boolean NOT NULL,
	CONSTRAINT "project_links_project_id_link_id_pk" PRIMARY KEY("project_id","link_id")
);
--> statement-breakpoint
CREATE TABLE "project_shares" (
	"project_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"basis_points" integer NOT NULL,
	CONSTRAINT "project_shares_project_id_kind_subject_id_pk" PRIMARY KEY("project_id","kind","subject_id")
);
--> statement-breakpoint
CREATE TABLE "projects" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"stage" text DEFAULT 'lead' NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"company_id" uuid NOT NULL,
	"owner_unit_id" text NOT NULL,
	"owner_user_id" uuid,
	"claim_unit_id" text,
	"protected_until" date,
	"landing_unit_id" text,
	"industry_ids" text[] DEFAULT '{}' NOT NULL,
	"park" text,
	"is_chemical" boolean DEFAULT false NOT NULL,
	"is_chemical_park_recognised" boolean DEFAULT false NOT NULL,
	"source" text,
	"nature" text,
	"content" text,
	"investment_yuan" bigint,
	"fixed_investment_yuan" bigint,
	"output_yuan" bigint,
	"output_basis" text,
	"tax_yuan" bigint,
	"jobs" integer,
	"land_milli_mu" bigint,
	"power_kw" integer,
	"energy_tce" integer,
	"water_m3_per_year" integer,
	"study_opinion" text,
	"next_step" text,
	"next_step_on" date,
	"last_contact_on" date,
	"agreement_type" text,
	"signed_on" date,
	"signing_event" text,
	"fair_competition_no" text,
	"admission_opinion" text,
	"uniqueness_checked_on" date,
	"planned_start_on" date,
	"planned_production_on" date,
	"planned_capacity_on" date,
	"project_company_name" text,
	"project_company_code" text,
	"registered_on" date,
	"filing_no" text,
	"land_approval" text,
	"construction_permit" text,
	"started_on" date,
	"statistics_no" text,
	"counted_on" date,
	"production_proof" text,
	"produced_on" date,
	"capacity_reached_on" date,
	"frozen_at" timestamp with time zone,
	"review_on" date,
	"loss_reason" text,
	"stage_since" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "projects_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "signings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" uuid NOT NULL,
	"submitted_by" uuid NOT NULL,
	"submitted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"decision" text,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "stage_moves" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" uuid NOT NULL,
	"from_stage" text,
	"to_stage" text NOT NULL,
	"from_status" text,
	"to_status" text NOT NULL,
	"reason" text,
	"moved_by" uuid NOT NULL,
	"moved_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visits" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"visited_on" date NOT NULL,
	"participants" text,
	"outcome" text NOT NULL,
	"next_step" text,
	"next_step_on" date,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deployment" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"conditions" jsonb NOT NULL,
	"row_count" integer,
	"content_hash" text,
	"as_of" text,
	"exported_by" uuid,
	"exported_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"value" jsonb NOT NULL,
	"is_confirmed" boolean NOT NULL,
	"source" text NOT NULL,
	"set_by" uuid NOT NULL,
	"set_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "units" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"short_name" text NOT NULL,
	"kind" text NOT NULL,
	"parent_id" text,
	"code" text,
	"initials" text,
	"is_promotion_body" boolean DEFAULT false NOT NULL,
	"note" text,
	CONSTRAINT "units_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "requests" (
	"user_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"answer" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "requests_user_id_request_id_pk" PRIMARY KEY("user_id","request_id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_reason" text,
	"user_agent" text,
	CONSTRAINT "sessions_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "setup_links" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"user_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "setup_links_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"login" text PRIMARY KEY NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "user_roles" (
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "user_roles_user_id_role_pk" PRIMARY KEY("user_id","role")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"login" text NOT NULL,
	"name" text NOT NULL,
	"unit_id" text NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"password_hash" text,
	"password_changed_at" timestamp with time zone,
	"totp_secret" text,
	"totp_last_step" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_login_unique" UNIQUE("login")
);
--> statement-breakpoint
ALTER TABLE "chains" ADD CONSTRAINT "chains_industry_id_industries_id_fk" FOREIGN KEY ("industry_id") REFERENCES "public"."industries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_assessments" ADD CONSTRAINT "link_assessments_link_id_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."links"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_assessments" ADD CONSTRAINT "link_assessments_assessed_by_users_id_fk" FOREIGN KEY ("assessed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_edges" ADD CONSTRAINT "link_edges_from_link_id_links_id_fk" FOREIGN KEY ("from_link_id") REFERENCES "public"."links"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_edges" ADD CONSTRAINT "link_edges_to_link_id_links_id_fk" FOREIGN KEY ("to_link_id") REFERENCES "public"."links"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_routes" ADD CONSTRAINT "link_routes_from_link_id_links_id_fk" FOREIGN KEY ("from_link_id") REFERENCES "public"."links"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_routes" ADD CONSTRAINT "link_routes_to_link_id_links_id_fk" FOREIGN KEY ("to_link_id") REFERENCES "public"."links"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_routes" ADD CONSTRAINT "link_routes_home_link_id_links_id_fk" FOREIGN KEY ("home_link_id") REFERENCES "public"."links"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_chain_id_chains_id_fk" FOREIGN KEY ("chain_id") REFERENCES "public"."chains"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_industry_id_industries_id_fk" FOREIGN KEY ("industry_id") REFERENCES "public"."industries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "companies_banner_id_units_id_fk" FOREIGN KEY ("banner_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "companies_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "companies_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_started_by_users_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matches" ADD CONSTRAINT "matches_link_id_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."links"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matches" ADD CONSTRAINT "matches_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matches" ADD CONSTRAINT "matches_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credits" ADD CONSTRAINT "credits_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credits" ADD CONSTRAINT "credits_industry_id_industries_id_fk" FOREIGN KEY ("industry_id") REFERENCES "public"."industries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credits" ADD CONSTRAINT "credits_banner_id_units_id_fk" FOREIGN KEY ("banner_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credits" ADD CONSTRAINT "credits_reverses_id_credits_id_fk" FOREIGN KEY ("reverses_id") REFERENCES "public"."credits"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credits" ADD CONSTRAINT "credits_posted_month_periods_month_fk" FOREIGN KEY ("posted_month") REFERENCES "public"."periods"("month") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credits" ADD CONSTRAINT "credits_posted_by_users_id_fk" FOREIGN KEY ("posted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_credits" ADD CONSTRAINT "live_credits_credit_id_credits_id_fk" FOREIGN KEY ("credit_id") REFERENCES "public"."credits"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_credits" ADD CONSTRAINT "live_credits_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "periods" ADD CONSTRAINT "periods_closed_by_users_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "baselines" ADD CONSTRAINT "baselines_industry_id_industries_id_fk" FOREIGN KEY ("industry_id") REFERENCES "public"."industries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "baselines" ADD CONSTRAINT "baselines_entered_by_users_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clusters" ADD CONSTRAINT "clusters_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clusters" ADD CONSTRAINT "clusters_lead_unit_id_units_id_fk" FOREIGN KEY ("lead_unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_industry_id_industries_id_fk" FOREIGN KEY ("industry_id") REFERENCES "public"."industries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "industries" ADD CONSTRAINT "industries_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "industry_units" ADD CONSTRAINT "industry_units_industry_id_industries_id_fk" FOREIGN KEY ("industry_id") REFERENCES "public"."industries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "industry_units" ADD CONSTRAINT "industry_units_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mechanism_slots" ADD CONSTRAINT "mechanism_slots_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_industry_id_industries_id_fk" FOREIGN KEY ("industry_id") REFERENCES "public"."industries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rungs" ADD CONSTRAINT "rungs_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_indicator_id_indicators_id_fk" FOREIGN KEY ("indicator_id") REFERENCES "public"."indicators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_industry_id_industries_id_fk" FOREIGN KEY ("industry_id") REFERENCES "public"."industries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_cluster_id_clusters_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."clusters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendments" ADD CONSTRAINT "amendments_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendments" ADD CONSTRAINT "amendments_requested_by_users_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendments" ADD CONSTRAINT "amendments_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_recorded_by_users_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_uploaded_by_users_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "output_reports" ADD CONSTRAINT "output_reports_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "output_reports" ADD CONSTRAINT "output_reports_reported_by_users_id_fk" FOREIGN KEY ("reported_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_capacities" ADD CONSTRAINT "project_capacities_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_capacities" ADD CONSTRAINT "project_capacities_indicator_id_indicators_id_fk" FOREIGN KEY ("indicator_id") REFERENCES "public"."indicators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_links" ADD CONSTRAINT "project_links_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_links" ADD CONSTRAINT "project_links_link_id_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."links"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_shares" ADD CONSTRAINT "project_shares_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_owner_unit_id_units_id_fk" FOREIGN KEY ("owner_unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_owner_user_id_users_id_fk" FOREIGN KEY ("owner_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_claim_unit_id_units_id_fk" FOREIGN KEY ("claim_unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_landing_unit_id_units_id_fk" FOREIGN KEY ("landing_unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signings" ADD CONSTRAINT "signings_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signings" ADD CONSTRAINT "signings_submitted_by_users_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signings" ADD CONSTRAINT "signings_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage_moves" ADD CONSTRAINT "stage_moves_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage_moves" ADD CONSTRAINT "stage_moves_moved_by_users_id_fk" FOREIGN KEY ("moved_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_recorded_by_users_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exports" ADD CONSTRAINT "exports_exported_by_users_id_fk" FOREIGN KEY ("exported_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_set_by_users_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setup_links" ADD CONSTRAINT "setup_links_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "link_assessments_by_link" ON "link_assessments" USING btree ("link_id","assessed_at");--> statement-breakpoint
CREATE INDEX "link_routes_by_target" ON "link_routes" USING btree ("to_link_id");--> statement-breakpoint
CREATE INDEX "links_by_chain" ON "links" USING btree ("chain_id","position");--> statement-breakpoint
CREATE INDEX "links_by_industry" ON "links" USING btree ("industry_id");--> statement-breakpoint
CREATE UNIQUE INDEX "companies_by_credit_code" ON "companies" USING btree ("credit_code") WHERE credit_code is not null;--> statement-breakpoint
CREATE INDEX "companies_by_normalised_name" ON "companies" USING btree ("normalised_name");--> statement-breakpoint
CREATE INDEX "companies_by_core_name" ON "companies" USING btree ("core_name");--> statement-breakpoint
CREATE INDEX "companies_by_name" ON "companies" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "companies_by_province_name" ON "companies" USING btree ("province","name","id");--> statement-breakpoint
CREATE INDEX "companies_by_banner" ON "companies" USING btree ("banner_id","name","id");--> statement-breakpoint
CREATE INDEX "companies_by_import" ON "companies" USING btree ("import_id");--> statement-breakpoint
CREATE INDEX "companies_by_name_grams" ON "companies" USING gin ("name_grams");--> statement-breakpoint
CREATE INDEX "companies_by_text_grams" ON "companies" USING gin ("text_grams");--> statement-breakpoint
CREATE INDEX "companies_by_initials" ON "companies" USING btree (initials text_pattern_ops);--> statement-breakpoint
CREATE INDEX "companies_by_pinyin" ON "companies" USING btree (pinyin text_pattern_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "matches_once" ON "matches" USING btree ("link_id","company_id");--> statement-breakpoint
CREATE INDEX "matches_by_company" ON "matches" USING btree ("company_id");--> statement-breakpoint
CREATE INDEX "matches_ranked" ON "matches" USING btree ("link_id","state","score");--> statement-breakpoint
CREATE INDEX "credits_by_project" ON "credits" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "credits_by_year" ON "credits" USING btree ("year","industry_id","indicator_id");--> statement-breakpoint
CREATE UNIQUE INDEX "live_credits_once" ON "live_credits" USING btree ("project_id","industry_id","banner_id","indicator_id","year","bucket");--> statement-breakpoint
CREATE INDEX "live_credits_by_year" ON "live_credits" USING btree ("year","industry_id","indicator_id");--> statement-breakpoint
CREATE INDEX "baselines_by_industry" ON "baselines" USING btree ("industry_id","entered_at");--> statement-breakpoint
CREATE INDEX "targets_by_industry" ON "targets" USING btree ("industry_id","year");--> statement-breakpoint
CREATE INDEX "amendments_by_project" ON "amendments" USING btree ("project_id");--> statement-breakpoint
CREATE UNIQUE INDEX "amendments_one_open" ON "amendments" USING btree ("project_id","field") WHERE decision is null;--> statement-breakpoint
CREATE UNIQUE INDEX "contacts_once" ON "contacts" USING btree ("project_id","name");--> statement-breakpoint
CREATE INDEX "files_by_project" ON "files" USING btree ("project_id","kind");--> statement-breakpoint
CREATE INDEX "output_reports_by_project" ON "output_reports" USING btree ("project_id","year","reported_at");--> statement-breakpoint
CREATE UNIQUE INDEX "project_links_one_primary" ON "project_links" USING btree ("project_id") WHERE is_primary;--> statement-breakpoint
CREATE INDEX "project_links_by_link" ON "project_links" USING btree ("link_id");--> statement-breakpoint
CREATE INDEX "projects_by_stage" ON "projects" USING btree ("stage","status","next_step_on","id");--> statement-breakpoint
CREATE INDEX "projects_by_owner" ON "projects" USING btree ("owner_unit_id","stage");--> statement-breakpoint
CREATE INDEX "projects_by_landing" ON "projects" USING btree ("landing_unit_id","stage");--> statement-breakpoint
CREATE INDEX "projects_by_claim" ON "projects" USING btree ("claim_unit_id");--> statement-breakpoint
CREATE INDEX "projects_by_company" ON "projects" USING btree ("company_id");--> statement-breakpoint
CREATE INDEX "projects_by_industry" ON "projects" USING gin ("industry_ids");--> statement-breakpoint
CREATE INDEX "projects_by_signing" ON "projects" USING btree ("signed_on","id");--> statement-breakpoint
CREATE INDEX "projects_by_name" ON "projects" USING btree ("name","id");--> statement-breakpoint
CREATE UNIQUE INDEX "signings_one_open" ON "signings" USING btree ("project_id") WHERE decision is null;--> statement-breakpoint
CREATE INDEX "stage_moves_by_project" ON "stage_moves" USING btree ("project_id","moved_at");--> statement-breakpoint
CREATE INDEX "visits_by_project" ON "visits" USING btree ("project_id","visited_on");--> statement-breakpoint
CREATE INDEX "settings_by_key" ON "settings" USING btree ("key","set_at");--> statement-breakpoint
CREATE INDEX "sessions_by_user" ON "sessions" USING btree ("user_id") WHERE ended_at is null;