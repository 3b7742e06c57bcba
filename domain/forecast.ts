import type { Bucket } from "@/domain/credit";
import { sumYuan, type Yuan, yuan } from "@/domain/money";
import { weighted } from "@/domain/probability";

export { weightPercent } from "@/domain/probability";

export type BucketSums = {
  readonly realisedYuan: Yuan;
  readonly constructionYuan: Yuan;
  readonly constructionWeightedYuan: Yuan;
  readonly committedYuan: Yuan;
  readonly committedWeightedYuan: Yuan;
  readonly pipelineYuan: Yuan;
  readonly pipelineWeightedYuan: Yuan;
};

/** Sums of one industry and year; each line is weighted and rounded by itself, so its share of the sum can be shown. */
export function sumBuckets(
  lines: readonly { readonly bucket: Bucket; readonly amountYuan: Yuan; readonly weightPercent: number }[],
): BucketSums {
  const sums = (bucket: Bucket) => {
    const rows = lines.filter((line) => line.bucket === bucket);
    return {
      nominal: sumYuan(rows.map((row) => row.amountYuan)),
      weighted: sumYuan(rows.map((row) => weighted(row.amountYuan, row.weightPercent))),
    };
  };
  const [construction, committed, pipeline] = [sums("under_construction"), sums("committed"), sums("pipeline")];
  return {
    realisedYuan: sums("realised").nominal,
    constructionYuan: construction.nominal,
    constructionWeightedYuan: construction.weighted,
    committedYuan: committed.nominal,
    committedWeightedYuan: committed.weighted,
    pipelineYuan: pipeline.nominal,
    pipelineWeightedYuan: pipeline.weighted,
  };
}

export type Unknown = { readonly unknown: "baseline" | "target" };
export const isUnknown = (figure: Yuan | Unknown): figure is Unknown => typeof figure === "object";

export type ForecastParts = {
  /** Null is a cell the document left empty. */
  readonly targetYuan: Yuan | null;
  /** Null is not entered. */
  readonly baselineYuan: Yuan | null;
  readonly organicYuan: Yuan;
  readonly realisedYuan: Yuan;
  readonly constructionYuan: Yuan;
  readonly committedWeightedYuan: Yuan;
  readonly pipelineWeightedYuan: Yuan;
};

export const forecastFigures = ["guaranteed", "withSigned", "outlook", "gap"] as const;
export type ForecastFigure = (typeof forecastFigures)[number];
export const forecastLabels = {
  guaranteed: "保底",
  withSigned: "含已签",
  outlook: "展望",
  gap: "缺口",
} satisfies Record<ForecastFigure, string>;

export type Forecast = { readonly [Figure in ForecastFigure]: Yuan | Unknown };

/** Why 保底 does not carry the on-time factor; shown with the figure. */
export const guaranteedNote = "保底按在建项目名义产值计算，各列可逐项相加；乘按期系数的在建产值另行列示。";

/**
 * Three lines, never one blended figure, and the gap (practice.md §3.2, §3.3): 保底 = 基数 + 自然增长 + 已投产新增 +
 * 在建 (nominal: the on-time factor is `constructionWeightedYuan`, shown beside it); 含已签 adds the discounted
 * signings, 展望 the weighted talks; 缺口 = 目标 − 保底, negative when passed. A missing baseline is never 0: all four
 * are unknown. A blank target leaves the gap unknown for that reason first, since no baseline would help.
 */
export function forecastOf(parts: ForecastParts): Forecast {
  if (parts.baselineYuan === null) {
    const unknown: Unknown = { unknown: "baseline" };
    const gap: Unknown = parts.targetYuan === null ? { unknown: "target" } : unknown;
    return { guaranteed: unknown, withSigned: unknown, outlook: unknown, gap };
  }
  const guaranteed = sumYuan([parts.baselineYuan, parts.organicYuan, parts.realisedYuan, parts.constructionYuan]);
  const withSigned = sumYuan([guaranteed, parts.committedWeightedYuan]);
  return {
    guaranteed,
    withSigned,
    outlook: sumYuan([withSigned, parts.pipelineWeightedYuan]),
    gap: parts.targetYuan === null ? { unknown: "target" } : yuan(parts.targetYuan - guaranteed),
  };
}

/** A sum of what is known; null when nothing is. With anything missing the total shows * and names it. */
export type PartialSum = {
  readonly amountYuan: Yuan | null;
  readonly missing: readonly string[];
};
export type ClusterForecast = { readonly [Figure in ForecastFigure]: PartialSum };

/** Industries of a cluster summed figure by figure, each telling the industries it lacks. */
export function clusterForecast(
  industries: readonly { readonly industryId: string; readonly forecast: Forecast }[],
): ClusterForecast {
  const sum = (figure: ForecastFigure): PartialSum => {
    const known = industries.flatMap(({ forecast }) => (isUnknown(forecast[figure]) ? [] : [forecast[figure]]));
    return {
      amountYuan: known.length === 0 && industries.length > 0 ? null : sumYuan(known),
      missing: industries.filter(({ forecast }) => isUnknown(forecast[figure])).map(({ industryId }) => industryId),
    };
  };
  return {
    guaranteed: sum("guaranteed"),
    withSigned: sum("withSigned"),
    outlook: sum("outlook"),
    gap: sum("gap"),
  };
}
