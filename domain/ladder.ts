import type { Rung } from "@/domain/plan";

/** Output by target year in thousandths of 亿元; null or absent is not reported and reaches no rung. */
export type OutputByYear = Readonly<Record<string, number | null>>;
export type LadderIndustry = { id: string; name: string; outputMilli: OutputByYear };
export type LadderCluster = { id: string; name: string; outputMilli: OutputByYear; industries: LadderIndustry[] };

export type Deciding = {
  industryId: string;
  industryName: string;
  /** Growth since the previous target year; in the first year, the whole output. */
  increaseMilli: number;
  /** The rung breaks when this industry lands below this while the others meet their figures; null: it cannot alone. */
  breaksBelowMilli: number | null;
};
export type Standing = {
  clusterId: string;
  clusterName: string;
  valueMilli: number;
  marginMilli: number;
  deciding: Deciding | null;
};
export type RungReading = {
  year: number;
  thresholdMilli: number;
  clause: string;
  statedCount: number;
  /** Clusters at or above the threshold: how the document counts (一 总体要求). */
  count: number;
  /** Clusters between this rung and the next one up: shown only to explain why the count is cumulative. */
  exclusiveCount: number;
  matches: boolean;
  /** Largest first. */
  standings: Standing[];
  /** The cluster with the smallest margin; null when none reaches the rung. */
  tightest: Standing | null;
};

/** Reads every rung against the clusters' output, cumulatively. */
export function ladderOf(clusters: readonly LadderCluster[], rungs: readonly Rung[]): RungReading[] {
  const years = [...new Set(rungs.map((rung) => rung.year))].sort((a, b) => a - b);
  return rungs.map((rung) => {
    const previous = years[years.indexOf(rung.year) - 1] ?? null;
    const standings = standingsAt(clusters, rung, previous);
    const next = Math.min(
      ...rungs
        .filter((other) => other.year === rung.year && other.thresholdMilli > rung.thresholdMilli)
        .map((other) => other.thresholdMilli),
    );
    return {
      year: rung.year,
      thresholdMilli: rung.thresholdMilli,
      clause: rung.clause,
      statedCount: rung.statedCount,
      count: standings.length,
      exclusiveCount: standings.filter((row) => row.valueMilli < next).length,
      matches: standings.length === rung.statedCount,
      standings,
      tightest: standings.at(-1) ?? null,
    };
  });
}

function standingsAt(clusters: readonly LadderCluster[], rung: Rung, previous: number | null): Standing[] {
  return clusters
    .flatMap((cluster) => {
      const valueMilli = cluster.outputMilli[rung.year] ?? null;
      if (valueMilli === null || valueMilli < rung.thresholdMilli) return [];
      const marginMilli = valueMilli - rung.thresholdMilli;
      return [
        {
          clusterId: cluster.id,
          clusterName: cluster.name,
          valueMilli,
          marginMilli,
          deciding: decidingIndustry(cluster, rung.year, previous, marginMilli),
        },
      ];
    })
    .sort((a, b) => b.valueMilli - a.valueMilli);
}

/**
 * The industry asked to grow most since the previous target year, for growth not yet built is what fails to come.
 * In the first target year there is no earlier figure, so the largest industry decides. On a tie the larger output,
 * then the order of the document.
 */
export function decidingIndustry(
  cluster: LadderCluster,
  year: number,
  previous: number | null,
  marginMilli: number,
): Deciding | null {
  const candidates = cluster.industries.flatMap((industry) => {
    const valueMilli = industry.outputMilli[year] ?? null;
    if (valueMilli === null) return [];
    const earlierMilli = previous === null ? 0 : (industry.outputMilli[previous] ?? 0);
    return [{ industry, valueMilli, increaseMilli: valueMilli - earlierMilli }];
  });
  const [first] = candidates.sort((a, b) => b.increaseMilli - a.increaseMilli || b.valueMilli - a.valueMilli);
  if (!first) return null;
  return {
    industryId: first.industry.id,
    industryName: first.industry.name,
    increaseMilli: first.increaseMilli,
    breaksBelowMilli: first.valueMilli > marginMilli ? first.valueMilli - marginMilli : null,
  };
}
