DROP INDEX "companies_by_normalised_name";--> statement-breakpoint
CREATE INDEX "companies_by_normalised_name" ON "companies" USING btree (normalised_name text_pattern_ops);