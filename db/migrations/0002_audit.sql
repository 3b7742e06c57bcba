-- The audit log: its own schema and owner, append-only, sealed in ranges.
grant usage on schema door to lianzhao_audit;
--> statement-breakpoint
grant create on schema public to lianzhao_audit;
--> statement-breakpoint
create schema audit authorization lianzhao_audit;
--> statement-breakpoint
grant usage on schema audit to lianzhao_app, lianzhao_signin, lianzhao_jobs, lianzhao_auditor;
--> statement-breakpoint
set role lianzhao_audit;
--> statement-breakpoint
create table audit.entries (
  id bigint generated always as identity primary key,
  tx_id bigint not null default pg_current_xact_id()::text::bigint,
  at timestamptz not null default clock_timestamp(),
  user_id uuid,
  session_id uuid,
  request_id text,
  operation text not null check (operation in ('INSERT', 'UPDATE', 'DELETE', 'BULK', 'EVENT')),
  subject text not null,
  row_id text,
  before jsonb,
  after jsonb
);
--> statement-breakpoint
create index entries_by_tx on audit.entries (tx_id, id);
--> statement-breakpoint
create index entries_by_row on audit.entries (subject, row_id, id);
--> statement-breakpoint
create table audit.seals (
  id bigint generated always as identity primary key,
  from_tx bigint not null,
  until_tx bigint not null,
  entry_count bigint not null,
  alg text not null,
  hash text not null,
  sealed_at timestamptz not null default clock_timestamp()
);
--> statement-breakpoint
create table audit.salt (value text not null);
--> statement-breakpoint
insert into audit.salt values (gen_random_uuid()::text || gen_random_uuid()::text);
--> statement-breakpoint
create function audit.refuse_change() returns trigger language plpgsql set search_path = ''
  as $$ begin raise exception 'the audit log takes no change' using errcode = 'insufficient_privilege'; end $$;
--> statement-breakpoint
create trigger append_only before update or delete or truncate on audit.entries
  for each statement execute function audit.refuse_change();
--> statement-breakpoint
create trigger append_only before update or delete or truncate on audit.seals
  for each statement execute function audit.refuse_change();
--> statement-breakpoint
-- Personal columns are kept as salted hashes and secrets not at all, so that deletion duties and the log can both hold.
create function audit.redact(subject text, changed jsonb) returns jsonb
  language plpgsql stable set search_path = ''
  as $$
  declare
    personal text;
  begin
    if subject = 'contacts' then
      foreach personal in array array['name', 'phone', 'phone_masked'] loop
        if changed ->> personal is not null then
          changed := jsonb_set(changed, array[personal], to_jsonb('sha256:' || encode(sha256(convert_to(
            (select value from audit.salt) || (changed ->> personal), 'UTF8')), 'hex')));
        end if;
      end loop;
    end if;
    return changed - array['password_hash', 'totp_secret', 'token_hash', 'content', 'name_grams', 'text_grams', 'answer'];
  end
  $$;
--> statement-breakpoint
create function audit.record() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
  declare
    asker door.viewer_row := door.viewer();
    request text := nullif(current_setting('app.request', true), '');
    bulk text := nullif(current_setting('app.import', true), '');
    changed bigint;
  begin
    if bulk is not null and tg_table_name in ('companies', 'matches') then
      if tg_op = 'DELETE' then select count(*) into changed from old_rows; else select count(*) into changed from new_rows; end if;
      if changed > 0 then
        insert into audit.entries (user_id, session_id, request_id, operation, subject, row_id, after)
        values (asker.user_id, asker.session_id, request, 'BULK', tg_table_name, bulk,
                jsonb_build_object('operation', tg_op, 'rows', changed));
      end if;
    elsif tg_op = 'INSERT' and tg_table_name = 'files' then
      -- Named columns: a row as a whole would carry 20 MB of content through JSON only to drop it.
      insert into audit.entries (user_id, session_id, request_id, operation, subject, row_id, after)
      select asker.user_id, asker.session_id, request, tg_op, tg_table_name, n.id::text,
             jsonb_build_object('id', n.id, 'project_id', n.project_id, 'kind', n.kind, 'name', n.name, 'size_bytes', n.size_bytes,
               'hash_alg', n.hash_alg, 'hash', n.hash, 'uploaded_by', n.uploaded_by, 'uploaded_at', n.uploaded_at)
      from new_rows n;
    elsif tg_op = 'INSERT' then
      insert into audit.entries (user_id, session_id, request_id, operation, subject, row_id, after)
      select asker.user_id, asker.session_id, request, tg_op, tg_table_name,
             coalesce(r ->> 'id', r ->> 'project_id', r ->> 'user_id', r ->> 'key'), audit.redact(tg_table_name, r)
      from (select to_jsonb(n) as r from new_rows n) rows;
    elsif tg_op = 'DELETE' then
      insert into audit.entries (user_id, session_id, request_id, operation, subject, row_id, before)
      select asker.user_id, asker.session_id, request, tg_op, tg_table_name,
             coalesce(r ->> 'id', r ->> 'project_id', r ->> 'user_id', r ->> 'key'), audit.redact(tg_table_name, r)
      from (select to_jsonb(o) as r from old_rows o) rows;
    else
      insert into audit.entries (user_id, session_id, request_id, operation, subject, row_id, before, after)
      select asker.user_id, asker.session_id, request, tg_op, tg_table_name,
             coalesce(a.r ->> 'id', a.r ->> 'project_id', a.r ->> 'user_id', a.r ->> 'key'),
             audit.redact(tg_table_name, b.r), audit.redact(tg_table_name, a.r)
      from (select to_jsonb(o) as r, row_number() over () as n from old_rows o) b
      join (select to_jsonb(w) as r, row_number() over () as n from new_rows w) a using (n)
      where a.r is distinct from b.r;
    end if;
    return null;
  end
  $$;
--> statement-breakpoint
-- Sign-in, denial, export, reveal and settings are events of the same log.
create function audit.note(kind text, detail jsonb) returns void
  language plpgsql security definer set search_path = ''
  as $$
  declare
    asker door.viewer_row := door.viewer();
  begin
    insert into audit.entries (user_id, session_id, request_id, operation, subject, after)
    values (asker.user_id, asker.session_id, nullif(current_setting('app.request', true), ''), 'EVENT', kind, detail);
  end
  $$;
--> statement-breakpoint
create function audit.digest(from_tx bigint, until_tx bigint, out entry_count bigint, out hash text)
  language sql stable security definer set search_path = ''
  as $$
    select count(*), encode(sha256(convert_to(coalesce(string_agg(e::text, E'\n' order by e.tx_id, e.id), ''), 'UTF8')), 'hex')
    from audit.entries e where e.tx_id >= from_tx and e.tx_id < until_tx
  $$;
--> statement-breakpoint
-- Seals what every transaction older than the oldest running one has written; those rows can no longer grow.
create function audit.seal() returns bigint
  language plpgsql security definer set search_path = ''
  as $$
  declare
    starts bigint := coalesce((select max(until_tx) from audit.seals), 0);
    ends bigint := pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
    sealed record;
  begin
    if not pg_try_advisory_xact_lock(715001) then return 0; end if;
    select * into sealed from audit.digest(starts, ends);
    if sealed.entry_count = 0 then return 0; end if;
    insert into audit.seals (from_tx, until_tx, entry_count, alg, hash)
    values (starts, ends, sealed.entry_count, 'sha256', sealed.hash);
    return sealed.entry_count;
  end
  $$;
--> statement-breakpoint
create function audit.broken_seals() returns setof bigint
  language sql stable security definer set search_path = ''
  as $$
    select s.id from audit.seals s cross join lateral audit.digest(s.from_tx, s.until_tx) d
    where d.entry_count <> s.entry_count or d.hash <> s.hash
  $$;
--> statement-breakpoint
revoke all on all functions in schema audit from public;
--> statement-breakpoint
reset role;
--> statement-breakpoint
revoke create on schema public from lianzhao_audit;
