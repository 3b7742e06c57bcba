-- Run first: everything is shut, then each noun's file opens what it must.
revoke all on schema public from public;
grant usage on schema public, door to lianzhao_app, lianzhao_jobs, lianzhao_auditor, lianzhao_signin;
revoke all on all tables in schema public from public, lianzhao_app, lianzhao_jobs, lianzhao_auditor, lianzhao_signin;
revoke all on all sequences in schema public from public, lianzhao_app, lianzhao_jobs, lianzhao_auditor, lianzhao_signin;
revoke all on all functions in schema door from public, lianzhao_app, lianzhao_jobs, lianzhao_auditor, lianzhao_signin, lianzhao_audit;
grant execute on function door.viewer(), door.hash_of(text) to lianzhao_app, lianzhao_auditor, lianzhao_jobs, lianzhao_audit;
grant execute on function door.hash_of(text) to lianzhao_signin;
do $$ begin execute format('revoke all on database %I from public', current_database()); end $$;
do $$ begin execute format('grant connect on database %I to lianzhao_app, lianzhao_jobs, lianzhao_auditor, lianzhao_signin', current_database()); end $$;
-- Deadlines as data, per login.
alter role lianzhao_app set statement_timeout = '15s';
alter role lianzhao_app set lock_timeout = '5s';
alter role lianzhao_app set idle_in_transaction_session_timeout = '30s';
alter role lianzhao_signin set statement_timeout = '5s';
alter role lianzhao_signin set lock_timeout = '3s';
alter role lianzhao_signin set idle_in_transaction_session_timeout = '10s';
alter role lianzhao_auditor set statement_timeout = '15s';
alter role lianzhao_jobs set statement_timeout = '120s';
