import { type SQL, sql } from "drizzle-orm";
import type { PostedEvents } from "@/domain/change";
import type { ExceptionKind, FoundException } from "@/domain/exception";
import { yuan } from "@/domain/money";
import type { Rules } from "@/domain/setting";
import type { Tx } from "./client";
import { dateOf, today } from "./clock";

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
    with clock as (select ${today} as today),
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
        lateral (select coalesce(p.last_contact_on, ${dateOf(sql`p.created_at`)}) as since) quiet
      where p.status = 'active' and p.stage in ('studied', 'talks') and ${touches(industryIds)}
        and quiet.since + ${rules.dormantDays}::int < today
      union all
      select 'signing', p.id, today - ${dateOf(sql`s.submitted_at`)}, null, s.submitted_at::date
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
export async function readPostedEvents(tx: Tx, year: number, industryIds: readonly string[]): Promise<PostedEvents[]> {
  const rows = await tx.execute<{
    event_kind: string;
    count: number;
    committed: string;
    construction: string;
    realised: string;
    first_id: string;
    first_name: string;
    last_id: string;
  }>(sql`
    with posted as (
      select c.event_kind, c.project_id,
        coalesce(sum(c.amount_yuan) filter (where c.bucket = 'committed'), 0) as committed,
        coalesce(sum(c.amount_yuan) filter (where c.bucket = 'under_construction'), 0) as construction,
        coalesce(sum(c.amount_yuan) filter (where c.bucket = 'realised'), 0) as realised
      from credits c
      where c.posted_month = (select door.current_month()) and c.year = ${year} and c.indicator_id = 'output'
        and c.industry_id = any (${sql.param([...industryIds])}::text[])
      group by c.event_kind, c.event_id, c.project_id),
    alike as (
      select event_kind, count(*)::int as count, sum(committed)::text as committed, sum(construction)::text as construction,
        sum(realised)::text as realised, min(project_id::text) as first_id, max(project_id::text) as last_id
      from posted where construction + realised <> 0
      group by event_kind, sign(committed), sign(construction), sign(realised), sign(construction + realised))
    select a.*, p.name as first_name from alike a join projects p on p.id = a.first_id::uuid order by a.first_id`);
  return [...rows].map((row) => ({
    eventKind: row.event_kind,
    count: row.count,
    committedYuan: yuan(Number(row.committed)),
    constructionYuan: yuan(Number(row.construction)),
    realisedYuan: yuan(Number(row.realised)),
    firstProject: { id: row.first_id, name: row.first_name },
    lastProjectId: row.last_id,
  }));
}
