-- A merged company is hidden from everybody, and what hangs on it may belong to strangers' projects: only these move it.
select door.guard('company_merges');
create policy read_merges on company_merges for select to lianzhao_app using ((select (door.viewer()).is_business));
grant select on company_merges to lianzhao_app;

-- The roles of the verb mergeCompanies in domain/permission.ts.
create or replace function door.may_merge() returns boolean
  language sql stable security definer set search_path = ''
  as $$
    select coalesce(v.is_business and v.roles && '{clerk,bureau_head,department_head,promoter}'::text[], false)
    from door.viewer() v
  $$;

-- Where a company lives on through any number of merges: itself when it was never merged.
create or replace function door.end_of_merges(asked uuid) returns uuid
  language sql stable security definer set search_path = ''
  as $$
    with recursive chain as (
      select c.id, c.merged_into from public.companies c where c.id = asked
      union
      select c.id, c.merged_into from public.companies c join chain on c.id = chain.merged_into
    )
    select id from chain where merged_into is null
  $$;

-- The company a merged one lives on in; null when it was never merged.
create or replace function door.kept_of(asked uuid) returns uuid
  language sql stable security definer set search_path = ''
  as $$ select nullif(door.end_of_merges(asked), asked) where (select (door.viewer()).is_business) $$;
grant execute on function door.kept_of(uuid) to lianzhao_app;

-- Whether a company is the other one or stands over it in its group, however far: put under it, it would close a circle.
create or replace function door.stands_over(asked uuid, other uuid) returns boolean
  language sql stable set search_path = ''
  as $$
    with recursive up as (
      select other as id union select r.parent_id from public.company_relations r join up on r.company_id = up.id
    )
    select exists (select 1 from up where id = asked)
  $$;
grant execute on function door.stands_over(uuid, uuid) to lianzhao_app;

drop function if exists door.hanging_on(uuid);

-- Columns that may be taken from the company that goes; everything else of the kept one stays.
create or replace function door.mergeable_columns() returns text[] language sql immutable set search_path = ''
  as $$ select '{name,credit_code,code_verdict,code_override_reason,foreign_no,province,city,banner_id,address,capital_raw,capital_yuan,capital_currency,capital_flag,founded_on,company_type,products,scope,is_prospect}'::text[] $$;

-- Hides `gone` in `kept`, moves what hangs on it and records all to take it back; null when either is not there any more.
create or replace function door.merge_companies(kept uuid, gone uuid, taken text[], hand text[]) returns uuid
  language plpgsql security definer set search_path = ''
  as $$
  declare
    asker door.viewer_row := door.viewer();
    merge_id uuid := gen_random_uuid();
    columns text[] := array(select c from unnest(door.mergeable_columns()) c where c = any (taken));
    was_kept jsonb;
    was_gone jsonb;
    was_matches jsonb;
    was_products jsonb;
    was_honours jsonb;
    was_relations jsonb;
    dropped_relations jsonb;
    was_pair jsonb;
    settled_pairs jsonb;
    moved_projects jsonb;
    new_version integer;
  begin
    if not door.may_merge() then raise exception 'no right to merge' using errcode = 'insufficient_privilege'; end if;
    perform 1 from public.companies where id in (kept, gone) order by id for update;
    select to_jsonb(c) - 'text_grams' into was_kept from public.companies c where id = kept and merged_into is null;
    select to_jsonb(c) - 'text_grams' into was_gone from public.companies c where id = gone and merged_into is null;
    if was_kept is null or was_gone is null or kept = gone then return null; end if;
    select coalesce(jsonb_agg(to_jsonb(m) order by m.id), '[]') into was_matches from public.matches m where m.company_id in (kept, gone);
    select coalesce(jsonb_agg(to_jsonb(x) order by x.id), '[]') into was_products from public.company_products x where x.company_id = gone;
    select coalesce(jsonb_agg(to_jsonb(x) order by x.id), '[]') into was_honours from public.company_honours x where x.company_id = gone;
    select coalesce(jsonb_agg(to_jsonb(x) order by x.id), '[]') into was_relations from public.company_relations x where gone in (x.company_id, x.parent_id);

    update public.companies set merged_into = kept, version = version + 1, updated_by = asker.user_id, updated_at = now() where id = gone;
    if cardinality(columns) > 0 then
      execute format('update public.companies set (%1$s) = (select %1$s from public.companies where id = $1) where id = $2',
        (select string_agg(quote_ident(c), ', ') from unnest(columns) c)) using gone, kept;
    end if;
    update public.companies c set version = version + 1, updated_by = asker.user_id, updated_at = now(),
      hand_edited = array(select distinct f from unnest(c.hand_edited || hand) f order by f)
    where id = kept returning version into new_version;

    -- One decision a link: confirmed beats dismissed beats suggested, and of two alike the kept company's own.
    delete from public.matches m using public.matches o
    where o.link_id = m.link_id and o.id <> m.id and (
      m.company_id = kept and o.company_id = gone and door.match_rank(o.state) > door.match_rank(m.state)
      or m.company_id = gone and o.company_id = kept and door.match_rank(o.state) >= door.match_rank(m.state));
    update public.matches set company_id = kept where company_id = gone;

    delete from public.company_products x using public.company_products o where x.company_id = gone and o.company_id = kept and o.name = x.name;
    update public.company_products set company_id = kept where company_id = gone;
    delete from public.company_honours x using public.company_honours o
    where x.company_id = gone and o.company_id = kept and o.kind = x.kind and o.detail = x.detail;
    update public.company_honours set company_id = kept where company_id = gone;

    delete from public.company_relations where (company_id, parent_id) in ((kept, gone), (gone, kept));
    delete from public.company_relations x where x.company_id = gone and exists (select 1 from public.company_relations o where o.company_id = kept);
    update public.company_relations set company_id = kept where company_id = gone;
    update public.company_relations set parent_id = kept where parent_id = gone;
    select coalesce(jsonb_agg(s ->> 'id'), '[]') into dropped_relations from jsonb_array_elements(was_relations) s
    where not exists (select 1 from public.company_relations r where r.id::text = s ->> 'id');

    with moved as (update public.projects set company_id = kept where company_id = gone returning id)
    select coalesce(jsonb_agg(id order by id), '[]') into moved_projects from moved;
    select to_jsonb(p) into was_pair from public.duplicate_pairs p
    where p.first_id = least(kept, gone) and p.second_id = greatest(kept, gone);
    -- Who is not one with the gone company is not one with the kept one either.
    with settled as (
      insert into public.duplicate_pairs as pair (first_id, second_id, reasons, weight, state, note, decided_by, decided_at)
      select least(kept, o.id), greatest(kept, o.id), p.reasons, p.weight, p.state, p.note, p.decided_by, p.decided_at
      from public.duplicate_pairs p cross join lateral (select case p.first_id when gone then p.second_id else p.first_id end as id) o
      where gone in (p.first_id, p.second_id) and p.state = 'distinct' and o.id <> kept
      on conflict (first_id, second_id) do update set state = excluded.state, note = excluded.note,
        decided_by = excluded.decided_by, decided_at = excluded.decided_at where pair.state = 'open'
      returning first_id, second_id, decided_at
    )
    select coalesce(jsonb_agg(to_jsonb(s)), '[]') into settled_pairs from settled s;
    update public.duplicate_pairs set state = 'merged', decided_by = asker.user_id, decided_at = now()
    where first_id = least(kept, gone) and second_id = greatest(kept, gone);

    insert into public.company_merges (id, kept_id, gone_id, before, kept_version_after, merged_by)
    values (merge_id, kept, gone, jsonb_build_object('kept', was_kept, 'gone', was_gone, 'taken', to_jsonb(columns), 'hand', to_jsonb(hand),
      'matches', was_matches, 'products', was_products, 'honours', was_honours, 'relations', was_relations, 'dropped', dropped_relations, 'projects', moved_projects,
      'pair', coalesce(was_pair, '{}'), 'settled', settled_pairs),
      new_version, asker.user_id);
    return merge_id;
  end
  $$;
grant execute on function door.merge_companies(uuid, uuid, text[], text[]) to lianzhao_app;

create or replace function door.match_rank(state text) returns integer language sql immutable set search_path = ''
  as $$ select array_position('{suggested,dismissed,confirmed}'::text[], state) $$;

-- What stands against taking a merge back, each with the one thing to look at.
create or replace function door.merge_obstacles(asked uuid) returns table (kind text, detail text)
  language sql stable security definer set search_path = ''
  as $$
    with merged as (
      select m.*, m.before -> 'kept' as was_kept, m.before -> 'gone' as was_gone, to_jsonb(k) as now_kept, k.merged_into
      from public.company_merges m join public.companies k on k.id = m.kept_id where m.id = asked and door.may_merge()
    )
    select 'undone', m.id::text from merged m where m.undone_at is not null
    union all
    select 'folded', c.name from merged m join public.companies c on c.id = m.merged_into
    union all
    select 'later', later.before -> 'gone' ->> 'name' from merged m
      join public.company_merges later on later.kept_id = m.kept_id and later.undone_at is null
        and (later.merged_at, later.id) > (m.merged_at, m.id)
    union all
    select 'field', c from merged m, jsonb_array_elements_text(m.before -> 'taken') c
      where c = any (door.mergeable_columns()) and m.now_kept -> c is distinct from m.was_gone -> c and m.now_kept -> c is distinct from m.was_kept -> c
    union all
    select 'code', c.name from merged m join public.companies c on c.merged_into is null and c.id <> m.kept_id
      and c.credit_code in (m.was_gone ->> 'credit_code', m.was_kept ->> 'credit_code')
    union all
    select 'code', m.now_kept ->> 'name' from merged m
      where m.now_kept ->> 'credit_code' = m.was_gone ->> 'credit_code' and not m.before -> 'taken' ? 'credit_code'
    union all
    select distinct 'project', '' from merged m, jsonb_array_elements_text(m.before -> 'projects') moved
      join public.projects p on p.id = moved::uuid where p.company_id <> door.end_of_merges(m.kept_id)
  $$;
grant execute on function door.merge_obstacles(uuid) to lianzhao_app;

-- Brings the gone company back and returns to it exactly what moved; false when something stands against it.
create or replace function door.unmerge_companies(asked uuid) returns boolean
  language plpgsql security definer set search_path = ''
  as $$
  declare
    asker door.viewer_row := door.viewer();
    m public.company_merges;
    columns text[];
  begin
    if not door.may_merge() then raise exception 'no right to merge' using errcode = 'insufficient_privilege'; end if;
    select * into m from public.company_merges where id = asked for update;
    perform 1 from public.companies where id in (m.kept_id, m.gone_id) order by id for update;
    perform 1 from public.projects where id in (select value::uuid from jsonb_array_elements_text(m.before -> 'projects')) order by id for update;
    if m.id is null or exists (select 1 from door.merge_obstacles(asked)) then return false; end if;

    columns := array(select c from jsonb_array_elements_text(m.before -> 'taken') c where c = any (door.mergeable_columns()));
    if cardinality(columns) > 0 then
      execute format('update public.companies set (%1$s) = (select %1$s from jsonb_populate_record(null::public.companies, $1)) where id = $2',
        (select string_agg(quote_ident(c), ', ') from unnest(columns) c)) using m.before -> 'kept', m.kept_id;
    end if;
    update public.companies c set version = version + 1, updated_by = asker.user_id, updated_at = now(),
      hand_edited = array(select f from unnest(c.hand_edited) f
        where not m.before -> 'hand' ? f or m.before -> 'kept' -> 'hand_edited' ? f
        order by array_position(array(select jsonb_array_elements_text(m.before -> 'kept' -> 'hand_edited')), f), f)
    where id = m.kept_id;
    update public.companies set merged_into = null, version = version + 1, updated_by = asker.user_id, updated_at = now() where id = m.gone_id;
    update public.projects set company_id = m.gone_id where id in (select value::uuid from jsonb_array_elements_text(m.before -> 'projects'));

    -- Whoever asked has both companies matched anew afterwards; here decisions go back to the rows they were made on.
    delete from public.matches c where c.company_id in (m.kept_id, m.gone_id) and c.state = 'suggested'
      and not exists (select 1 from jsonb_array_elements(m.before -> 'matches') s where s ->> 'id' = c.id::text);
    update public.matches c set (company_id, tier, score, words, sentence, spans, source, rule_version, data_on)
      = (s.company_id, s.tier, s.score, s.words, s.sentence, s.spans, s.source, s.rule_version, s.data_on)
    from jsonb_populate_recordset(null::public.matches, m.before -> 'matches') s where c.id = s.id;
    -- Of two decisions on a link the merge had dropped one. One that had stood and is gone was taken back by a person.
    insert into public.matches
    select s.* from jsonb_populate_recordset(null::public.matches, m.before -> 'matches') s
    where s.state = 'suggested' or exists (
      select 1 from jsonb_populate_recordset(null::public.matches, m.before -> 'matches') o
      where o.link_id = s.link_id and o.id <> s.id
        and (door.match_rank(o.state), o.company_id = m.kept_id) > (door.match_rank(s.state), s.company_id = m.kept_id))
    on conflict do nothing;

    delete from public.company_products c using jsonb_populate_recordset(null::public.company_products, m.before -> 'products') s
    where c.id = s.id and c.company_id = m.kept_id;
    insert into public.company_products
    select * from jsonb_populate_recordset(null::public.company_products, m.before -> 'products') on conflict do nothing;
    delete from public.company_honours c using jsonb_populate_recordset(null::public.company_honours, m.before -> 'honours') s
    where c.id = s.id and c.company_id = m.kept_id;
    insert into public.company_honours
    select * from jsonb_populate_recordset(null::public.company_honours, m.before -> 'honours') on conflict do nothing;

    -- A relation somebody has changed since stays as changed; the others go back, and of those the merge itself had
    -- dropped (merges from before did not say which) whatever closes no circle.
    update public.company_relations c set
      company_id = case s.company_id when m.gone_id then m.gone_id else c.company_id end,
      parent_id = case s.parent_id when m.gone_id then m.gone_id else c.parent_id end
    from jsonb_populate_recordset(null::public.company_relations, m.before -> 'relations') s
    where c.id = s.id and c.created_at = s.created_at
      and case s.company_id when m.gone_id then c.company_id else c.parent_id end = m.kept_id;
    insert into public.company_relations (id, parent_id, company_id, kind, source, created_by, created_at)
    select s.id, above.id, s.company_id, s.kind, s.source, s.created_by, s.created_at
    from jsonb_populate_recordset(null::public.company_relations, m.before -> 'relations') s
    join public.companies above on above.id = door.end_of_merges(s.parent_id)
    where s.company_id in (m.kept_id, m.gone_id) and coalesce(m.before -> 'dropped' ? s.id::text, true)
      and not door.stands_over(s.company_id, above.id)
    on conflict do nothing;

    -- What was settled of the two is again as it was; where the kept one resembles, whoever asked compares it anew.
    update public.duplicate_pairs set (state, note, decided_by, decided_at) = (
      select coalesce(p.state, 'open'), p.note, p.decided_by, p.decided_at
      from jsonb_populate_record(null::public.duplicate_pairs, coalesce(m.before -> 'pair', '{}')) p)
    where state = 'merged' and first_id = least(m.kept_id, m.gone_id) and second_id = greatest(m.kept_id, m.gone_id);
    delete from public.duplicate_pairs p using jsonb_populate_recordset(null::public.duplicate_pairs, m.before -> 'settled') s
    where (p.first_id, p.second_id) = (s.first_id, s.second_id) and p.state = 'distinct' and p.decided_at = s.decided_at;
    update public.company_merges set undone_by = asker.user_id, undone_at = now() where id = asked;
    return true;
  end
  $$;
grant execute on function door.unmerge_companies(uuid) to lianzhao_app;
