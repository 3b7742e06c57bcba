import type { IndicatorKind } from "@/domain/plan";
import { foldWidth } from "@/domain/width";

/** A quantity of one of the plan's indicators, in thousandths of its unit. */
export type Capacity = { unit: string; kind: IndicatorKind; milli: number };

const scales: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/** 万吨/年 as ten thousands of 吨 a year. */
function readUnit(label: string): { base: string; scale: number; isYearly: boolean } {
  const [, scale = "", base = "", year] = /^([万亿]?)(.+?)(\/年)?$/.exec(foldWidth(label).replace(/\s/g, "")) ?? [];
  return { base, scale: scales[scale] ?? 1, isYearly: year !== undefined };
}

/**
 * A capacity in thousandths of another unit, or null where the two measure different things. The plan gives capacities and
 * outputs by the year and leaves 每年 out (practice.md §1.8: a year's value is capacity times price); herds, areas and
 * counts are no yearly figures.
 */
export function milliIn(unit: string, { unit: own, kind, milli }: Capacity): number | null {
  const [to, from] = [readUnit(unit), readUnit(own)];
  const isYearly = from.isYearly || kind === "capacity" || kind === "volume";
  if (to.base !== from.base || (to.isYearly && !isYearly)) return null;
  return Math.round((milli * from.scale) / to.scale);
}
