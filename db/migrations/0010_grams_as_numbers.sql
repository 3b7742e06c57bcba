-- The two-character texts of before, as the numbers domain/bigram.ts makes: a pair of UTF-16 units.
CREATE FUNCTION "pg_temp"."units_of"(code integer) RETURNS integer[] LANGUAGE sql IMMUTABLE AS $$
  select case when code > 65535 then array[55296 + ((code - 65536) >> 10), 56320 + ((code - 65536) & 1023)] else array[code] end $$;
--> statement-breakpoint
CREATE FUNCTION "pg_temp"."numbers_of"(grams text[]) RETURNS integer[] LANGUAGE sql IMMUTABLE AS $$
  select coalesce(array_agg(distinct (units[i] << 16) | units[i + 1]), '{}')
  from unnest(grams) gram
  cross join lateral (select pg_temp.units_of(ascii(gram)) || pg_temp.units_of(ascii(substr(gram, 2))) as units) pair
  cross join lateral generate_series(1, cardinality(units) - 1) i $$;
--> statement-breakpoint
DROP FUNCTION IF EXISTS "door"."companies_with"(text[]);
--> statement-breakpoint
DROP INDEX "companies_by_text_grams";
--> statement-breakpoint
ALTER TABLE "companies" ALTER COLUMN "text_grams" SET DATA TYPE integer[] USING pg_temp.numbers_of("text_grams");
--> statement-breakpoint
CREATE INDEX "companies_by_text_grams" ON "companies" USING gin ("text_grams");
--> statement-breakpoint
UPDATE "import_changes"
SET "before" = jsonb_set("before", '{text_grams}', to_jsonb(pg_temp.numbers_of(array(select jsonb_array_elements_text("before" -> 'text_grams')))))
WHERE "before" ? 'text_grams';
