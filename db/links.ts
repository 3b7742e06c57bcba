import { sql } from "drizzle-orm";
import { type AssessLink, assessmentFault, clauseSituation } from "@/domain/chain";
import type { Assessment, CapacityUnit, LinkPage, LinkProject, LocalFirm, Neighbour } from "@/domain/link-page";
import { inYi, yuan } from "@/domain/money";
import { canForIndustry } from "@/domain/permission";
import { Refusal } from "@/domain/refusal";
import type { Stage } from "@/domain/stage";
import type { Viewer } from "@/domain/viewer";
import { isLive, readDuties, readLinkRows, readRelations } from "./chains";
import { asViewer, asWriter, type Tx } from "./client";
import { minuteOf, readToday, today } from "./clock";
import { isLocalSql } from "./company-rows";

const longestList = 200;
const mostAssessments = 50;

/** A link with all its panel and page show, or null when there is none with this id. */
export const findLink = (viewer: Viewer, linkId: string): Promise<LinkPage | null> =>
  asViewer(viewer, async (tx) => {
    const [row] = await readLinkRows(tx, sql`l.id = ${linkId}`);
    if (!row) return null;
    const [head] = await tx.execute<{
      chainName: string;
      clusterName: string;
      industryName: string;
      note: string | null;
      gbtClasses: { code: string; name: string }[];
      isService: boolean;
      today: string;
    }>(sql`
      select ${today}::text as today, c.name as "chainName", k.name as "clusterName", i.name as "industryName", l.note, l.gbt_classes as "gbtClasses",
        l.is_service as "isService"
      from links l join chains c on c.id = l.chain_id join industries i on i.id = l.industry_id
      join clusters k on k.id = i.cluster_id where l.id = ${linkId}`);
    if (!head) return null;
    return {
      ...row,
      ...head,
      clauseWords: clauseSituation([row.status, ...row.alsoStatuses]).words,
      ...(await readDuties(tx, row.industryId)),
      assessments: await readAssessments(tx, linkId),
      localFirms: await readLocalFirms(tx, linkId),
      ...(await readProjects(tx, linkId)),
      capacityUnits: await readCapacityUnits(tx, row.industryId),
      neighbours: await readNeighbours(tx, linkId),
      relations: await readRelations(tx, sql`own.id = ${linkId}`),
    };
  });

/** Adds an assessment; the ones before stay as history. Only the responsible department or the league's promoters may. */
export const assessLink = (viewer: Viewer, input: AssessLink): Promise<{ id: string }> =>
  asWriter(viewer, async (tx) => {
    const [link] = await tx.execute<{ name: string; industryId: string }>(
      sql`select name, industry_id as "industryId" from links where id = ${input.linkId}`,
    );
    if (!link) throw new Refusal("没有这个环节。请刷新页面后重试。");
    if (!canForIndustry(viewer, "assessLink", link.industryId)) {
      const { responsible } = await readDuties(tx, link.industryId);
      throw new Refusal(`“${link.name}”由${responsible.join("、") || "责任部门"}评估，您可以查看，不能评估。`);
    }
    const [last] = await readAssessments(tx, input.linkId, 1);
    const fault = assessmentFault(input, last ?? null, await readToday(tx));
    if (fault) throw new Refusal(fault.sentence, fault.field);
    const [row] = await tx.execute<{ id: string }>(sql`
      insert into link_assessments (link_id, presence, shortfall, priority, local_capacity_milli, needed_capacity_milli,
        capacity_unit, source, source_on, note, assessed_by)
      values (${input.linkId}, ${input.presence}, ${input.shortfall}, ${input.priority}, ${input.localCapacityMilli},
        ${input.neededCapacityMilli}, ${input.capacityUnit}, ${input.source}, ${input.sourceOn}, ${input.note}, ${viewer.userId})
      returning id`);
    if (!row) throw new Error("an assessment was not written");
    return { id: row.id };
  });

async function readAssessments(tx: Tx, linkId: string, most = mostAssessments): Promise<Assessment[]> {
  const rows = await tx.execute<
    Omit<Assessment, "localCapacityMilli" | "neededCapacityMilli"> & { local: string | null; needed: string | null }
  >(sql`
    select a.id, a.presence, a.shortfall, a.priority, a.local_capacity_milli as local, a.needed_capacity_milli as needed,
      a.capacity_unit as "capacityUnit", a.source, a.source_on as "sourceOn", a.note,
      coalesce(u.name, '已停用人员') as "assessedBy", coalesce(n.short_name, '') as "unitName",
      ${minuteOf(sql`a.assessed_at`)} as "assessedAt"
    from link_assessments a left join users u on u.id = a.assessed_by left join units n on n.id = u.unit_id
    where a.link_id = ${linkId} order by a.assessed_at desc, a.id desc limit ${most}`);
  const milli = (text: string | null) => (text === null ? null : Number(text));
  return rows.map(({ local, needed, ...row }) => ({
    ...row,
    localCapacityMilli: milli(local),
    neededCapacityMilli: milli(needed),
  }));
}

const readCapacityUnits = async (tx: Tx, industryId: string): Promise<CapacityUnit[]> => [
  ...(await tx.execute<CapacityUnit>(sql`
    select unit_label as unit, bool_or(industry_id is not distinct from ${industryId}) as "isOfIndustry" from indicators
    where kind <> 'output' group by 1 order by 2 desc, min(id) limit ${longestList}`)),
];

const readLocalFirms = async (tx: Tx, linkId: string): Promise<LocalFirm[]> => [
  ...(await tx.execute<LocalFirm>(sql`
    select c.id as "companyId", c.name, coalesce(u.short_name, c.city) as place
    from matches m join companies c on c.id = m.company_id left join units u on u.id = c.banner_id
    where m.link_id = ${linkId} and m.state = 'confirmed' and ${isLocalSql} order by c.name, c.id limit ${longestList}`)),
];

async function readProjects(tx: Tx, linkId: string) {
  const rows = await tx.execute<{
    projectId: string;
    name: string;
    place: string | null;
    investmentYuan: string | null;
    stage: Stage;
  }>(sql`
    select p.id as "projectId", p.name, u.short_name as place, p.investment_yuan as "investmentYuan", p.stage
    from project_links pl join projects p on p.id = pl.project_id
    left join units u on u.id = coalesce(p.landing_unit_id, p.owner_unit_id)
    where pl.link_id = ${linkId} and ${isLive}
    order by p.investment_yuan desc nulls last, p.id limit ${longestList}`);
  const [sum] = await tx.execute<{ total: string; blank: number; count: number }>(sql`
    select coalesce(sum(p.investment_yuan), 0) as total, (count(*) filter (where p.investment_yuan is null))::int as blank,
      count(*)::int as count
    from project_links pl join projects p on p.id = pl.project_id where pl.link_id = ${linkId} and ${isLive}`);
  const projects: LinkProject[] = rows.map(({ investmentYuan, ...row }) => ({
    ...row,
    investmentYi: investmentYuan === null ? null : inYi(yuan(Number(investmentYuan))),
  }));
  return {
    projects,
    projectCount: sum?.count ?? 0,
    investmentYi: inYi(yuan(Number(sum?.total ?? 0))),
    blankAmountCount: sum?.blank ?? 0,
  };
}

async function readNeighbours(tx: Tx, linkId: string): Promise<Neighbour[]> {
  const edges = await tx.execute<{ linkId: string; side: Neighbour["side"] }>(sql`
    select from_link_id as "linkId", 'upstream' as side from link_edges where to_link_id = ${linkId}
    union all select to_link_id, 'downstream' from link_edges where from_link_id = ${linkId}`);
  if (edges.length === 0) return [];
  const rows = await readLinkRows(tx, sql`l.id in ${edges.map((edge) => edge.linkId)}`);
  return rows.flatMap((row) => {
    const edge = edges.find((one) => one.linkId === row.linkId);
    const { linkId: id, name, coverage, localCount } = row;
    return edge ? [{ linkId: id, name, side: edge.side, coverage, localCount }] : [];
  });
}
