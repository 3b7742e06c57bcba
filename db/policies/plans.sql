-- The policy document is common knowledge inside the deployment; only the loader (owner) writes it.
do $$
declare
  noun text;
begin
  foreach noun in array array['plans', 'clusters', 'industries', 'industry_units', 'indicators', 'targets', 'rungs', 'milestones', 'mechanism_slots', 'chains', 'links', 'link_edges', 'link_routes'] loop
    perform door.guard(noun::regclass);
    execute format('create policy read_common on %I for select to lianzhao_app using ((select (door.viewer()).is_business))', noun);
    execute format('grant select on %I to lianzhao_app', noun);
  end loop;
end $$;

select door.guard('baselines');
create policy read_baselines on baselines for select to lianzhao_app using ((select (door.viewer()).is_business));
create policy enter_baselines on baselines for insert to lianzhao_app with check (
  entered_by = (select (door.viewer()).user_id)
  and ((select (door.viewer()).is_promoter) or industry_id = any ((select (door.viewer()).responsible_ids)::text[])));
grant select, insert on baselines to lianzhao_app;

select door.guard('link_assessments');
create policy read_assessments on link_assessments for select to lianzhao_app using ((select (door.viewer()).is_business));
create policy enter_assessments on link_assessments for insert to lianzhao_app with check (
  assessed_by = (select (door.viewer()).user_id)
  and ((select (door.viewer()).is_promoter)
    or exists (select 1 from links l where l.id = link_id and l.industry_id = any ((select (door.viewer()).responsible_ids)::text[]))));
grant select, insert on link_assessments to lianzhao_app;
