-- Long work: seen by business people, asked for and stopped by the one who asked or the promoter, done by the worker.
select door.guard('tasks', false);
create policy read_tasks on tasks for select to lianzhao_app using ((select (door.viewer()).is_business));
create policy ask_tasks on tasks for insert to lianzhao_app
  with check ((select (door.viewer()).is_business) and asked_by = (select (door.viewer()).user_id) and state = 'waiting');
create policy stop_tasks on tasks for update to lianzhao_app
  using (asked_by = (select (door.viewer()).user_id) or (select (door.viewer()).is_promoter))
  with check (asked_by = (select (door.viewer()).user_id) or (select (door.viewer()).is_promoter));
grant select on tasks to lianzhao_app;
grant insert (kind, subject, asked_by), update (is_stop_asked) on tasks to lianzhao_app;
