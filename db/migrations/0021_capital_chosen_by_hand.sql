-- A merge remembered a chosen capital under a name no import asks for, so that the next list overwrote it.
update companies set hand_edited = array(
    select distinct case f when 'capitalRaw' then 'capital' else f end as field from unnest(hand_edited) f order by field)
  where 'capitalRaw' = any (hand_edited);--> statement-breakpoint
update company_merges set before = replace(before::text, '"capitalRaw"', '"capital"')::jsonb where before::text like '%"capitalRaw"%';--> statement-breakpoint
update import_changes set before = replace(before::text, '"capitalRaw"', '"capital"')::jsonb where before -> 'hand_edited' ? 'capitalRaw';
