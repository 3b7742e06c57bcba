ALTER TABLE "companies" ADD COLUMN "other_names" text;--> statement-breakpoint
CREATE INDEX "companies_by_other_names" ON "companies" USING gin (string_to_array(upper(translate(replace(other_names, ' ', ''), '（）', '()')), '；')) WHERE other_names is not null;--> statement-breakpoint
CREATE INDEX "companies_by_foreign_no" ON "companies" USING btree (upper(replace(foreign_no, ' ', ''))) WHERE foreign_no is not null;;--> statement-breakpoint
-- Companies merged before are found by the name of the one that went; the worker then derives what search runs on.
update companies c set other_names = g.names from (
    select kept_id, string_agg(distinct translate(before -> 'gone' ->> 'name', '；', ' '), '；') as names
    from company_merges where undone_at is null group by kept_id
  ) g where c.id = g.kept_id;