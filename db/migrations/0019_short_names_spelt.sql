ALTER TABLE "companies" ADD COLUMN "core_pinyin" text;--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "core_initials" text;--> statement-breakpoint
CREATE INDEX "companies_by_core_initials" ON "companies" USING btree (core_initials text_pattern_ops);--> statement-breakpoint
CREATE INDEX "companies_by_core_pinyin" ON "companies" USING btree (core_pinyin text_pattern_ops);