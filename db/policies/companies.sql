-- The directory is common knowledge; who changed what is in the audit log.
select door.guard('companies');
create policy read_companies on companies for select to lianzhao_app
  using ((select (door.viewer()).is_business) and merged_into is null);
create policy enter_companies on companies for insert to lianzhao_app with check ((select (door.viewer()).is_business));
create policy change_companies on companies for update to lianzhao_app
  using ((select (door.viewer()).is_business)) with check ((select (door.viewer()).is_business));
grant select, insert, update on companies to lianzhao_app;

select door.guard('matches');
create policy read_matches on matches for select to lianzhao_app using ((select (door.viewer()).is_business));
create policy enter_matches on matches for insert to lianzhao_app with check ((select (door.viewer()).is_business));
create policy decide_matches on matches for update to lianzhao_app
  using ((select (door.viewer()).is_business)) with check ((select (door.viewer()).is_business));
create policy drop_suggestions on matches for delete to lianzhao_app
  using ((select (door.viewer()).is_business) and state = 'suggested');
grant select, insert, update, delete on matches to lianzhao_app;
-- Links are counted by their matches alone, so a company that is hidden because it was merged may hold none.
create or replace function door.refuse_merged_match() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
  begin
    if exists (select 1 from new_rows n join public.companies c on c.id = n.company_id where c.merged_into is not null) then
      raise exception 'a merged company takes no match' using errcode = 'check_violation';
    end if;
    return null;
  end
  $$;
create or replace trigger refuse_merged after insert on matches
  referencing new table as new_rows for each statement execute function door.refuse_merged_match();

select door.guard('company_products');
create policy read_products on company_products for select to lianzhao_app using ((select (door.viewer()).is_business));
grant select on company_products to lianzhao_app;

select door.guard('company_honours');
create policy read_honours on company_honours for select to lianzhao_app using ((select (door.viewer()).is_business));
grant select on company_honours to lianzhao_app;

select door.guard('company_relations');
create policy keep_relations on company_relations for all to lianzhao_app
  using ((select (door.viewer()).is_business)) with check ((select (door.viewer()).is_business));
grant select, insert, update, delete on company_relations to lianzhao_app;

-- Pairs are found by the machine by the ten thousand; what people decide of them is noted as an event.
select door.guard('duplicate_pairs', false);
create policy keep_pairs on duplicate_pairs for all to lianzhao_app
  using ((select (door.viewer()).is_business)) with check ((select (door.viewer()).is_business));
grant select, insert, update, delete on duplicate_pairs to lianzhao_app;

select door.guard('link_word_changes');
create policy read_words on link_word_changes for select to lianzhao_app using ((select (door.viewer()).is_business));
create policy change_words on link_word_changes for insert to lianzhao_app
  with check ((select (door.viewer()).is_business) and changed_by = (select (door.viewer()).user_id));
grant select, insert on link_word_changes to lianzhao_app;

-- @> on arrays is not leakproof, so under row rights its index is never used; the function asks the same right first.
-- Testing the grams of row after row costs far more than the planner thinks, hence the index also for common words.
create or replace function door.companies_with(grams integer[]) returns setof uuid
  language sql stable security definer set search_path = '' set enable_seqscan = off
  as $$ select c.id from public.companies c
        where (select (door.viewer()).is_business) and c.text_grams @> grams and c.merged_into is null $$;
grant execute on function door.companies_with(integer[]) to lianzhao_app;

-- Nor is what a code's body is worked out with: an officer's edit would read the whole directory for a like code.
create or replace function door.companies_of_body(body text) returns setof uuid
  language sql stable security definer set search_path = ''
  as $$ select c.id from public.companies c
        where (select (door.viewer()).is_business) and c.merged_into is null
          and substr(translate(upper(c.credit_code), 'OISZ', '0152'), 9, 9) = body $$;
grant execute on function door.companies_of_body(text) to lianzhao_app;

-- Nor is looking a name up, normalised, among the other names of companies.
create or replace function door.companies_called(asked text) returns setof uuid
  language sql stable security definer set search_path = ''
  as $$ select c.id from public.companies c
        where (select (door.viewer()).is_business) and c.merged_into is null and c.other_names is not null
          and string_to_array(upper(translate(replace(c.other_names, ' ', ''), '（）', '()')), '；') @> array[asked] $$;
grant execute on function door.companies_called(text) to lianzhao_app;
