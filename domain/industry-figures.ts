import { type Baseline, baselineFor } from "@/domain/baseline";
import { type Bucket, buckets } from "@/domain/credit";
import { type BucketSums, type Forecast, forecastOf, sumBuckets, weightPercent } from "@/domain/forecast";
import { type Yuan, yuan } from "@/domain/money";
import { type OutlineIndustry, targetYuanIn } from "@/domain/plan-outline";
import type { Rules } from "@/domain/setting";
import type { Stage } from "@/domain/stage";

/** Live money lines added up by what decides their weight; what the viewer may not see is not in it. */
export type LedgerSum = {
  readonly industryId: string;
  readonly year: number;
  readonly bucket: Bucket;
  readonly stage: Stage;
  /** One of the days of signing added up here, all of which weigh the same. */
  readonly signedOn: string | null;
  readonly amountYuan: Yuan;
  readonly lineCount: number;
};

export type Known = {
  readonly sums: readonly LedgerSum[];
  /** Newest entry first. */
  readonly baselines: readonly Baseline[];
  readonly rules: Rules;
  readonly today: string;
};

export type IndustryFigures = {
  readonly industry: OutlineIndustry;
  readonly year: number;
  readonly targetYuan: Yuan | null;
  readonly baseline: Baseline | null;
  readonly sums: BucketSums;
  readonly lineCounts: Readonly<Record<Bucket, number>>;
  readonly forecast: Forecast;
};

/** What a sum counts for in the forecast, in percent. */
export const weightOf = (line: Pick<LedgerSum, "bucket" | "stage" | "signedOn">, { rules, today }: Known) =>
  weightPercent({ ...line, today }, rules.probabilities, rules.idleMonths);

/** The figures of one industry in a year (practice.md §3.3); organic growth is 0 until somebody enters and explains it. */
export function figuresOf(industry: OutlineIndustry, year: number, known: Known): IndustryFigures {
  const own = sumsOf(known.sums, industry.id, year);
  const sums = sumBuckets(own.map((row) => ({ ...row, weightPercent: weightOf(row, known) })));
  const targetYuan = targetYuanIn(industry, year);
  const baseline = baselineFor(known.baselines, industry.id, year);
  return {
    industry,
    year,
    targetYuan,
    baseline,
    sums,
    lineCounts: Object.fromEntries(
      buckets.map((bucket) => [
        bucket,
        own.filter((row) => row.bucket === bucket).reduce((count, row) => count + row.lineCount, 0),
      ]),
    ) as Record<Bucket, number>,
    forecast: forecastOf({
      targetYuan,
      baselineYuan: baseline?.outputYuan ?? null,
      organicYuan: yuan(0),
      realisedYuan: sums.realisedYuan,
      constructionYuan: sums.constructionYuan,
      committedWeightedYuan: sums.committedWeightedYuan,
      pipelineWeightedYuan: sums.pipelineWeightedYuan,
    }),
  };
}

const placedSums = new WeakMap<readonly LedgerSum[], ReadonlyMap<string, LedgerSum[]>>();

/** Sums of one industry and year; the rows are put in their places once, because a screen asks for every industry. */
function sumsOf(sums: readonly LedgerSum[], industryId: string, year: number): readonly LedgerSum[] {
  const places = placedSums.get(sums) ?? placeSums(sums);
  placedSums.set(sums, places);
  return places.get(`${year} ${industryId}`) ?? [];
}

function placeSums(sums: readonly LedgerSum[]): ReadonlyMap<string, LedgerSum[]> {
  const places = new Map<string, LedgerSum[]>();
  for (const row of sums) {
    const key = `${row.year} ${row.industryId}`;
    const place = places.get(key);
    if (place) place.push(row);
    else places.set(key, [row]);
  }
  return places;
}

/** What a bucket adds to the forecast: realised and building in full, signings and talks by their weight. */
export function creditedYuan({ sums }: Pick<IndustryFigures, "sums">, bucket: Bucket): Yuan {
  switch (bucket) {
    case "realised":
      return sums.realisedYuan;
    case "under_construction":
      return sums.constructionYuan;
    case "committed":
      return sums.committedWeightedYuan;
    case "pipeline":
      return sums.pipelineWeightedYuan;
  }
}
