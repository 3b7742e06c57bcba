DROP INDEX "companies_by_name_grams";--> statement-breakpoint
ALTER TABLE "companies" DROP COLUMN "name_grams";