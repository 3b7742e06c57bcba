-- Invariants stated a second time, where no feature can forget them.
alter table credits
  add constraint credits_one_measure check (num_nonnulls(amount_yuan, quantity_milli) = 1),
  add constraint credits_money_is_output check ((indicator_id = 'output') = (amount_yuan is not null)),
  add constraint credits_not_empty check (coalesce(amount_yuan, quantity_milli) <> 0);
--> statement-breakpoint
alter table project_shares
  add constraint project_shares_in_range check (basis_points between 1 and 10000);
--> statement-breakpoint
alter table projects
  add constraint projects_stage_known check (stage in ('lead','studied','talks','intent','framework','signed','registered','building','counted','producing','capacity')),
  add constraint projects_status_known check (status in ('active','lost','terminated','suspended')),
  add constraint projects_money_not_negative check (least(investment_yuan, fixed_investment_yuan, output_yuan, tax_yuan, jobs) >= 0);
--> statement-breakpoint
alter table signings
  add constraint signings_two_people check (decision is distinct from 'confirmed' or decided_by <> submitted_by),
  add constraint signings_decided_whole check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null));
--> statement-breakpoint
alter table amendments
  add constraint amendments_two_people check (decision is distinct from 'approved' or decided_by <> requested_by);
--> statement-breakpoint
alter table targets
  add constraint targets_blank_is_null check ((operator = 'blank') = (value_milli is null));
--> statement-breakpoint
alter table files
  add constraint files_small check (size_bytes between 1 and 20971520);
--> statement-breakpoint
create function door.refuse_change() returns trigger language plpgsql set search_path = ''
  as $$ begin raise exception 'the ledger takes no change, only reversals' using errcode = 'insufficient_privilege'; end $$;
--> statement-breakpoint
create trigger append_only before update or delete or truncate on credits
  for each statement execute function door.refuse_change();
--> statement-breakpoint
create function door.current_month() returns text language sql stable set search_path = ''
  as $$ select to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM') $$;
--> statement-breakpoint
-- A line is posted into the first open month from now on; the share lock holds off a closing until it has landed.
create function door.open_period() returns text language plpgsql security definer set search_path = ''
  as $$
  declare
    candidate text := door.current_month();
    closed timestamptz;
  begin
    loop
      insert into public.periods (month) values (candidate) on conflict do nothing;
      select closed_at into closed from public.periods where month = candidate for share;
      if closed is null then return candidate; end if;
      candidate := to_char(to_date(candidate, 'YYYY-MM') + interval '1 month', 'YYYY-MM');
    end loop;
  end
  $$;
--> statement-breakpoint
create function door.place_credit() returns trigger language plpgsql security definer set search_path = ''
  as $$
  begin
    new.posted_month := door.open_period();
    new.posted_at := now();
    return new;
  end
  $$;
--> statement-breakpoint
create trigger place_credit before insert on credits for each row execute function door.place_credit();
--> statement-breakpoint
create function door.track_live_credit() returns trigger language plpgsql security definer set search_path = ''
  as $$
  declare
    reversed public.credits;
  begin
    if new.reverses_id is null then
      insert into public.live_credits (credit_id, project_id, bucket, industry_id, banner_id, indicator_id, year, amount_yuan, quantity_milli)
      values (new.id, new.project_id, new.bucket, new.industry_id, new.banner_id, new.indicator_id, new.year, new.amount_yuan, new.quantity_milli);
      return null;
    end if;
    select * into reversed from public.credits where id = new.reverses_id;
    if reversed.reverses_id is not null
      or (reversed.project_id, reversed.bucket, reversed.industry_id, reversed.banner_id, reversed.indicator_id, reversed.year)
         is distinct from (new.project_id, new.bucket, new.industry_id, new.banner_id, new.indicator_id, new.year)
      or new.amount_yuan is distinct from -reversed.amount_yuan
      or new.quantity_milli is distinct from -reversed.quantity_milli then
      raise exception 'a reversal mirrors the line it reverses' using errcode = 'check_violation';
    end if;
    delete from public.live_credits where credit_id = new.reverses_id;
    return null;
  end
  $$;
--> statement-breakpoint
create trigger track_live_credit after insert on credits for each row execute function door.track_live_credit();
--> statement-breakpoint
create function door.check_shares_foot() returns trigger language plpgsql security definer set search_path = ''
  as $$
  declare
    held record := coalesce(new, old);
    total bigint;
  begin
    select sum(basis_points) into total from public.project_shares where project_id = held.project_id and kind = held.kind;
    if total is not null and total <> 10000 then
      raise exception 'shares of a project foot to 100.00 %%' using errcode = 'check_violation', constraint = 'project_shares_foot';
    end if;
    return null;
  end
  $$;
--> statement-breakpoint
create constraint trigger project_shares_foot after insert or update or delete on project_shares
  deferrable initially deferred for each row execute function door.check_shares_foot();
--> statement-breakpoint
create function door.refresh_project_industries() returns trigger language plpgsql security definer set search_path = ''
  as $$
  declare
    touched uuid := case when tg_op = 'DELETE' then old.project_id else new.project_id end;
  begin
    update public.projects p set industry_ids = found.ids
    from (
      select coalesce(array_agg(distinct id order by id), '{}') as ids from (
        select l.industry_id as id from public.project_links pl join public.links l on l.id = pl.link_id where pl.project_id = touched
        union
        select subject_id from public.project_shares where project_id = touched and kind = 'industry'
      ) every
    ) found
    where p.id = touched and p.industry_ids is distinct from found.ids;
    return null;
  end
  $$;
--> statement-breakpoint
create trigger refresh_industries after insert or update or delete on project_links
  for each row execute function door.refresh_project_industries();
--> statement-breakpoint
create trigger refresh_industries after insert or update or delete on project_shares
  for each row execute function door.refresh_project_industries();
--> statement-breakpoint
-- Serial numbers count every project of the year; a code therefore tells how many were opened, and nothing else.
create table project_serials (year integer primary key, last_serial integer not null);
--> statement-breakpoint
create function door.next_project_serial(serial_year integer) returns integer
  language sql security definer set search_path = ''
  as $$
    insert into public.project_serials as s (year, last_serial) values (serial_year, 1)
    on conflict (year) do update set last_serial = s.last_serial + 1
    returning last_serial
  $$;
--> statement-breakpoint
-- Rights change at once: whoever loses a role, a unit, the account or the password loses every session with it.
create function door.end_sessions_on_change() returns trigger language plpgsql security definer set search_path = ''
  as $$
  declare
    touched uuid;
  begin
    if tg_table_name = 'users' then
      if (old.state, old.unit_id, old.password_hash) is not distinct from (new.state, new.unit_id, new.password_hash) then
        return null;
      end if;
      touched := new.id;
    else
      touched := case when tg_op = 'DELETE' then old.user_id else new.user_id end;
    end if;
    update public.sessions set ended_at = now(), ended_reason = 'rights_changed' where user_id = touched and ended_at is null;
    return null;
  end
  $$;
--> statement-breakpoint
create trigger end_sessions after update on users for each row execute function door.end_sessions_on_change();
--> statement-breakpoint
create trigger end_sessions after insert or update or delete on user_roles
  for each row execute function door.end_sessions_on_change();
--> statement-breakpoint
create function door.check_roles_apart() returns trigger language plpgsql security definer set search_path = ''
  as $$
  declare
    held text[];
  begin
    select array_agg(role) into held from public.user_roles where user_id = new.user_id;
    if cardinality(held) > 1 and held && '{system_admin,security_admin,auditor}'::text[] then
      raise exception 'an administrative role is held alone' using errcode = 'check_violation', constraint = 'user_roles_apart';
    end if;
    return null;
  end
  $$;
--> statement-breakpoint
create constraint trigger user_roles_apart after insert or update on user_roles
  deferrable initially deferred for each row execute function door.check_roles_apart();
