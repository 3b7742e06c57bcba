-- An import belongs to whoever started it; the promoter may stop or take back anybody's.
select door.guard('imports');
create policy read_imports on imports for select to lianzhao_app using ((select (door.viewer()).is_business));
create policy start_imports on imports for insert to lianzhao_app
  with check ((select (door.viewer()).is_business) and started_by = (select (door.viewer()).user_id));
create policy prepare_imports on imports for update to lianzhao_app
  using (started_by = (select (door.viewer()).user_id) or (select (door.viewer()).is_promoter))
  with check (started_by = (select (door.viewer()).user_id) or (select (door.viewer()).is_promoter));
grant select, insert on imports to lianzhao_app;
grant update (state, outline, sheet_no, mapping, field_rules, data_on) on imports to lianzhao_app;

select door.guard('import_rejects', false);
create policy read_rejects on import_rejects for select to lianzhao_app
  using (exists (select 1 from imports i where i.id = import_id
    and (i.started_by = (select (door.viewer()).user_id) or (select (door.viewer()).is_promoter))));
grant select on import_rejects to lianzhao_app;

select door.guard('import_changes', false);

select door.guard('import_mappings');
create policy keep_mappings on import_mappings for all to lianzhao_app
  using ((select (door.viewer()).is_business)) with check ((select (door.viewer()).is_business));
grant select, insert, update on import_mappings to lianzhao_app;
