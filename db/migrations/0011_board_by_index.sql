DROP INDEX "projects_by_due";--> statement-breakpoint
CREATE INDEX "projects_in_due_order" ON "projects" USING btree ("status",coalesce("due_on", date '9999-12-31'),"id");--> statement-breakpoint
CREATE INDEX "projects_by_due" ON "projects" USING btree ("status","stage","due_on","id","investment_yuan","output_yuan","owner_unit_id","claim_unit_id","landing_unit_id","industry_ids");