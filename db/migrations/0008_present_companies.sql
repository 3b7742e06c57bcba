DROP INDEX "companies_by_name";--> statement-breakpoint
DROP INDEX "companies_by_province_name";--> statement-breakpoint
DROP INDEX "companies_by_banner";--> statement-breakpoint
DROP INDEX "companies_by_city_name";--> statement-breakpoint
DROP INDEX "companies_by_capital";--> statement-breakpoint
DROP INDEX "companies_by_founded";--> statement-breakpoint
CREATE INDEX "companies_prospects" ON "companies" USING btree ("name","id") WHERE merged_into is null and is_prospect;--> statement-breakpoint
CREATE INDEX "companies_by_name" ON "companies" USING btree ("name","id") WHERE merged_into is null;--> statement-breakpoint
CREATE INDEX "companies_by_province_name" ON "companies" USING btree ("province","name","id") WHERE merged_into is null;--> statement-breakpoint
CREATE INDEX "companies_by_banner" ON "companies" USING btree ("banner_id","name","id") WHERE merged_into is null;--> statement-breakpoint
CREATE INDEX "companies_by_city_name" ON "companies" USING btree ("city","name","id") WHERE merged_into is null;--> statement-breakpoint
CREATE INDEX "companies_by_capital" ON "companies" USING btree ("capital_yuan","id") WHERE merged_into is null;--> statement-breakpoint
CREATE INDEX "companies_by_founded" ON "companies" USING btree ("founded_on","id") WHERE merged_into is null;