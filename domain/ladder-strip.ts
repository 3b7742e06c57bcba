import { type Shown, shownAs, shownBlank } from "@/domain/figure";
import { clusterForecast } from "@/domain/forecast";
import type { IndustryFigures } from "@/domain/industry-figures";
import { ladderOf } from "@/domain/ladder";
import { signedInYi, yuan } from "@/domain/money";
import { yiToYuan } from "@/domain/plan";
import { hasMoneyTarget, ladderClustersOf, type PlanOutline } from "@/domain/plan-outline";
import { showQuantity } from "@/domain/quantity";

export type LadderLine = {
  readonly clusterId: string;
  readonly clusterName: string;
  /** 集群目标 − 档位, signed: +168. */
  readonly margin: string;
  /** 集群保底 − 档位. */
  readonly guaranteedDifference: Shown;
  readonly isBelow: boolean;
  readonly isAbove: boolean;
  readonly deciding: string;
};
export type LadderRung = {
  /** ≥200 */
  readonly threshold: string;
  readonly statedCount: number;
  readonly lines: readonly LadderLine[];
};
export type LadderStrip = {
  readonly rungs: readonly LadderRung[];
  /** Rungs decided by clusters outside the reader's: “≥800、≥500 两档由现代能源、绿色农畜产品支撑，余量 +20、+20”. */
  readonly elsewhere: string | null;
  /** Said once when a difference is left out because the reader sees only part of the projects. */
  readonly partly: string | null;
};

const partlyWhy = "保底差额须计全部项目，本单位只见其中一部分。";

/**
 * The rungs of a year. Every cluster stands once, at the highest rung it reaches; clusters that are not the reader's are
 * named in one sentence. `figures` holds the industries whose projects the reader sees whole: a cluster with any other
 * industry has no 保底差额, for part of a sum would read as a shortfall.
 */
export function ladderStrip(
  plan: PlanOutline,
  year: number,
  figures: readonly IndustryFigures[],
  ownClusterIds: ReadonlySet<string>,
): LadderStrip {
  const readings = ladderOf(ladderClustersOf(plan), plan.rungs)
    .filter((rung) => rung.year === year)
    .sort((a, b) => b.thresholdMilli - a.thresholdMilli);
  const placed = new Set<string>();
  const rungs: LadderRung[] = [];
  const elsewhere: { threshold: string; cluster: string; margin: string }[] = [];
  for (const rung of readings) {
    const threshold = `≥${showQuantity(rung.thresholdMilli)}`;
    const lines: LadderLine[] = [];
    for (const standing of rung.standings) {
      if (placed.has(standing.clusterId)) continue;
      placed.add(standing.clusterId);
      const margin = signed(standing.marginMilli);
      if (!ownClusterIds.has(standing.clusterId)) {
        elsewhere.push({ threshold, cluster: standing.clusterName, margin });
        continue;
      }
      const difference = guaranteedLess(plan, standing.clusterId, figures, rung.thresholdMilli);
      lines.push({
        clusterId: standing.clusterId,
        clusterName: standing.clusterName,
        margin,
        guaranteedDifference: typeof difference === "number" ? shownAs(signedInYi(yuan(difference))) : difference,
        isBelow: typeof difference === "number" && difference < 0,
        isAbove: typeof difference === "number" && difference > 0,
        deciding: standing.deciding?.industryName ?? "—",
      });
    }
    if (lines.length > 0) rungs.push({ threshold, statedCount: rung.statedCount, lines });
  }
  const isPartly = rungs.some((rung) =>
    rung.lines.some(({ guaranteedDifference: shown }) => shown.blank !== null && shown.why === partlyWhy),
  );
  return { rungs, elsewhere: elsewhereWords(elsewhere), partly: isPartly ? partlyWhy : null };
}

const signed = (milli: number) => `${milli > 0 ? "+" : ""}${showQuantity(milli)}`;

function guaranteedLess(
  plan: PlanOutline,
  clusterId: string,
  figures: readonly IndustryFigures[],
  thresholdMilli: number,
): number | Shown {
  const members = (plan.clusters.find((row) => row.id === clusterId)?.industries ?? []).filter(hasMoneyTarget);
  const known = members.flatMap((row) => figures.find(({ industry }) => industry.id === row.id) ?? []);
  if (known.length < members.length) return shownBlank("cannotCompute", partlyWhy);
  const { amountYuan, missing } = clusterForecast(
    known.map(({ industry, forecast }) => ({ industryId: industry.id, forecast })),
  ).guaranteed;
  if (amountYuan === null || missing.length > 0) {
    const names = members.filter((row) => missing.includes(row.id)).map((row) => row.shortName);
    return shownBlank("cannotCompute", `${names.join("、")}基数未录入，无法计算保底差额。`);
  }
  return amountYuan - yiToYuan(thresholdMilli);
}

function elsewhereWords(rows: readonly { threshold: string; cluster: string; margin: string }[]): string | null {
  if (rows.length === 0) return null;
  return `其他集群：${rows.map((row) => `${row.cluster} ${row.threshold}（余 ${row.margin}）`).join("、")}`;
}
