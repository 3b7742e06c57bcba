import { type SQL, sql } from "drizzle-orm";
import type { CrossKind } from "@/domain/chain";
import { type ChainMap, type ChainRow, type CrossRelation, type LinkRow, tallyStages } from "@/domain/chain-map";
import { coverageOf } from "@/domain/coverage";
import type { Stage } from "@/domain/stage";
import type { Viewer } from "@/domain/viewer";
import { asViewer, type Tx } from "./client";
import { isLocalSql } from "./company-rows";

/** A project counts for a link while it is pursued, paused ones included; lost and terminated ones do not. */
export const isLive = sql.raw(`p.status in ('active', 'suspended')`);

/** Every chain in the document's order, with the coverage the viewer sees. */
export const listChains = (viewer: Viewer): Promise<ChainRow[]> =>
  asViewer(viewer, async (tx) => {
    const [chains, links] = await Promise.all([
      tx.execute<{
        id: string;
        name: string;
        clusterId: string;
        clusterName: string;
        industryId: string;
        industryName: string;
      }>(sql`
        select c.id, c.name, k.id as "clusterId", k.name as "clusterName", i.id as "industryId", i.name as "industryName"
        from chains c join industries i on i.id = c.industry_id join clusters k on k.id = i.cluster_id
        order by k.position, i.position, c.position`),
      readCoverages(tx, null),
    ]);
    const own = new Set([...viewer.responsibleIndustryIds, ...viewer.cooperatingIndustryIds]);
    return chains.map((chain) => {
      const held = links.filter((link) => link.chainId === chain.id);
      const squares = held.filter((link) => link.coverage !== "unassessed");
      return {
        chainId: chain.id,
        name: chain.name,
        clusterId: chain.clusterId,
        clusterName: chain.clusterName,
        industryName: chain.industryName,
        isOwn: own.has(chain.industryId),
        linkCount: held.length,
        namedCount: held.filter((link) => link.source === "policy").length,
        noLeadCount: held.filter((link) => link.coverage === "none").length,
        unassessedCount: held.length - squares.length,
        squares: squares.map(({ linkId, name, coverage }) => ({ linkId, name, coverage })),
      };
    });
  });

/** One chain as a graph, or null when there is none with this id. */
export const findChainMap = (viewer: Viewer, chainId: string): Promise<ChainMap | null> =>
  asViewer(viewer, async (tx) => {
    const [chain] = await tx.execute<{
      id: string;
      name: string;
      fullName: string;
      industryId: string;
      industryName: string;
      clusterName: string;
    }>(sql`
      select c.id, c.name, c.full_name as "fullName", i.id as "industryId", i.name as "industryName", k.name as "clusterName"
      from chains c join industries i on i.id = c.industry_id join clusters k on k.id = i.cluster_id where c.id = ${chainId}`);
    if (!chain) return null;
    const [edges, duties, links, relations] = await Promise.all([
      tx.execute<{ from: string; to: string }>(sql`
        select e.from_link_id as "from", e.to_link_id as "to" from link_edges e join links l on l.id = e.from_link_id
        where l.chain_id = ${chainId} order by 1, 2`),
      readDuties(tx, chain.industryId),
      readLinkRows(tx, sql`l.chain_id = ${chainId}`),
      readRelations(tx, sql`own.chain_id = ${chainId}`),
    ]);
    return {
      chainId: chain.id,
      name: chain.name,
      fullName: chain.fullName,
      clusterName: chain.clusterName,
      industryId: chain.industryId,
      industryName: chain.industryName,
      ...duties,
      links,
      edges: edges.map((edge): [string, string] => [edge.from, edge.to]),
      relations,
    };
  });

/** Short names of the departments 责任 and 配合 for an industry. */
export async function readDuties(
  tx: Tx,
  industryId: string,
): Promise<{ responsible: string[]; cooperating: string[] }> {
  const units = await tx.execute<{ name: string; duty: string }>(sql`
    select u.short_name as name, d.duty from industry_units d join units u on u.id = d.unit_id
    where d.industry_id = ${industryId} order by u.id`);
  const of = (duty: string) => units.filter((unit) => unit.duty === duty).map((unit) => unit.name);
  return { responsible: of("responsible"), cooperating: of("cooperating") };
}

type CoveredLink = Omit<LinkRow, "localCount" | "prospectCount">;

/**
 * Coverage from the furthest stage among the live projects the viewer sees and strangers' protected first talks; `which`
 * is over `links l`, `counted` a further condition over `projects p`, under which nothing is known of strangers.
 */
async function readCoverages(tx: Tx, which: SQL | null, counted?: SQL): Promise<CoveredLink[]> {
  const listing = tx.execute<
    Omit<CoveredLink, "coverage" | "leadCount" | "talksCount" | "signedCount" | "isTalkedElsewhere">
  >(sql`
    select l.id as "linkId", l.chain_id as "chainId", l.industry_id as "industryId", l.name, l.stage, l.status,
      l.also_statuses as "alsoStatuses", l.source, l.clause, a.assessment
    from links l
    left join lateral (
      select jsonb_build_object('presence', a.presence, 'shortfall', a.shortfall, 'priority', a.priority,
        'localCapacityMilli', a.local_capacity_milli, 'neededCapacityMilli', a.needed_capacity_milli,
        'capacityUnit', a.capacity_unit, 'source', a.source, 'sourceOn', a.source_on) as assessment
      from link_assessments a where a.link_id = l.id order by a.assessed_at desc, a.id desc limit 1) a on true
    where ${which ?? sql`true`} order by l.chain_id, l.position`);
  // Asked for every link, the rows are read whole: only then are those the viewer sees found as one set.
  const asked = which ? sql`where link_id in (select l.id from links l where ${which})` : sql``;
  const reaching = tx.execute<{ linkId: string; stage: Stage; count: number }>(sql`
    select pl.link_id collate "C" as "linkId", p.stage collate "C" as stage, count(*)::int as count
    from (select link_id, project_id from project_links ${asked} offset 0) pl
    join projects p on p.id = pl.project_id where ${isLive} and ${counted ?? sql`true`} group by 1, 2`);
  const [links, reached, elsewhere] = await Promise.all([
    listing,
    reaching,
    counted ? new Set<string>() : readTalkedElsewhere(tx, which),
  ]);
  const byLink = new Map<string, { stage: Stage; count: number }[]>();
  for (const row of reached) {
    const held = byLink.get(row.linkId);
    if (held) held.push(row);
    else byLink.set(row.linkId, [row]);
  }
  return links.map((link) => {
    const { furthestStage, ...counts } = tallyStages(byLink.get(link.linkId) ?? []);
    const isAssessed = link.source === "policy" || link.assessment !== null;
    const isTalkedElsewhere = elsewhere.has(link.linkId);
    const coverage = coverageOf({ isAssessed, furthestStage, isTalkedElsewhere });
    return { ...link, coverage, ...counts, isTalkedElsewhere };
  });
}

/** Of the links picked by `which`, over `links l`, those with a first talk the viewer does not see. */
export async function readTalkedElsewhere(tx: Tx, which: SQL | null): Promise<Set<string>> {
  const asked = which ? sql`array(select l.id from links l where ${which})` : sql`null`;
  const rows = await tx.execute<{ linkId: string }>(
    sql`select link_id as "linkId" from door.protected_links(${asked}) as t(link_id)`,
  );
  return new Set(rows.map((row) => row.linkId));
}

/** Links with coverage and counts, in chain order; conditions as for the coverage. */
export async function readLinkRows(tx: Tx, which: SQL, counted?: SQL): Promise<LinkRow[]> {
  const [links, matched] = await Promise.all([
    readCoverages(tx, which, counted),
    tx.execute<{ linkId: string; prospectCount: number; localCount: number }>(sql`
      select m.link_id as "linkId", count(*)::int as "prospectCount", count(c.id)::int as "localCount"
      from matches m join links l on l.id = m.link_id
      left join companies c on m.state = 'confirmed' and c.id = m.company_id and ${isLocalSql}
      where m.state <> 'dismissed' and ${which} group by 1`),
  ]);
  const byLink = new Map(matched.map((row) => [row.linkId, row]));
  return links.map((link) => ({
    ...link,
    localCount: byLink.get(link.linkId)?.localCount ?? 0,
    prospectCount: byLink.get(link.linkId)?.prospectCount ?? 0,
  }));
}

type RelationRow = Omit<CrossRelation, "otherCoverage" | "home"> & {
  homeLinkId: string | null;
  homeName: string | null;
  homeChain: string | null;
  reason: string | null;
};

/** Relations to other chains from links picked by `which`, a condition over `links own`. */
export async function readRelations(tx: Tx, which: SQL): Promise<CrossRelation[]> {
  const rows = await tx.execute<RelationRow & { kind: CrossKind }>(sql`
    select r.kind, own.id as "ownLinkId", other.id as "otherLinkId", other.name as "otherLinkName",
      c.id as "otherChainId", c.name as "otherChainName", k.name as "otherClusterName",
      case when r.to_link_id = own.id then 'in' else 'out' end as direction,
      r.home_link_id as "homeLinkId", home.name as "homeName", hc.name as "homeChain", r.reason, r.note
    from link_routes r
    join links own on own.id in (r.from_link_id, r.to_link_id)
    join links other on other.id = case when r.from_link_id = own.id then r.to_link_id else r.from_link_id end
    join chains c on c.id = other.chain_id join industries i on i.id = c.industry_id join clusters k on k.id = i.cluster_id
    left join links home on home.id = r.home_link_id left join chains hc on hc.id = home.chain_id
    where ${which} order by own.chain_id, own.position, other.id`);
  if (rows.length === 0) return [];
  const others = await readCoverages(tx, sql`l.id in ${rows.map((row) => row.otherLinkId)}`);
  const coverages = new Map(others.map((link) => [link.linkId, link.coverage]));
  return rows.map(({ homeLinkId, homeName, homeChain, reason, ...row }) => ({
    ...row,
    otherCoverage: coverages.get(row.otherLinkId) ?? "unassessed",
    home:
      homeLinkId === null
        ? null
        : {
            isOwn: homeLinkId === row.ownLinkId,
            linkName: homeName ?? "",
            chainName: homeChain ?? "",
            reason: reason ?? "",
          },
  }));
}
