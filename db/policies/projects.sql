-- A banner sees what it owns, claims first or lands; a department what touches an industry it is 责任 or 配合 for.
select door.guard('projects');
-- An administrator has a unit too, and still reads no business row.
create policy see_projects on projects for select to lianzhao_app using (
  (select (door.viewer()).is_business)
  and ((select (door.viewer()).sees_all)
    or owner_unit_id = (select (door.viewer()).unit_id)
    or claim_unit_id = (select (door.viewer()).unit_id)
    or landing_unit_id = (select (door.viewer()).unit_id)
    or industry_ids && (select (door.viewer()).industry_ids)::text[]));
create policy open_projects on projects for insert to lianzhao_app with check (
  (select (door.viewer()).is_business)
  and created_by = (select (door.viewer()).user_id)
  and stage = 'lead' and status = 'active' and frozen_at is null
  and (owner_unit_id = (select (door.viewer()).unit_id) or (select (door.viewer()).is_promoter))
  and exists (select 1 from companies c where c.id = company_id));
create policy carry_projects on projects for update to lianzhao_app using (
  (select (door.viewer()).is_business)
  and ((select (door.viewer()).is_promoter)
    or owner_unit_id = (select (door.viewer()).unit_id)
    or landing_unit_id = (select (door.viewer()).unit_id)
    or industry_ids && (select (door.viewer()).responsible_ids)::text[]))
with check (
  (select (door.viewer()).is_business) and
  exists (select 1 from companies c where c.id = company_id)
  and ((select (door.viewer()).is_promoter)
    or owner_unit_id = (select (door.viewer()).unit_id)
    or landing_unit_id = (select (door.viewer()).unit_id)
    or industry_ids && (select (door.viewer()).responsible_ids)::text[]));
grant select, insert, update on projects to lianzhao_app;
-- A policy sees a row before or after its change, never both.
create or replace function door.refuse_new_owner() returns trigger
  language plpgsql set search_path = ''
  as $$
  begin
    if not (door.viewer()).is_promoter then
      raise exception 'the promoter alone gives a project to another unit'
        using errcode = 'insufficient_privilege', constraint = 'projects_given_by_promoter';
    end if;
    return new;
  end
  $$;
create or replace trigger refuse_new_owner before update of owner_unit_id on projects
  for each row when (old.owner_unit_id is distinct from new.owner_unit_id) execute function door.refuse_new_owner();

-- Everything that hangs on a project is seen by whoever sees the project.
do $$
declare
  noun text;
  follows constant text := 'exists (select 1 from projects p where p.id = project_id)';
begin
  foreach noun in array array['project_links', 'project_shares', 'project_capacities', 'stage_moves', 'signings', 'amendments', 'visits', 'contacts', 'files', 'output_reports', 'credits'] loop
    perform door.guard(noun::regclass);
    execute format('create policy follow_project on %I for select to lianzhao_app using (%s)', noun, follows);
    execute format('create policy enter_with_project on %I for insert to lianzhao_app with check (%s)', noun, follows);
    execute format('grant select, insert on %I to lianzhao_app', noun);
  end loop;
  foreach noun in array array['project_links', 'project_shares', 'project_capacities'] loop
    execute format('create policy replace_with_project on %I for delete to lianzhao_app using (%s)', noun, follows);
    execute format('grant delete on %I to lianzhao_app', noun);
  end loop;
  foreach noun in array array['signings', 'amendments', 'contacts'] loop
    execute format('create policy decide_with_project on %I for update to lianzhao_app using (%s) with check (%s)', noun, follows, follows);
  end loop;
end $$;
grant update (decided_by, decided_at, decision, reason) on signings to lianzhao_app;
grant update (decided_by, decided_at, decision, decision_reason) on amendments to lianzhao_app;
-- The number itself is written and never read back here: door.reveal_contact() logs and returns it.
revoke select on contacts from lianzhao_app;
grant select (id, project_id, name, post, phone_masked, recorded_by, recorded_at) on contacts to lianzhao_app;
grant update (post, phone, phone_masked) on contacts to lianzhao_app;

select door.guard('live_credits', false);
create policy follow_project on live_credits for select to lianzhao_app using (exists (select 1 from projects p where p.id = project_id));
grant select on live_credits to lianzhao_app;

select door.guard('periods');
create policy read_periods on periods for select to lianzhao_app using ((select (door.viewer()).is_business));
grant select on periods to lianzhao_app;

select door.guard('project_serials', false);
-- 2026-LX-0147: the year of registration and the serial within it; beyond 9999 the serial simply grows. Asked for by the
-- insert itself, because until its commit nobody else gets the next one.
create or replace function door.next_project_code() returns text
  language sql security definer set search_path = ''
  as $$
    insert into public.project_serials as s (year, last_serial)
    values (extract(year from now() at time zone 'Asia/Shanghai')::int, 1)
    on conflict (year) do update set last_serial = s.last_serial + 1
    returning year || '-LX-' || lpad(last_serial::text, greatest(4, length(last_serial::text)), '0')
  $$;
drop function if exists door.next_project_serial(integer);
grant execute on function door.next_project_code(), door.current_month() to lianzhao_app;

create or replace function door.sees_project(asked uuid) returns boolean
  language sql stable security definer set search_path = ''
  as $$
    select exists (
      select 1 from public.projects p, door.viewer() v
      where p.id = asked and v.is_business and (v.sees_all or v.unit_id in (p.owner_unit_id, p.claim_unit_id, p.landing_unit_id) or p.industry_ids && v.industry_ids))
  $$;

create or replace function door.reveal_contact(asked uuid, purpose text) returns text
  language plpgsql security definer set search_path = ''
  as $$
  declare
    found public.contacts;
  begin
    select * into found from public.contacts where id = asked;
    if found.id is null or not door.sees_project(found.project_id) then return null; end if;
    perform audit.note('reveal_contact', jsonb_build_object('contact_id', asked, 'project_id', found.project_id, 'purpose', purpose));
    return found.phone;
  end
  $$;
grant execute on function door.reveal_contact(uuid, text) to lianzhao_app;

-- Of the work of other units on a company whoever merges learns that there is some: whether any project hangs on it, and
-- whether one the asker does not see.
create or replace function door.work_on(asked uuid, out is_any boolean, out is_hidden boolean)
  language sql stable security definer set search_path = ''
  as $$
    select count(*) > 0, coalesce(bool_or(not door.sees_project(p.id)), false)
    from public.projects p where p.company_id = asked and door.may_merge()
  $$;
grant execute on function door.work_on(uuid) to lianzhao_app;

-- Of a stranger's first talk one learns that it exists and until when: no name, unit, amount or contact.
create or replace function door.protections_of(asked_link text) returns table (company_id uuid, protected_until date)
  language sql stable security definer set search_path = ''
  as $$
    select p.company_id, max(p.protected_until)
    from public.projects p
    join public.project_links pl on pl.project_id = p.id and pl.link_id = asked_link,
      door.viewer() v
    where v.is_business and p.status = 'active' and p.protected_until >= (now() at time zone 'Asia/Shanghai')::date
      and not coalesce(v.sees_all or v.unit_id in (p.owner_unit_id, p.claim_unit_id, p.landing_unit_id) or p.industry_ids && v.industry_ids, false)
    group by p.company_id
  $$;
grant execute on function door.protections_of(text) to lianzhao_app;

-- The links on which a first talk with the company stands that the viewer does not see.
create or replace function door.hidden_talks(asked_company uuid) returns setof text
  language sql stable security definer set search_path = ''
  as $$
    select pl.link_id
    from public.projects p join public.project_links pl on pl.project_id = p.id, door.viewer() v
    where v.is_business and p.company_id = asked_company and p.status = 'active'
      and p.protected_until >= (now() at time zone 'Asia/Shanghai')::date
      and not coalesce(v.sees_all or v.unit_id in (p.owner_unit_id, p.claim_unit_id, p.landing_unit_id) or p.industry_ids && v.industry_ids, false)
  $$;
grant execute on function door.hidden_talks(uuid) to lianzhao_app;

-- Until when another unit's first talk stands on the company and link of a project, whether or not the viewer sees it.
create or replace function door.first_talk_against(asked uuid) returns date
  language sql stable security definer set search_path = ''
  as $$
    select max(o.protected_until)
    from public.projects p
    join public.project_links pl on pl.project_id = p.id and pl.is_primary
    join public.projects o on o.company_id = p.company_id and o.claim_unit_id <> p.owner_unit_id
    join public.project_links ol on ol.project_id = o.id and ol.link_id = pl.link_id
    where p.id = asked and door.sees_project(asked)
      and o.status = 'active' and o.protected_until >= (now() at time zone 'Asia/Shanghai')::date
  $$;
grant execute on function door.first_talk_against(uuid) to lianzhao_app;

-- Of these links (of all, without), those on which some first talk stands that the viewer does not see.
create or replace function door.protected_links(asked_links text[] default null) returns setof text
  language sql stable security definer set search_path = ''
  as $$
    select distinct pl.link_id
    from public.projects p join public.project_links pl on pl.project_id = p.id, door.viewer() v
    where (select v.is_business and not v.sees_all from door.viewer() v)
      and (asked_links is null or pl.link_id = any (asked_links))
      and p.status = 'active' and p.protected_until >= (now() at time zone 'Asia/Shanghai')::date
      and not coalesce(v.unit_id in (p.owner_unit_id, p.claim_unit_id, p.landing_unit_id) or p.industry_ids && v.industry_ids, false)
  $$;
grant execute on function door.protected_links(text[]) to lianzhao_app;
