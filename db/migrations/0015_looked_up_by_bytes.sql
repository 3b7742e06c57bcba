DROP INDEX "companies_by_gbt";--> statement-breakpoint
DROP INDEX "companies_by_credit_code";--> statement-breakpoint
DROP INDEX "companies_by_core_name";--> statement-breakpoint
DROP INDEX "companies_by_code_body";--> statement-breakpoint
CREATE UNIQUE INDEX "companies_by_credit_code" ON "companies" USING btree (credit_code text_pattern_ops) WHERE credit_code is not null and merged_into is null;--> statement-breakpoint
CREATE INDEX "companies_by_core_name" ON "companies" USING btree (core_name text_pattern_ops);--> statement-breakpoint
CREATE INDEX "companies_by_code_body" ON "companies" USING btree (substr(translate(upper(credit_code), 'OISZ', '0152'), 9, 9) text_pattern_ops);