import type { ChainPack } from "@/domain/chain-pack";
import { type Loading, putRows } from "./put-rows";

/** Chains with their links, the edges between links and the routes from chain to chain. */
export async function loadChains(tx: Loading, pack: ChainPack) {
  await putRows(
    tx,
    "chains",
    ["id"],
    pack.chains.map((chain, position) => ({
      id: chain.id,
      industry_id: chain.industryId,
      name: chain.name,
      full_name: chain.fullName,
      position,
    })),
  );
  await putRows(
    tx,
    "links",
    ["id"],
    pack.chains.flatMap((chain) =>
      chain.links.map((link, position) => ({
        id: link.id,
        chain_id: chain.id,
        industry_id: chain.industryId,
        name: link.name,
        stage: link.stage,
        status: link.status,
        also_statuses: link.alsoStatuses,
        source: link.source,
        clause: link.clause,
        keywords: link.keywords,
        weak_keywords: link.weakKeywords,
        negatives: link.negatives,
        gbt_classes: JSON.stringify(link.gbt4754),
        note: link.note,
        is_service: link.isService,
        position,
      })),
    ),
  );
  await putRows(
    tx,
    "link_edges",
    ["from_link_id", "to_link_id"],
    pack.chains.flatMap((chain) => chain.edges.map(([from, to]) => ({ from_link_id: from, to_link_id: to }))),
  );
  await putRows(
    tx,
    "link_routes",
    ["from_link_id", "to_link_id"],
    pack.crossLinks.map((cross) => {
      const route = pack.linkRoutes.find(
        ({ linkIds }) => linkIds.includes(cross.fromLinkId) && linkIds.includes(cross.toLinkId),
      );
      return {
        from_link_id: cross.fromLinkId,
        to_link_id: cross.toLinkId,
        kind: cross.kind,
        home_link_id: route?.homeLinkId ?? null,
        reason: route?.reason ?? null,
        note: cross.note,
      };
    }),
  );
}
