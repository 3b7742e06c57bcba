import { isFrom, type Stage } from "@/domain/stage";

/** One ordered scale for a link, everywhere it is shown: map, strip, table, legend, print (interface.md §4). */
export const coverages = ["unassessed", "none", "leads", "talks", "signed", "building", "producing"] as const;
export type Coverage = (typeof coverages)[number];

export type CoverageLabels = Record<Coverage, string>;

/** Who does not see every project can only say that none is visible. */
export const coverageLabels = (seesAll: boolean): CoverageLabels => ({
  unassessed: "未评估",
  none: seesAll ? "无线索" : "无可见线索",
  leads: "有线索",
  talks: "在谈",
  signed: "签约",
  building: "在建",
  producing: "投产",
});

/**
 * The furthest stage reached by a live project on the link decides; a stranger's protected first talk is known to have
 * reached 在谈 and no more. Without either, a link the policy names, or that the responsible department has assessed, is
 * 无线索; a general-knowledge link nobody assessed stays 未评估.
 */
export function coverageOf(link: {
  isAssessed: boolean;
  furthestStage: Stage | null;
  isTalkedElsewhere?: boolean;
}): Coverage {
  const stage = link.furthestStage;
  if (stage !== null && isFrom(stage, "producing")) return "producing";
  if (stage !== null && isFrom(stage, "building")) return "building";
  if (stage !== null && isFrom(stage, "signed")) return "signed";
  if (link.isTalkedElsewhere || (stage !== null && isFrom(stage, "talks"))) return "talks";
  if (stage !== null) return "leads";
  return link.isAssessed ? "none" : "unassessed";
}
