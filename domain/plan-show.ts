import { type LadderCluster, ladderOf } from "@/domain/ladder";
import { type Indicator, indicatorKindLabels, operatorLabels, type Plan, type Rung, type Target } from "@/domain/plan";

type PlanRows = {
  document: Plan["document"];
  years: readonly number[];
  clusters: readonly { id: string; name: string; lead: string }[];
  industries: readonly {
    id: string;
    clusterId: string;
    name: string;
    responsible: readonly string[];
    cooperating: readonly string[];
  }[];
  indicators: readonly Pick<Indicator, "id" | "refId" | "name" | "unit" | "kind" | "source">[];
  targets: readonly Pick<Target, "indicatorId" | "year" | "op" | "valueMilli" | "maxMilli" | "strive" | "clause">[];
  rungs: readonly Rung[];
  discrepancies: Plan["discrepancies"];
};

/**
 * The loaded plan as `plan show --json` prints it. Output is in 亿元, other figures in the indicator's own unit;
 * null is a cell the document left empty, never zero.
 */
export function showPlan(rows: PlanRows) {
  const outputMilli = outputByRef(rows);
  const clusters = rows.clusters.map((row) => ({
    ...row,
    outputMilli: outputMilli(row.id),
    industries: rows.industries
      .filter((industry) => industry.clusterId === row.id)
      .map((industry) => ({ ...industry, outputMilli: outputMilli(industry.id) })),
  }));
  return {
    document: rows.document,
    clusters: clusters.map((row) => ({
      id: row.id,
      name: row.name,
      lead: row.lead,
      targets: inYi(row.outputMilli),
      industries: row.industries.map((industry) => ({
        id: industry.id,
        name: industry.name,
        responsible: industry.responsible,
        cooperating: industry.cooperating,
        targets: inYi(industry.outputMilli),
      })),
    })),
    ladder: showLadder(clusters, rows.rungs),
    indicators: rows.indicators.map((row) => showIndicator(row, rows.targets)),
    discrepancies: rows.discrepancies,
  };
}

/** Annex output of a cluster or industry by year; every target year has a key. */
function outputByRef({ years, indicators, targets }: PlanRows) {
  return (refId: string): Record<string, number | null> => {
    const annex = indicators.find((row) => row.refId === refId && row.source === "annex" && row.kind === "output");
    const valueIn = (year: number) =>
      targets.find((row) => row.indicatorId === annex?.id && row.year === year)?.valueMilli ?? null;
    return Object.fromEntries(years.map((year) => [String(year), valueIn(year)]));
  };
}

const fromMilli = (milli: number | null) => (milli === null ? null : milli / 1000);

const inYi = (byYear: Record<string, number | null>) =>
  Object.fromEntries(Object.entries(byYear).map(([year, milli]) => [year, fromMilli(milli)]));

/** `count` is what the document states, `reached` what its annex adds up to. */
const showLadder = (clusters: readonly LadderCluster[], rungs: readonly Rung[]) =>
  ladderOf(clusters, rungs).map((rung) => ({
    year: rung.year,
    threshold: rung.thresholdMilli / 1000,
    count: rung.statedCount,
    reached: rung.count,
    matches: rung.matches,
    margins: rung.standings.map((row) => ({
      cluster: row.clusterId,
      value: row.valueMilli / 1000,
      margin: row.marginMilli / 1000,
    })),
    tightest: rung.tightest?.clusterId ?? null,
    deciding: rung.tightest?.deciding?.industryId ?? null,
  }));

const showIndicator = (indicator: PlanRows["indicators"][number], targets: PlanRows["targets"]) => ({
  id: indicator.id,
  ref: indicator.refId,
  name: indicator.name,
  unit: indicator.unit,
  kind: indicatorKindLabels[indicator.kind],
  source: indicator.source,
  targets: targets
    .filter((row) => row.indicatorId === indicator.id)
    .map((row) => ({
      year: row.year,
      op: row.op,
      meaning: operatorLabels[row.op],
      value: fromMilli(row.valueMilli),
      max: fromMilli(row.maxMilli),
      strive: row.strive,
      clause: row.clause,
    })),
});
