import { type SQL, sql } from "drizzle-orm";
import { type Capacity, milliIn } from "@/domain/capacity-unit";
import {
  type GapFilter,
  type GapLink,
  type GapOptions,
  type GapRow,
  gapConditions,
  gapQueue,
  knownGapFilter,
  shownGaps,
} from "@/domain/gap";
import { gapColumns, gapSheetWords } from "@/domain/gap-sheet";
import { seesAllProjects } from "@/domain/permission";
import { stagesFrom } from "@/domain/stage";
import type { Viewer } from "@/domain/viewer";
import { isLive, readLinkRows } from "./chains";
import { asViewer, type Tx } from "./client";
import { readToday } from "./clock";
import { exportList } from "./list-export";
import type { SheetFile } from "./sheet-cells";

/** `filter` is the one asked, without conditions nobody can pick. */
export type GapQueue = { rows: GapRow[]; today: string; filter: GapFilter; options: GapOptions; hasOwn: boolean };

/**
 * Every link that waits for somebody, as far as the viewer's rows tell; a banner in the filter counts only projects it
 * carries or receives. The filter's kind and 本单位 are the caller's to apply, so that each can be counted.
 */
export const listGaps = (viewer: Viewer, asked: GapFilter): Promise<GapQueue> =>
  asViewer(viewer, async (tx) => {
    const options = await readOptions(tx, asked.banner);
    const filter = knownGapFilter(asked, options);
    const counted = filter.banner
      ? sql`(p.owner_unit_id = ${filter.banner} or p.landing_unit_id = ${filter.banner})`
      : undefined;
    const which = filter.cluster
      ? sql`l.industry_id in (select id from industries where cluster_id = ${filter.cluster})`
      : sql`true`;
    const [rows, heads, work, today] = await Promise.all([
      readLinkRows(tx, which, counted),
      readHeads(tx),
      readWork(tx, counted),
      readToday(tx),
    ]);
    const worked = new Map(work.map((row) => [row.linkId, row]));
    const own = new Set([...viewer.responsibleIndustryIds, ...viewer.cooperatingIndustryIds]);
    const links = rows.flatMap((row): GapLink[] => {
      const head = heads.get(row.chainId);
      if (!head || (filter.department && !head.departmentIds.includes(filter.department))) return [];
      const { departmentIds: _, chainPosition: __, ...shown } = head;
      const work = worked.get(row.linkId);
      return [
        {
          ...row,
          ...shown,
          isOwn: own.has(row.industryId),
          lastContactOn: work?.lastContactOn ?? null,
          activeFirmCount: work?.activeFirmCount ?? 0,
          ...signedIn(row.assessment?.capacityUnit ?? null, work?.signed ?? []),
        },
      ];
    });
    const place = (link: GapLink) => heads.get(link.chainId)?.chainPosition ?? 0;
    links.sort((a, b) => place(a) - place(b));
    return { rows: gapQueue(links, today), today, filter, options, hasOwn: own.size > 0 };
  });

type Head = {
  chainName: string;
  industryName: string;
  clusterId: string;
  clusterName: string;
  responsible: string[];
  departmentIds: string[];
  chainPosition: number;
};

/** What stands over the links of a chain: industry, cluster and the departments 责任. */
async function readHeads(tx: Tx): Promise<Map<string, Head>> {
  const rows = await tx.execute<Head & { id: string }>(sql`
    select c.id, c.name as "chainName", i.name as "industryName", k.id as "clusterId", k.name as "clusterName",
      coalesce(d.names, '{}') as responsible, coalesce(d.ids, '{}') as "departmentIds",
      (row_number() over (order by k.position, i.position, c.position))::int as "chainPosition"
    from chains c join industries i on i.id = c.industry_id join clusters k on k.id = i.cluster_id
    left join (
      select n.industry_id, array_agg(u.short_name order by u.id) as names, array_agg(u.id order by u.id) as ids
      from industry_units n join units u on u.id = n.unit_id where n.duty = 'responsible' group by 1) d on d.industry_id = i.id`);
  return new Map(rows.map(({ id, ...head }) => [id, head]));
}

type Work = { linkId: string; lastContactOn: string | null; activeFirmCount: number; signed: Capacity[] };

/** Written out, so that the planner knows them. */
const signedStages = sql.raw(
  stagesFrom("signed")
    .map((stage) => `'${stage}'`)
    .join(", "),
);

/** Contacts and signed capacities by link; a capacity counts on the project's primary link alone. */
async function readWork(tx: Tx, counted: SQL = sql`true`): Promise<Work[]> {
  const rows = await tx.execute<Work>(sql`
    with worked as materialized (
      select pl.link_id collate "C" as link_id, pl.is_primary, p.id, p.company_id, p.last_contact_on, p.stage
      from (select link_id, is_primary, project_id from project_links offset 0) pl join projects p on p.id = pl.project_id where ${isLive} and ${counted}),
    signed as materialized (
      select link_id, jsonb_agg(jsonb_build_object('unit', unit, 'kind', kind, 'milli', milli) order by unit, kind) as held from (
        select w.link_id, i.unit_label as unit, i.kind, sum(q.quantity_milli)::bigint as milli
        from project_capacities q join worked w on w.id = q.project_id join indicators i on i.id = q.indicator_id
        where w.is_primary and w.stage in (${signedStages})
        group by 1, 2, 3) by_unit
      group by 1),
    touched as (select link_id, company_id, max(last_contact_on) as contact_on from worked group by 1, 2)
    select t.link_id as "linkId", max(t.contact_on)::text as "lastContactOn", count(*)::int as "activeFirmCount",
      coalesce((select held from signed s where s.link_id = t.link_id), '[]') as signed
    from touched t group by t.link_id`);
  return [...rows];
}

/** Signed capacities in the assessment's unit, and those it does not measure. */
function signedIn(unit: string | null, signed: readonly Capacity[]): Pick<GapLink, "signedMilli" | "signedOther"> {
  if (unit === null) return { signedMilli: null, signedOther: [] };
  const own = signed.flatMap((capacity) => milliIn(unit, capacity) ?? []);
  const others = signed.filter((capacity) => milliIn(unit, capacity) === null);
  return {
    signedMilli: own.length > 0 ? own.reduce((sum, milli) => sum + milli, 0) : null,
    signedOther: others.map(({ unit: other, milli }) => ({ unit: other, milli })),
  };
}

/** A banner outside the national codes is an option while it is the one asked about. */
async function readOptions(tx: Tx, banner: string | undefined): Promise<GapOptions> {
  const rows = await tx.execute<{ kind: keyof GapOptions; value: string; label: string }>(sql`
    select * from (
      select 'departments' as kind, u.id as value, u.short_name as label, u.id as place from units u
      where exists (select 1 from industry_units n where n.unit_id = u.id and n.duty = 'responsible')
      union all select 'clusters', id, name, lpad(position::text, 4, '0') from clusters
      union all select 'banners', id, short_name, code from units
        where kind = 'banner' and (code is not null or id = ${banner ?? null})) o
    order by kind, place limit 300`);
  const of = (kind: keyof GapOptions) =>
    rows.filter((row) => row.kind === kind).map(({ value, label }) => ({ value, label }));
  return { departments: of("departments"), clusters: of("clusters"), banners: of("banners") };
}

/** 缺链环节清单 of what the queue shows under the same conditions. */
export const exportGaps = (viewer: Viewer, asked: GapFilter): Promise<SheetFile> =>
  exportList(viewer, "gaps", asked, async () => {
    const { rows, today, filter, options, hasOwn } = await listGaps(viewer, asked);
    const seesAll = seesAllProjects(viewer);
    const conditions = [
      ...(hasOwn && filter.of !== "all" ? [`${viewer.unitShortName}责任或配合的产业`] : []),
      ...gapConditions(filter, options, seesAll),
    ];
    return {
      title: "缺链环节清单",
      columns: gapColumns,
      rows: shownGaps(rows, filter, hasOwn),
      words: gapSheetWords(conditions, filter.banner !== undefined, seesAll),
      asOf: today,
    };
  });
