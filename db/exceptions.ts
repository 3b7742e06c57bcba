import { type SQL, sql } from "drizzle-orm";
import type { PostedEvent } from "@/domain/change";
import type { ExceptionKind, FoundException } from "@/domain/exception";
import { yuan } from "@/domain/money";
import type { Rules } from "@/domain/setting";
import type { Tx } from "./client";

const soonDays = 7;

const touches = (industryIds: readonly string[] | null): SQL =>
  industryIds === null ? sql`true` : sql`p.industry_ids && ${sql.param([...industryIds])}::text[]`;

/** Of each kind of trouble the number of projects and the one that waits longest, among those the viewer sees. */
export async function readExceptions(
  tx: Tx,
  rules: Rules,
  industryIds: readonly string[] | null,
): Promise<FoundException[]> {
  const rows = await tx.execute<{
    kind: ExceptionKind;
    count: number;
    id: string;
    name: string;
    unit_name: string;
    owner_name: string | null;
    days: number;
    due_on: string | null;
  }>(sql`
    with clock as (select (now() at time zone 'Asia/Shanghai')::date as today),
    troubled as (
      select 'stalled' as kind, p.id, today - p.signed_on as days, null::date as due_on, p.signed_on as since from projects p, clock
      where p.status = 'active' and p.stage in ('signed', 'registered') and ${touches(industryIds)}
        and p.signed_on + make_interval(months => ${rules.idleMonths.idle}::int) < today
      union all
      select 'protection', p.id, p.protected_until - today, p.protected_until, p.protected_until from projects p, clock
      where p.status = 'active' and p.stage in ('talks', 'intent', 'framework') and ${touches(industryIds)}
        and p.protected_until <= today + ${soonDays}::int
      union all
      select 'sleeping', p.id, today - quiet.since, null, quiet.since from projects p, clock,
        lateral (select coalesce(p.last_contact_on, (p.created_at at time zone 'Asia/Shanghai')::date) as since) quiet
      where p.status = 'active' and p.stage in ('studied', 'talks') and ${touches(industryIds)}
        and quiet.since + ${rules.dormantDays}::int < today
      union all
      select 'signing', p.id, today - (s.submitted_at at time zone 'Asia/Shanghai')::date, null, s.submitted_at::date
      from signings s join projects p on p.id = s.project_id, clock
      where s.decision is null and ${touches(industryIds)}
    ),
    worst as (
      select *, count(*) over (partition by kind)::int as count, row_number() over (partition by kind order by since, id) as place from troubled
    )
    select w.kind, w.count, p.id, p.name, n.short_name as unit_name, u.name as owner_name, w.days, w.due_on::text as due_on
    from worst w join projects p on p.id = w.id
    join units n on n.id = coalesce(p.landing_unit_id, p.owner_unit_id)
    left join users u on u.id = p.owner_user_id
    where w.place = 1`);
  return [...rows].map((row) => ({
    kind: row.kind,
    count: row.count,
    projectId: row.id,
    projectName: row.name,
    unitName: row.unit_name,
    ownerName: row.owner_name,
    days: row.days,
    dueOn: row.due_on,
  }));
}

/** What the ledger took in since the month began, net by event and project, for one target year. */
export async function readPostedEvents(tx: Tx, year: number, industryIds: readonly string[]): Promise<PostedEvent[]> {
  const rows = await tx.execute<{
    event_kind: string;
    project_id: string;
    project_name: string;
    committed: string;
    construction: string;
    realised: string;
  }>(sql`
    select c.event_kind, c.project_id, p.name as project_name,
      coalesce(sum(c.amount_yuan) filter (where c.bucket = 'committed'), 0)::text as committed,
      coalesce(sum(c.amount_yuan) filter (where c.bucket = 'under_construction'), 0)::text as construction,
      coalesce(sum(c.amount_yuan) filter (where c.bucket = 'realised'), 0)::text as realised
    from credits c join projects p on p.id = c.project_id
    where c.posted_month = door.current_month() and c.year = ${year} and c.indicator_id = 'output'
      and c.industry_id = any (${sql.param([...industryIds])}::text[])
    group by c.event_kind, c.event_id, c.project_id, p.name
    having coalesce(sum(c.amount_yuan) filter (where c.bucket in ('under_construction', 'realised')), 0) <> 0
    order by 2 limit 5000`);
  return [...rows].map((row) => ({
    eventKind: row.event_kind,
    projectId: row.project_id,
    projectName: row.project_name,
    committedYuan: yuan(Number(row.committed)),
    constructionYuan: yuan(Number(row.construction)),
    realisedYuan: yuan(Number(row.realised)),
  }));
}
