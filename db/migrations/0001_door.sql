-- The door: who is asking, decided once per statement from a secret, never from a name the caller can choose.
create schema door;
--> statement-breakpoint
create type door.viewer_row as (
  user_id uuid,
  session_id uuid,
  unit_id text,
  roles text[],
  industry_ids text[],
  responsible_ids text[],
  is_business boolean,
  sees_all boolean,
  is_promoter boolean
);
--> statement-breakpoint
create function door.hash_of(token text) returns bytea
  language sql immutable strict parallel safe set search_path = ''
  as $$ select sha256(convert_to(token, 'UTF8')) $$;
--> statement-breakpoint
create function door.viewer_of(token text) returns door.viewer_row
  language sql stable security definer set search_path = ''
  as $$
    select row(
      u.id, s.id, u.unit_id, r.roles, i.all_ids, i.responsible_ids,
      not r.roles && '{system_admin,security_admin,auditor}'::text[],
      r.roles && '{promoter,verifier,leader,exporter}'::text[],
      'promoter' = any (r.roles)
    )::door.viewer_row
    from public.sessions s
    join public.users u on u.id = s.user_id and u.state = 'active'
    cross join lateral (select array_agg(role) as roles from public.user_roles where user_id = u.id) r
    cross join lateral (
      select coalesce(array_agg(industry_id), '{}') as all_ids,
             coalesce(array_agg(industry_id) filter (where duty = 'responsible'), '{}') as responsible_ids
      from public.industry_units where unit_id = u.unit_id
    ) i
    where s.token_hash = door.hash_of(token)
      and s.ended_at is null
      and s.expires_at > now()
      and s.last_seen_at > now() - interval '30 minutes'
      and r.roles is not null
  $$;
--> statement-breakpoint
create function door.viewer() returns door.viewer_row
  language sql stable security definer set search_path = ''
  as $$ select door.viewer_of(nullif(current_setting('app.session', true), '')) $$;
--> statement-breakpoint
-- Shuts one table: forced row rights, no grants but those its policy file gives, the owner's own policy, audit triggers.
create function door.guard(guarded regclass, is_audited boolean default true) returns void
  language plpgsql set search_path = ''
  as $$
  declare
    policy record;
  begin
    execute format('alter table %s enable row level security', guarded);
    execute format('alter table %s force row level security', guarded);
    execute format('revoke all on table %s from public, lianzhao_app, lianzhao_jobs, lianzhao_auditor, lianzhao_signin', guarded);
    for policy in select polname from pg_catalog.pg_policy where polrelid = guarded loop
      execute format('drop policy %I on %s', policy.polname, guarded);
    end loop;
    execute format('create policy owner_all on %s to %I using (true) with check (true)', guarded, current_user);
    execute format('drop trigger if exists audit_insert on %s', guarded);
    execute format('drop trigger if exists audit_update on %s', guarded);
    execute format('drop trigger if exists audit_delete on %s', guarded);
    if is_audited then
      execute format('create trigger audit_insert after insert on %s referencing new table as new_rows for each statement execute function audit.record()', guarded);
      execute format('create trigger audit_update after update on %s referencing old table as old_rows new table as new_rows for each statement execute function audit.record()', guarded);
      execute format('create trigger audit_delete after delete on %s referencing old table as old_rows for each statement execute function audit.record()', guarded);
    end if;
  end
  $$;
