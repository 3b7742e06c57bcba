import type { CrossKind, LinkSource, LinkStage, LinkStatus, Presence, Priority, Shortfall } from "@/domain/chain";
import { type Coverage, type CoverageLabels, coverages } from "@/domain/coverage";
import { isFrom, type Stage, stageOrder } from "@/domain/stage";

/** A link as the viewer sees it: the document's words, the newest assessment, and counts of visible rows. */
export type LinkRow = {
  linkId: string;
  chainId: string;
  industryId: string;
  name: string;
  stage: LinkStage;
  status: LinkStatus;
  alsoStatuses: LinkStatus[];
  source: LinkSource;
  clause: string | null;
  coverage: Coverage;
  /** The newest assessment; null: nobody has assessed the link. */
  assessment: Assessed | null;
  /** Firms inside the league whose match a person has confirmed. */
  localCount: number;
  /** Matched companies that were not dismissed. */
  prospectCount: number;
  leadCount: number;
  talksCount: number;
  signedCount: number;
  /** A first talk the viewer does not see stands protected on it. */
  isTalkedElsewhere: boolean;
};

export type Assessed = {
  presence: Presence | null;
  shortfall: Shortfall | null;
  priority: Priority | null;
  localCapacityMilli: number | null;
  neededCapacityMilli: number | null;
  capacityUnit: string | null;
  source: string | null;
  sourceOn: string | null;
};

export type StripSquare = { linkId: string; name: string; coverage: Coverage };

/** One chain in the list: squares for links that are policy-named, assessed or worked on; the rest is a count. */
export type ChainRow = {
  chainId: string;
  name: string;
  clusterId: string;
  clusterName: string;
  industryName: string;
  /** The viewer's unit is 责任 or 配合 for its industry. */
  isOwn: boolean;
  linkCount: number;
  namedCount: number;
  noLeadCount: number;
  unassessedCount: number;
  squares: StripSquare[];
};

/** What the strip of one chain shows. */
export type StripChain = Pick<ChainRow, "chainId" | "name" | "squares" | "unassessedCount">;

/** A relation to a link of another chain, seen from `ownLinkId`. */
export type CrossRelation = {
  kind: CrossKind;
  ownLinkId: string;
  otherLinkId: string;
  otherLinkName: string;
  otherChainId: string;
  otherChainName: string;
  otherClusterName: string;
  otherCoverage: Coverage;
  /** in: the other feeds this one. */
  direction: "in" | "out";
  /** Only for a product named twice: where its output counts, and why. */
  home: { isOwn: boolean; linkName: string; chainName: string; reason: string } | null;
  note: string | null;
};

export type ChainMap = {
  chainId: string;
  name: string;
  fullName: string;
  clusterName: string;
  industryId: string;
  industryName: string;
  responsible: string[];
  cooperating: string[];
  links: LinkRow[];
  edges: [string, string][];
  relations: CrossRelation[];
};

export type StageCount = { stage: Stage; count: number };

/** What live projects on a link add up to: the furthest stage, and 线索 (L0–L1), 洽谈 (L2–L4), 签约 (L5 and on). */
export function tallyStages(rows: readonly StageCount[]) {
  let furthestStage: Stage | null = null;
  const tally = { leadCount: 0, talksCount: 0, signedCount: 0 };
  for (const { stage, count } of rows) {
    if (furthestStage === null || stageOrder(stage) > stageOrder(furthestStage)) furthestStage = stage;
    if (isFrom(stage, "signed")) tally.signedCount += count;
    else if (isFrom(stage, "talks")) tally.talksCount += count;
    else tally.leadCount += count;
  }
  return { furthestStage, ...tally };
}

/** How many links stand at each coverage; every coverage is present. */
export const countCoverages = (links: readonly { coverage: Coverage }[]): Record<Coverage, number> =>
  Object.fromEntries(
    coverages.map((coverage) => [coverage, links.filter((link) => link.coverage === coverage).length]),
  ) as Record<Coverage, number>;

/** 13 个环节，政策点名 7 个，无线索 2 个. Links without a lead are named, or general ones somebody has assessed. */
export function chainWords(
  chain: { linkCount: number; namedCount: number; noLeadCount: number },
  labels: CoverageLabels,
): string {
  return `${chain.linkCount} 个环节，政策点名 ${chain.namedCount} 个，${labels.none} ${chain.noLeadCount} 个`;
}
