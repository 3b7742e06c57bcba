ALTER TABLE "companies" ADD COLUMN "other_names" text;--> statement-breakpoint
CREATE INDEX "companies_by_other_names" ON "companies" USING gin (string_to_array(upper(replace(other_names, ' ', '')), '；')) WHERE other_names is not null;--> statement-breakpoint
CREATE INDEX "companies_by_foreign_no" ON "companies" USING btree (upper(replace(foreign_no, ' ', ''))) WHERE foreign_no is not null;