-- A saved view is its owner's to change; unit and league views are read by those they are for.
select door.guard('saved_views');
create policy read_views on saved_views for select to lianzhao_app using (
  owner_id = (select (door.viewer()).user_id)
  or scope = 'unit' and unit_id = (select (door.viewer()).unit_id)
  or scope = 'league' and (select (door.viewer()).is_business));
create policy keep_views on saved_views for all to lianzhao_app
  using (owner_id = (select (door.viewer()).user_id))
  with check (owner_id = (select (door.viewer()).user_id) and unit_id = (select (door.viewer()).unit_id)
    and (scope <> 'league' or (select (door.viewer()).is_promoter)));
grant select, insert, update, delete on saved_views to lianzhao_app;
