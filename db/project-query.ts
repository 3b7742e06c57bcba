import { type SQL, sql } from "drizzle-orm";
import { queryPieces } from "@/domain/bigram";
import { countedUpTo } from "@/domain/company-list";
import { type ColumnKey, investmentBands, ownScopeOf, type ProjectFilter, type Scope } from "@/domain/project-filter";
import { boardColumns } from "@/domain/stage";
import type { Viewer } from "@/domain/viewer";
import type { Tx } from "./client";
import { today } from "./clock";
import { all, folded, readAsked } from "./company-query";

/** What is due on no day stands last. */
export const dueOrder: SQL = sql`coalesce(p.due_on, date '9999-12-31')`;
/** As a subquery it is worked out once and not for every row. */
export const todayOnce: SQL = sql`(select ${today})`;
export const isStalled: SQL = sql`p.due_on < ${todayOnce}`;

/**
 * The condition of board, table and totals alike, over `projects p`, made once for all of them; which rows exist at all
 * is the database's.
 */
export async function readMatching(tx: Tx, viewer: Viewer, filter: ProjectFilter): Promise<SQL> {
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
    ...(q === "" ? [] : [await readHolding(tx, q)]),
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

/** Every word stands in the project's name or code, or its company answers the directory's search. */
async function readHolding(tx: Tx, query: string): Promise<SQL> {
  const words = queryPieces(query);
  if (words.length === 0) return sql`false`;
  const ofProject = all(words.map(holdsWord));
  const { asked, holders } = await readAsked(tx, query);
  if (asked.words.length === 0) return ofProject;
  // Very many companies are tested project by project: as a set of them the planner would read all of the directory.
  if (holders > countedUpTo)
    return sql`(${ofProject} or coalesce((select true from companies c where c.id = p.company_id and ${all(asked.broad)}), false))`;
  const found = await tx.execute<{ id: string }>(sql`
    select c.id from companies c where ${all(asked.narrow)} and c.id in (select company_id from projects)`);
  const ids = sql.param([...found].map(({ id }) => id));
  return sql`(${ofProject} or p.company_id in (select unnest(${ids}::uuid[])))`;
}

/** A word stands in a project's name or code. */
export const holdsWord = (word: string): SQL =>
  sql`(position(${word} in ${folded(sql`p.name`, word)}) > 0 or position(${word.toUpperCase()} in p.code) > 0)`;
