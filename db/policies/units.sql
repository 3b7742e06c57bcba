select door.guard('units');
create policy read_units on units for select to lianzhao_app, lianzhao_auditor using ((select (door.viewer()).user_id) is not null);
create policy keep_units on units for all to lianzhao_app
  using ('system_admin' = any ((select (door.viewer()).roles)::text[]))
  with check ('system_admin' = any ((select (door.viewer()).roles)::text[]));
grant select on units to lianzhao_app, lianzhao_auditor;
grant insert, update on units to lianzhao_app;
