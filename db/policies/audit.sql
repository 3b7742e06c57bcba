set role lianzhao_audit;
revoke all on all tables in schema audit from public, lianzhao_app, lianzhao_jobs, lianzhao_auditor, lianzhao_signin;
alter table audit.entries enable row level security;
alter table audit.seals enable row level security;
alter table audit.salt enable row level security;
drop policy if exists read_entries on audit.entries;
create policy read_entries on audit.entries for select to lianzhao_auditor
  using ('auditor' = any ((select (door.viewer()).roles)::text[]));
drop policy if exists read_seals on audit.seals;
create policy read_seals on audit.seals for select to lianzhao_auditor
  using ('auditor' = any ((select (door.viewer()).roles)::text[]));
grant select on audit.entries, audit.seals to lianzhao_auditor;
-- For the readiness check: since when the oldest entry waits for its seal; null when all are sealed.
create or replace function audit.waiting_since() returns timestamptz
  language sql stable security definer set search_path = ''
  as $$ select min(at) from audit.entries where tx_id >= (select coalesce(max(until_tx), 0) from audit.seals) $$;
-- An import leaves one line a statement and a count, not a line a row; every row keeps the import it came from.
create or replace function audit.record() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
  declare
    asker door.viewer_row := door.viewer();
    request text := nullif(current_setting('app.request', true), '');
    bulk text := nullif(current_setting('app.import', true), '');
    changed bigint;
  begin
    if bulk is not null and tg_table_name in ('companies', 'matches', 'company_products', 'company_honours') then
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
revoke all on all functions in schema audit from public, lianzhao_app, lianzhao_jobs, lianzhao_auditor, lianzhao_signin;
grant execute on function audit.note(text, jsonb) to lianzhao_app, lianzhao_signin, lianzhao_auditor;
grant execute on function audit.seal(), audit.waiting_since() to lianzhao_jobs;
grant execute on function audit.broken_seals() to lianzhao_jobs, lianzhao_auditor;
reset role;
