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
revoke all on all functions in schema audit from public, lianzhao_app, lianzhao_jobs, lianzhao_auditor, lianzhao_signin;
grant execute on function audit.note(text, jsonb) to lianzhao_app, lianzhao_signin, lianzhao_auditor;
grant execute on function audit.seal(), audit.waiting_since() to lianzhao_jobs;
grant execute on function audit.broken_seals() to lianzhao_jobs, lianzhao_auditor;
reset role;
