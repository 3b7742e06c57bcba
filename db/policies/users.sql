-- People: names and units are seen by whoever is signed in; hashes and secrets by nobody.
select door.guard('users');
create policy read_users on users for select to lianzhao_app, lianzhao_auditor using ((select (door.viewer()).user_id) is not null);
create policy keep_users on users for insert to lianzhao_app
  with check ('security_admin' = any ((select (door.viewer()).roles)::text[]));
create policy change_users on users for update to lianzhao_app
  using ('security_admin' = any ((select (door.viewer()).roles)::text[]))
  with check ('security_admin' = any ((select (door.viewer()).roles)::text[]));
grant select (id, login, name, unit_id, state, password_changed_at, created_at) on users to lianzhao_app, lianzhao_auditor;
grant insert (login, name, unit_id, state), update (name, unit_id, state) on users to lianzhao_app;

select door.guard('user_roles');
create policy read_roles on user_roles for select to lianzhao_app, lianzhao_auditor using ((select (door.viewer()).user_id) is not null);
create policy keep_roles on user_roles for all to lianzhao_app
  using ('security_admin' = any ((select (door.viewer()).roles)::text[]))
  with check ('security_admin' = any ((select (door.viewer()).roles)::text[]));
grant select on user_roles to lianzhao_app, lianzhao_auditor;
grant insert, delete on user_roles to lianzhao_app;

select door.guard('sessions', false);
create policy read_sessions on sessions for select to lianzhao_app using (
  user_id = (select (door.viewer()).user_id) or 'security_admin' = any ((select (door.viewer()).roles)::text[]));
create policy end_sessions on sessions for update to lianzhao_app using (
  user_id = (select (door.viewer()).user_id) or 'security_admin' = any ((select (door.viewer()).roles)::text[]));
grant select (id, user_id, created_at, last_seen_at, expires_at, ended_at, ended_reason, user_agent) on sessions to lianzhao_app;
grant update (ended_at, ended_reason) on sessions to lianzhao_app;

select door.guard('setup_links', false);
create policy invite on setup_links for insert to lianzhao_app
  with check ('security_admin' = any ((select (door.viewer()).roles)::text[]) and user_id is not null
    and expires_at <= now() + interval '7 days');
grant insert (token_hash, user_id, expires_at) on setup_links to lianzhao_app;

select door.guard('sign_in_failures', false);

select door.guard('requests', false);
create policy own_requests on requests for all to lianzhao_app
  using (user_id = (select (door.viewer()).user_id)) with check (user_id = (select (door.viewer()).user_id));
grant select, insert on requests to lianzhao_app;

-- Who is asking, from the transaction's session token. Every policy asks it once a statement, so it reads one row: a
-- session carries its person's rights, and whatever changes those ends the session or writes them anew. door.hash_of() is
-- written out, because calling it would add a third to the time.
create or replace function door.viewer() returns door.viewer_row
  language sql stable security definer set search_path = ''
  as $$
    select row(
      s.user_id, s.id, s.unit_id, s.roles, s.industry_ids, s.responsible_ids,
      not s.roles && '{system_admin,security_admin,auditor}'::text[],
      s.roles && '{promoter,verifier,leader,exporter}'::text[],
      'promoter' = any (s.roles)
    )::door.viewer_row
    from public.sessions s
    where s.token_hash = sha256(convert_to(nullif(current_setting('app.session', true), ''), 'UTF8'))
      and s.ended_at is null
      and s.expires_at > now()
      and s.last_seen_at > now() - interval '30 minutes'
      and s.roles is not null
  $$;

-- Keeps a session awake; the idle limit itself is in door.viewer().
create or replace function door.touch_session(token text) returns void
  language sql security definer set search_path = ''
  as $$
    update public.sessions set last_seen_at = now()
    where token_hash = door.hash_of(token) and ended_at is null and last_seen_at < now() - interval '1 minute'
      and last_seen_at > now() - interval '30 minutes'
  $$;
drop function if exists door.person_of(text);
create function door.person_of(token text)
  returns table (user_id uuid, user_name text, unit_id text, unit_name text, unit_short_name text, unit_kind text, roles text[], responsible_ids text[], cooperating_ids text[])
  language plpgsql security definer set search_path = ''
  as $$
  begin
    perform set_config('app.session', token, true);
    return query
      select v.user_id, u.name, v.unit_id, n.name, n.short_name, n.kind, v.roles, v.responsible_ids,
             (select coalesce(array_agg(id), '{}') from unnest(v.industry_ids) id where id <> all (v.responsible_ids))
      from door.viewer() v
      join public.users u on u.id = v.user_id
      join public.units n on n.id = v.unit_id;
  end
  $$;
drop function if exists door.viewer_of(text);
grant execute on function door.touch_session(text), door.person_of(text) to lianzhao_app;

-- The sign-in login can do these things and nothing else; the app's own login cannot open a session for anybody.
create or replace function door.sign_in_state(typed_login text)
  returns table (user_id uuid, password_hash text, is_locked boolean)
  language sql stable security definer set search_path = ''
  as $$
    select u.id, u.password_hash, coalesce(f.locked_until > now(), false)
    from (select lower(typed_login) as login) typed
    left join public.users u on u.login = typed.login and u.state = 'active'
    left join public.sign_in_failures f on f.login = typed.login
  $$;
create or replace function door.fail_sign_in(typed_login text) returns void
  language plpgsql security definer set search_path = ''
  as $$
  begin
    insert into public.sign_in_failures as f (login, failures) values (left(lower(typed_login), 100), 1)
    on conflict (login) do update set
      failures = case when f.locked_until is not null and f.locked_until <= now() then 1 else f.failures + 1 end,
      locked_until = case
        when f.locked_until > now() then f.locked_until
        when (case when f.locked_until is not null and f.locked_until <= now() then 1 else f.failures + 1 end) >= 5 then now() + interval '15 minutes'
      end;
    perform audit.note('sign_in_failed', jsonb_build_object('login', left(lower(typed_login), 100)));
  end
  $$;
create or replace function door.open_session(opening_user uuid, token text, agent text) returns void
  language plpgsql security definer set search_path = ''
  as $$
  begin
    insert into public.sessions (token_hash, user_id, expires_at, user_agent)
    values (door.hash_of(token), opening_user, now() + interval '12 hours', left(agent, 200));
    delete from public.sign_in_failures where login = (select login from public.users where id = opening_user);
    perform audit.note('sign_in', jsonb_build_object('user_id', opening_user));
  end
  $$;
create or replace function door.end_session(token text) returns void
  language plpgsql security definer set search_path = ''
  as $$
  declare
    leaving uuid;
  begin
    update public.sessions set ended_at = now(), ended_reason = 'signed_out'
    where token_hash = door.hash_of(token) and ended_at is null returning user_id into leaving;
    if leaving is not null then perform audit.note('sign_out', jsonb_build_object('user_id', leaving)); end if;
  end
  $$;
create or replace function door.set_password(changed_user uuid, new_hash text) returns void
  language sql security definer set search_path = ''
  as $$
    update public.users set password_hash = new_hash, password_changed_at = now(), state = 'active'
    where id = changed_user and state <> 'disabled'
  $$;
create or replace function door.setup_link_of(token text)
  returns table (link_id uuid, user_id uuid, login text, user_name text)
  language sql stable security definer set search_path = ''
  as $$
    select l.id, u.id, u.login, u.name from public.setup_links l left join public.users u on u.id = l.user_id
    where l.token_hash = door.hash_of(token) and l.used_at is null and l.expires_at > now()
  $$;
create or replace function door.use_setup_link(token text) returns boolean
  language plpgsql security definer set search_path = ''
  as $$
  declare
    invited uuid;
  begin
    update public.setup_links set used_at = now()
    where token_hash = door.hash_of(token) and used_at is null and expires_at > now() returning user_id into invited;
    if not found then return false; end if;
    -- Whoever asked for a second link has two; the first use spends both.
    update public.setup_links set used_at = now() where user_id = invited and used_at is null;
    return true;
  end
  $$;
create or replace function door.found_administrator(token text, new_login text, new_name text, new_role text, new_hash text) returns void
  language plpgsql security definer set search_path = ''
  as $$
  declare
    founded uuid;
  begin
    if not exists (select 1 from public.setup_links where token_hash = door.hash_of(token) and user_id is null and used_at = now())
      or new_role not in ('system_admin', 'security_admin', 'auditor')
      or exists (select 1 from public.user_roles where role = new_role) then
      raise exception 'no first administrators to found' using errcode = 'insufficient_privilege';
    end if;
    insert into public.users (login, name, unit_id, password_hash, password_changed_at)
    values (lower(new_login), new_name, (select id from public.units where kind = 'league' limit 1), new_hash, now())
    returning id into founded;
    insert into public.user_roles (user_id, role) values (founded, new_role);
  end
  $$;
grant execute on function door.sign_in_state(text), door.fail_sign_in(text), door.open_session(uuid, text, text),
  door.set_password(uuid, text), door.setup_link_of(text), door.use_setup_link(text),
  door.found_administrator(text, text, text, text, text), door.end_session(text) to lianzhao_signin;
create or replace function door.people_of_demo() returns table (login text, user_name text, unit_name text, roles text[])
  language sql stable security definer set search_path = ''
  as $$
    select u.login, u.name, n.name, array_agg(r.role)
    from public.users u join public.units n on n.id = u.unit_id join public.user_roles r on r.user_id = u.id
    where exists (select 1 from public.deployment where key = 'demo') and u.login like 'demo-%'
    group by u.id, n.name order by min(u.created_at), u.login
  $$;
grant execute on function door.people_of_demo() to lianzhao_signin;
