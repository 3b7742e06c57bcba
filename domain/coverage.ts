import { isFrom, type Stage } from "@/domain/stage";

/** One ordered scale for a link, everywhere it is shown: map, strip, table, legend, print (interface.md §4). */
export const coverages = ["unassessed", "none", "leads", "talks", "signed", "building", "producing"] as const;
export type Coverage = (typeof coverages)[number];

export const coverageLabels = {
  unassessed: "未评估",
  none: "无线索",
  leads: "有线索",
  talks: "在谈",
  signed: "签约",
  building: "在建",
  producing: "投产",
} satisfies Record<Coverage, string>;

/**
 * The furthest stage reached by a live project on the link decides. Without one, a link the policy names, or that the
 * responsible department has assessed, is 无线索; a general-knowledge link nobody assessed stays 未评估.
 */
export function coverageOf(link: { isAssessed: boolean; furthestStage: Stage | null }): Coverage {
  const stage = link.furthestStage;
  if (stage === null) return link.isAssessed ? "none" : "unassessed";
  if (isFrom(stage, "producing")) return "producing";
  if (isFrom(stage, "building")) return "building";
  if (isFrom(stage, "signed")) return "signed";
  if (isFrom(stage, "talks")) return "talks";
  return "leads";
}
