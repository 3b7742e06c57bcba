import { type SQL, sql } from "drizzle-orm";
import { type ColumnKey, investmentBands, ownScopeOf, type ProjectFilter, type Scope } from "@/domain/project-filter";
import { boardColumns } from "@/domain/stage";
import type { Viewer } from "@/domain/viewer";

/** What is due on no day stands last. */
export const dueOrder: SQL = sql`coalesce(p.due_on, date '9999-12-31')`;
/** As a subquery it is worked out once and not for every row. */
export const today: SQL = sql.raw(`(select (now() at time zone 'Asia/Shanghai')::date)`);
export const isStalled: SQL = sql`p.due_on < ${today}`;

/** The condition of board, table and totals alike, over `projects p`; which rows exist at all is the database's. */
export function matching(viewer: Viewer, filter: ProjectFilter): SQL {
  const { view, column, banner, cluster, industry, link, band, owner, stalled, status, q } = filter;
  const conditions: SQL[] = [
    sql`p.status = ${status}`,
    ...inScope(viewer, filter.scope ?? ownScopeOf(viewer)),
    ...(banner
      ? [sql`(p.landing_unit_id = ${banner} or p.landing_unit_id is null and p.owner_unit_id = ${banner})`]
      : []),
    ...(cluster
      ? [sql`p.industry_ids && (select coalesce(array_agg(id), '{}') from industries where cluster_id = ${cluster})`]
      : []),
    ...(industry ? [sql`p.industry_ids && array[${industry}]`] : []),
    ...(link ? [sql`p.id in (select project_id from project_links where link_id = ${link})`] : []),
    ...(band ? [inBand(band)] : []),
    ...(owner ? [sql`p.owner_user_id = ${owner}`] : []),
    ...(stalled ? [isStalled] : []),
    ...(view === "table" && column ? [inColumn(column)] : []),
    ...(q === "" ? [] : [holding(q)]),
  ];
  return sql.join(conditions, sql` and `);
}

function inScope(viewer: Viewer, scope: Scope): SQL[] {
  if (scope === "all") return [];
  if (scope === "mine") return [sql`p.owner_user_id = ${viewer.userId}`];
  if (viewer.unitKind === "department" && viewer.responsibleIndustryIds.length > 0)
    return [sql`p.industry_ids && ${sql.param([...viewer.responsibleIndustryIds])}::text[]`];
  return [sql`${viewer.unitId} in (p.owner_unit_id, p.landing_unit_id, p.claim_unit_id)`];
}

function inColumn(key: ColumnKey): SQL {
  const stages = boardColumns.find((column) => column.key === key)?.stages ?? [];
  return sql`p.stage = any(${sql.param([...stages])}::text[])`;
}

function inBand(key: NonNullable<ProjectFilter["band"]>): SQL {
  const { fromYuan, belowYuan } = investmentBands[key];
  if (fromYuan === null) return sql`p.investment_yuan is null`;
  const from = sql`p.investment_yuan >= ${fromYuan}`;
  return belowYuan === null ? from : sql`${from} and p.investment_yuan < ${belowYuan}`;
}

const holding = (text: string): SQL => sql`(position(lower(${text}) in lower(p.name)) > 0
  or position(upper(${text}) in p.code) > 0
  or p.company_id in (select id from companies where position(lower(${text}) in lower(name)) > 0))`;
