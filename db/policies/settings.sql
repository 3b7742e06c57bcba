select door.guard('settings');
create policy read_settings on settings for select to lianzhao_app using ((select (door.viewer()).is_business));
create policy decide_settings on settings for insert to lianzhao_app
  with check ((select (door.viewer()).is_promoter) and set_by = (select (door.viewer()).user_id));
grant select, insert on settings to lianzhao_app;

select door.guard('deployment', false);
create policy read_deployment on deployment for select to lianzhao_app, lianzhao_signin using (key = 'demo');
grant select on deployment to lianzhao_app, lianzhao_signin;

select door.guard('exports');
create policy read_exports on exports for select to lianzhao_app
  using (exported_by = (select (door.viewer()).user_id) or (select (door.viewer()).is_promoter));
create policy log_exports on exports for insert to lianzhao_app with check ((select (door.viewer()).is_business) and exported_by = (select (door.viewer()).user_id));
create policy finish_exports on exports for update to lianzhao_app
  using (exported_by = (select (door.viewer()).user_id)) with check (exported_by = (select (door.viewer()).user_id));
grant select, insert on exports to lianzhao_app;
grant update (row_count, content_hash) on exports to lianzhao_app;
