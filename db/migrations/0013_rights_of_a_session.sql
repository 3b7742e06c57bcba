ALTER TABLE "sessions" ADD COLUMN "unit_id" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "roles" text[];--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "industry_ids" text[];--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "responsible_ids" text[];--> statement-breakpoint
-- An active person's unit, roles and the unit's industries; no row for anybody else.
create function door.rights_of(asked uuid)
  returns table (unit_id text, roles text[], industry_ids text[], responsible_ids text[])
  language sql stable set search_path = ''
  as $$
    select u.unit_id, r.roles, i.all_ids, i.responsible_ids
    from public.users u
    cross join lateral (select array_agg(role order by role) as roles from public.user_roles where user_id = u.id) r
    cross join lateral (
      select coalesce(array_agg(industry_id order by industry_id), '{}') as all_ids,
             coalesce(array_agg(industry_id order by industry_id) filter (where duty = 'responsible'), '{}') as responsible_ids
      from public.industry_units where unit_id = u.unit_id
    ) i
    where u.id = asked and u.state = 'active' and r.roles is not null
  $$;
--> statement-breakpoint
-- A session that opens while rights change would carry the old ones: opening and changing wait for one another's end.
create function door.write_rights() returns trigger language plpgsql security definer set search_path = ''
  as $$
  begin
    perform pg_advisory_xact_lock_shared(715002);
    select r.unit_id, r.roles, r.industry_ids, r.responsible_ids into new.unit_id, new.roles, new.industry_ids, new.responsible_ids
    from (select new.user_id) asked left join lateral door.rights_of(asked.user_id) r on true;
    return new;
  end
  $$;
--> statement-breakpoint
create trigger write_rights before insert on sessions for each row execute function door.write_rights();
--> statement-breakpoint
create function door.hold_openings() returns trigger language plpgsql set search_path = ''
  as $$
  begin
    perform pg_advisory_xact_lock(715002);
    return null;
  end
  $$;
--> statement-breakpoint
create trigger hold_openings before update of state, unit_id, password_hash on users
  for each statement execute function door.hold_openings();
--> statement-breakpoint
create trigger hold_openings before insert or update or delete on user_roles
  for each statement execute function door.hold_openings();
--> statement-breakpoint
create trigger hold_openings before insert or update or delete or truncate on industry_units
  for each statement execute function door.hold_openings();
--> statement-breakpoint
-- Another duty of a unit ends nobody's session: whoever is signed in goes on with the rights the unit has now.
create function door.renew_rights() returns trigger language plpgsql security definer set search_path = ''
  as $$
  begin
    update public.sessions s set unit_id = r.unit_id, roles = r.roles, industry_ids = r.industry_ids, responsible_ids = r.responsible_ids
    from public.sessions o left join lateral door.rights_of(o.user_id) r on true
    where s.id = o.id and o.ended_at is null and o.expires_at > now()
      and (s.unit_id, s.roles, s.industry_ids, s.responsible_ids) is distinct from (r.unit_id, r.roles, r.industry_ids, r.responsible_ids);
    return null;
  end
  $$;
--> statement-breakpoint
create trigger renew_rights after insert or update or delete or truncate on industry_units
  for each statement execute function door.renew_rights();
--> statement-breakpoint
update sessions s set unit_id = r.unit_id, roles = r.roles, industry_ids = r.industry_ids, responsible_ids = r.responsible_ids
from sessions o, lateral door.rights_of(o.user_id) r where s.id = o.id and o.ended_at is null;
--> statement-breakpoint
-- The board and the lists look at indexes alone, which holds for pages a vacuum has seen.
alter table projects set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_insert_scale_factor = 0.01);
--> statement-breakpoint
alter table companies set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
