import type { IndustryFigures } from "@/domain/industry-figures";

export const barParts = ["baseline", "built", "signed", "talks"] as const;
export type BarPart = (typeof barParts)[number];
export const barPartLabels = {
  baseline: "基数",
  built: "已投产与在建",
  signed: "已签",
  talks: "在谈加权",
} satisfies Record<BarPart, string>;

export type DistanceBar = {
  readonly parts: readonly { readonly part: BarPart; readonly startPercent: number; readonly widthPercent: number }[];
  readonly targetPercent: number;
  /** 保底 against the target, on a scale whose end is the target; at most 100. */
  readonly guaranteedPercent: number;
};

/** Where the target stands: a little room is left beyond it for an industry that passes its own. */
const targetPercent = 92.5;

/** Each row to its own target; null without a target or a baseline. What passes the end of the bar is cut there. */
export function distanceBar({ targetYuan, baseline, sums }: IndustryFigures): DistanceBar | null {
  if (targetYuan === null || targetYuan === 0 || baseline === null) return null;
  const percentOf = (amount: number) => Math.round((amount / targetYuan) * targetPercent * 100) / 100;
  const built = sums.realisedYuan + sums.constructionYuan;
  const amounts = {
    baseline: baseline.outputYuan,
    built,
    signed: sums.committedWeightedYuan,
    talks: sums.pipelineWeightedYuan,
  } satisfies Record<BarPart, number>;
  let reached = 0;
  const parts = barParts.flatMap((part) => {
    const startPercent = Math.min(100, percentOf(reached));
    reached += Math.max(0, amounts[part]);
    const widthPercent = Math.min(100, percentOf(reached)) - startPercent;
    return widthPercent > 0 ? [{ part, startPercent, widthPercent: Math.round(widthPercent * 100) / 100 }] : [];
  });
  const guaranteed = (Math.max(0, baseline.outputYuan + built) / targetYuan) * 100;
  return { parts, targetPercent, guaranteedPercent: Math.min(100, Math.round(guaranteed)) };
}
