import type { Capacity } from "@/domain/dossier";
import { sumYuan, type Yuan, yuan } from "@/domain/money";

/** Facts that keep a figure, or part of it, out of the credit. All may be absent: then nothing is taken off. */
export type Exclusions = {
  /** 技改 or a new line in the old works of a local firm. */
  readonly isLocalUpgrade?: boolean;
  /** Yearly output of the plant that stood before, where the reports of an 增资 or 扩建 include it. */
  readonly oldPlantOutputYuan?: Yuan | null;
  /** First year whose official baseline already contains this enterprise. */
  readonly inBaselineFrom?: number | null;
};

/** practice.md §3.6, 技改/老厂内新线: not recruitment, it belongs to organic growth. */
export const isRecruitment = ({ isLocalUpgrade }: Exclusions) => isLocalUpgrade !== true;

/** practice.md §3.6, 增资扩产: of a plant that stood before, only what it makes more counts, never less than nothing. */
export const incrementOf = (reportedYuan: Yuan, { oldPlantOutputYuan }: Exclusions): Yuan =>
  yuan(Math.max(0, reportedYuan - (oldPlantOutputYuan ?? 0)));

/** practice.md §3.3, cut-over: from the year its output is in the official baseline it adds no money any more. */
export const isInBaseline = ({ inBaselineFrom }: Exclusions, year: number) =>
  typeof inBaselineFrom === "number" && year >= inBaselineFrom;

export type CreditedCapacity = Capacity & {
  /** Used inside the project: feedstock of its own product, power of its own plant. */
  readonly selfUsedMilli?: number;
};

/** practice.md §1.8 and §3.6: of 氢氨醇 and 源网荷储 the final product and what is sold count, not what is used within. */
export const soldCapacityMilli = ({ quantityMilli, selfUsedMilli = 0 }: CreditedCapacity) =>
  Math.max(0, quantityMilli - selfUsedMilli);

/** practice.md §3.6, 框架协议: what is left of the parent after its children; beyond it a new agreement is needed. */
export function drawDown(parentYuan: Yuan, childrenYuan: readonly Yuan[]): { remainingYuan: Yuan; exceededYuan: Yuan } {
  const difference = parentYuan - sumYuan(childrenYuan);
  return { remainingYuan: yuan(Math.max(0, difference)), exceededYuan: yuan(Math.max(0, -difference)) };
}
