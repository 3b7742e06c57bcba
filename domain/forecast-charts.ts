import { isUnknown } from "@/domain/forecast";
import { figuresOf, type IndustryFigures, type Known } from "@/domain/industry-figures";
import { showTargetYi } from "@/domain/industry-row";
import { inYi, toYiNumber, type Yuan, yuan } from "@/domain/money";
import { type OutlineIndustry, targetYuanIn } from "@/domain/plan-outline";

export type WaterfallLook =
  | "baseline"
  | "realised"
  | "building"
  | "guaranteed"
  | "signed"
  | "talks"
  | "missing"
  | "target";
export type WaterfallBar = {
  readonly look: WaterfallLook;
  readonly label: string;
  readonly second: string;
  /** 亿元, for the drawing only. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
};
export type Waterfall = {
  /** The finding in words: 按保底计缺 46.00；含已签缺 33.70；按展望缺 25.00. */
  readonly finding: string;
  readonly bars: readonly WaterfallBar[];
  /** 缺口 over the bars from `fromBar` to `toBar`; null when the target is passed. */
  readonly gap: { readonly fromBar: number; readonly toBar: number; readonly text: string } | null;
  readonly top: number;
};

const shortOf = (target: Yuan, reached: Yuan, name: string) =>
  reached >= target ? `${name}已达目标` : `${name}缺 ${inYi(yuan(target - reached))}`;

/** From the baseline to the target, part by part; null where the target or the baseline is not known. */
export function waterfallOf(figures: IndustryFigures, signedPercent: number): Waterfall | null {
  const { targetYuan, baseline, sums, forecast, year } = figures;
  const { guaranteed, withSigned, outlook } = forecast;
  if (targetYuan === null || baseline === null) return null;
  if (isUnknown(guaranteed) || isUnknown(withSigned) || isUnknown(outlook)) return null;
  const missing = yuan(Math.max(0, targetYuan - outlook));
  const afterRealised = yuan(baseline.outputYuan + sums.realisedYuan);
  const bar = (look: WaterfallLook, label: string, second: string, from: Yuan, to: Yuan, text: string) => ({
    look,
    label,
    second,
    from: toYiNumber(from),
    to: toYiNumber(to),
    text,
  });
  const zero = yuan(0);
  const plus = (amount: Yuan) => `+${inYi(amount)}`;
  const bars: WaterfallBar[] = [
    bar("baseline", "基数", `${baseline.year} 年`, zero, baseline.outputYuan, inYi(baseline.outputYuan)),
    bar("realised", "已投产", "新增", baseline.outputYuan, afterRealised, plus(sums.realisedYuan)),
    bar("building", "在建", "", afterRealised, guaranteed, plus(sums.constructionYuan)),
    bar("guaranteed", "保底", "", zero, guaranteed, inYi(guaranteed)),
    bar("signed", "已签", `×${signedPercent}%`, guaranteed, withSigned, plus(sums.committedWeightedYuan)),
    bar("talks", "在谈", "加权", withSigned, outlook, plus(sums.pipelineWeightedYuan)),
    ...(missing > 0 ? [bar("missing", "无来源", "", outlook, targetYuan, inYi(missing))] : []),
    bar("target", String(year), "目标", zero, targetYuan, showTargetYi(targetYuan)),
  ];
  return {
    finding: [
      shortOf(targetYuan, guaranteed, "按保底计"),
      shortOf(targetYuan, withSigned, "含已签"),
      shortOf(targetYuan, outlook, "按展望"),
    ].join("；"),
    bars,
    gap:
      guaranteed < targetYuan
        ? { fromBar: 4, toBar: missing > 0 ? 6 : 5, text: `缺口 ${inYi(yuan(targetYuan - guaranteed))}` }
        : null,
    top: toYiNumber(yuan(Math.max(targetYuan, outlook, guaranteed))),
  };
}

export type ForecastLine = "guaranteed" | "withSigned" | "outlook";
export type ForecastLines = {
  readonly years: readonly number[];
  /** 亿元 by year; null before the baseline. */
  readonly lines: Readonly<Record<ForecastLine, readonly (number | null)[]>>;
  /** Last value of each line, as text. */
  readonly ends: Readonly<Record<ForecastLine, string>>;
  /** Height of the bands between neighbouring lines. */
  readonly bands: { readonly signed: readonly (number | null)[]; readonly talks: readonly (number | null)[] };
  readonly targets: readonly { readonly year: number; readonly value: number; readonly text: string }[];
  /** Where today stands on the axis of whole years. */
  readonly cutOffAt: number;
  readonly cutOffWords: string;
  readonly hasLines: boolean;
};

/** Three lines from the baseline's year to the last target year, beside the annex figures, which no line joins. */
export function forecastLines(industry: OutlineIndustry, targetYears: readonly number[], known: Known): ForecastLines {
  const first = Math.min(...targetYears);
  const years = Array.from({ length: Math.max(...targetYears) - first + 1 }, (_, index) => first + index);
  const readings = years.map((year) => figuresOf(industry, year, known).forecast);
  const lineOf = (line: ForecastLine) =>
    readings.map(({ [line]: amount }) => (isUnknown(amount) ? null : toYiNumber(amount)));
  const endOf = (line: ForecastLine) => {
    const last = readings.at(-1)?.[line];
    return last === undefined || isUnknown(last) ? "" : inYi(last);
  };
  const lines = { guaranteed: lineOf("guaranteed"), withSigned: lineOf("withSigned"), outlook: lineOf("outlook") };
  const between = (upper: readonly (number | null)[], lower: readonly (number | null)[]) =>
    upper.map((value, index) => {
      const under = lower[index] ?? null;
      return value === null || under === null ? null : value - under;
    });
  const month = Number(known.today.slice(5, 7));
  return {
    years,
    lines,
    ends: { guaranteed: endOf("guaranteed"), withSigned: endOf("withSigned"), outlook: endOf("outlook") },
    bands: {
      signed: between(lines.withSigned, lines.guaranteed),
      talks: between(lines.outlook, lines.withSigned),
    },
    targets: targetYears.flatMap((year) => {
      const amount = targetYuanIn(industry, year);
      return amount === null ? [] : [{ year, value: toYiNumber(amount), text: showTargetYi(amount) }];
    }),
    cutOffAt: Number(known.today.slice(0, 4)) - 1 + month / 12,
    cutOffWords: `截至 ${known.today.slice(5)}`,
    hasLines: lines.guaranteed.some((value) => value !== null),
  };
}
