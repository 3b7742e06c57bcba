import type { Baseline } from "@/domain/baseline";
import { type Bucket, buckets } from "@/domain/credit";
import { type Shown, shownAs, shownBlank } from "@/domain/figure";
import { clusterForecast, type ForecastFigure } from "@/domain/forecast";
import type { ForecastLines, Waterfall } from "@/domain/forecast-charts";
import { figuresOf, type Known } from "@/domain/industry-figures";
import type { IndustryRow } from "@/domain/industry-row";
import { inYi } from "@/domain/money";
import { type IndicatorKind, indicatorKindLabels, type Operator, type TargetSource } from "@/domain/plan";
import { hasMoneyTarget, type PlanOutline } from "@/domain/plan-outline";
import { showQuantity, showTarget } from "@/domain/quantity";
import type { SigningWindowWords } from "@/domain/signing-window";

export type PrintedTarget = {
  readonly year: number;
  readonly operator: Operator;
  readonly valueMilli: number | null;
  readonly maxMilli: number | null;
  readonly isStrive: boolean;
  readonly clause: string | null;
};

export type IndustryIndicator = {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly kind: IndicatorKind;
  readonly source: TargetSource;
  readonly targets: readonly PrintedTarget[];
};

export type IndustryMilestone = {
  readonly id: string;
  readonly year: number;
  readonly name: string;
  readonly isStrive: boolean;
  readonly clause: string;
};

/** A difference of the document that touches an industry, as the pack lists it. */
export type Discrepancy = { readonly id: string; readonly topic: string; readonly text: string };

/** The figure as printed, sign before it: ≥1,620; a cell the document left empty is 未设定, a year without a row empty. */
export function printedTarget(targets: readonly PrintedTarget[], year: number): Shown & { isStrive: boolean } {
  const row = targets.find((target) => target.year === year);
  if (!row) return { ...shownBlank("notApplicable", "文件未列此年目标。"), isStrive: false };
  if (row.operator === "blank" || row.valueMilli === null)
    return { ...shownBlank("notSet", "附件此格为空。"), isStrive: row.isStrive };
  const { operator, valueMilli, maxMilli, isStrive } = row;
  return { ...shownAs(showTarget({ operator, valueMilli, maxMilli })), isStrive };
}

export type BodyAgainstAnnexRow = {
  readonly year: number;
  readonly body: Shown & { isStrive: boolean };
  readonly annex: Shown & { isStrive: boolean };
  /** 一致, 数值一致，修饰不同, 仅附件列出, 附件为空, or the two figures that differ. */
  readonly verdict: string;
  readonly isDifferent: boolean;
};

/** Output as the body says it beside what the annex prints, year by year; the annex figure is the one counted. */
export function bodyAgainstAnnex(
  indicators: readonly IndustryIndicator[],
  years: readonly number[],
): BodyAgainstAnnexRow[] {
  const money = indicators.filter((row) => row.kind === "output" && row.unit === "亿元");
  const body = money.find((row) => row.source === "body")?.targets ?? [];
  const annex = money.find((row) => row.source === "annex")?.targets ?? [];
  return years.map((year) => {
    const inBody = body.find((row) => row.year === year);
    const inAnnex = annex.find((row) => row.year === year);
    const values = [inBody?.valueMilli ?? null, inAnnex?.valueMilli ?? null];
    const isDifferent = values[0] !== null && values[1] !== null && values[0] !== values[1];
    return {
      year,
      body: printedTarget(body, year),
      annex: printedTarget(annex, year),
      isDifferent,
      verdict: verdictOf(inBody, inAnnex, isDifferent),
    };
  });
}

function verdictOf(body: PrintedTarget | undefined, annex: PrintedTarget | undefined, isDifferent: boolean): string {
  if (!annex) return "附件未列本产业";
  if (annex.valueMilli === null) return "附件为空";
  if (!body || body.valueMilli === null) return "仅附件列出";
  if (isDifferent) return "数值不一致，按附件计";
  return body.operator === annex.operator && body.isStrive === annex.isStrive ? "一致" : "数值一致，修饰词不同";
}

/** An indicator with its printed targets and, in its own unit, what projects add in the chosen year. */
export type IndicatorRow = {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly kindWords: string;
  readonly clause: string;
  readonly targets: readonly { readonly year: number; readonly shown: Shown; readonly isStrive: boolean }[];
  /** By bucket; null where no project counts towards it. */
  readonly quantities: Readonly<Record<Bucket, { readonly text: string; readonly lineCount: number } | null>>;
};

/** Physical indicators of the page; money stands in the columns of the annex, not here. */
export function indicatorRows(
  indicators: readonly IndustryIndicator[],
  years: readonly number[],
  sums: readonly { indicatorId: string; year: number; bucket: Bucket; quantityMilli: number; lineCount: number }[],
  year: number,
): IndicatorRow[] {
  return indicators
    .filter((row) => !(row.kind === "output" && row.unit === "亿元"))
    .map((row) => ({
      id: row.id,
      name: row.name,
      unit: row.unit,
      kindWords: indicatorKindLabels[row.kind],
      clause: [...new Set(row.targets.flatMap((target) => target.clause ?? []))].join("、"),
      targets: years.map((each) => {
        const { isStrive, ...shown } = printedTarget(row.targets, each);
        return { year: each, shown, isStrive };
      }),
      quantities: Object.fromEntries(
        buckets.map((bucket) => {
          const sum = sums.find((each) => each.indicatorId === row.id && each.year === year && each.bucket === bucket);
          return [bucket, sum ? { text: showQuantity(sum.quantityMilli), lineCount: sum.lineCount } : null];
        }),
      ) as IndicatorRow["quantities"],
    }));
}

/** The cluster–industry list beside the page. */
export type TargetListCluster = {
  readonly id: string;
  readonly name: string;
  readonly target: Shown;
  readonly industries: readonly { readonly id: string; readonly name: string; readonly target: Shown }[];
};

export const targetList = (plan: Pick<PlanOutline, "clusters">, year: number): TargetListCluster[] => {
  const shown = (milli: number | null | undefined) =>
    milli === null || milli === undefined ? shownBlank("notSet", "附件此格为空。") : shownAs(showQuantity(milli));
  return plan.clusters.map((cluster) => ({
    id: cluster.id,
    name: cluster.name,
    target: shown(cluster.outputMilli[year]),
    industries: cluster.industries.map((row) => ({ id: row.id, name: row.name, target: shown(row.outputMilli[year]) })),
  }));
};

export type IndustryPage = {
  readonly year: number;
  readonly years: readonly number[];
  readonly today: string;
  readonly cutOff: string;
  readonly seenWords: string | null;
  readonly list: readonly TargetListCluster[];
  readonly industry: {
    readonly id: string;
    readonly name: string;
    readonly clusterName: string;
    readonly responsible: string;
    readonly cooperating: string;
    readonly clause: string;
  };
  readonly row: IndustryRow;
  readonly bucketNominals: Readonly<Record<Bucket, string>>;
  readonly lineCount: number;
  readonly waterfall: Waterfall | null;
  readonly lines: ForecastLines | null;
  readonly window: SigningWindowWords;
  readonly isWindowDefault: boolean;
  readonly indicators: readonly IndicatorRow[];
  readonly milestones: readonly IndustryMilestone[];
  readonly baselines: readonly Baseline[];
  readonly comparison: readonly BodyAgainstAnnexRow[];
  readonly discrepancies: readonly Discrepancy[];
};

export type ClusterRow = {
  readonly id: string;
  readonly name: string;
  readonly lead: string;
  readonly clause: string;
  readonly industryCount: number;
  readonly targets: readonly { readonly year: number; readonly shown: Shown }[];
  readonly forecasts: Readonly<Record<ForecastFigure, Shown>>;
};

/** Clusters with their forecasts of a year; unknown when any industry with a target lacks its baseline. */
export function clusterRows(plan: PlanOutline, year: number, known: Known): ClusterRow[] {
  return plan.clusters.map((cluster) => {
    const members = cluster.industries.filter(hasMoneyTarget).map((row) => figuresOf(row, year, known));
    const sums = clusterForecast(members.map(({ industry, forecast }) => ({ industryId: industry.id, forecast })));
    const shown = (figure: ForecastFigure): Shown => {
      const { amountYuan, missing } = sums[figure];
      if (members.length === 0) return shownBlank("notApplicable", "按指标和里程碑考核。");
      const names = members
        .filter(({ industry }) => missing.includes(industry.id))
        .map(({ industry }) => industry.name);
      return amountYuan === null || missing.length > 0
        ? shownBlank("cannotCompute", `${names.join("、")}基数未录入。`)
        : shownAs(inYi(amountYuan));
    };
    return {
      id: cluster.id,
      name: cluster.name,
      lead: cluster.lead.shortName,
      clause: cluster.clause,
      industryCount: cluster.industries.length,
      targets: plan.years.map((each) => {
        const milli = cluster.outputMilli[each] ?? null;
        return {
          year: each,
          shown: milli === null ? shownBlank("notSet", "附件此格为空。") : shownAs(showQuantity(milli)),
        };
      }),
      forecasts: {
        guaranteed: shown("guaranteed"),
        withSigned: shown("withSigned"),
        outlook: shown("outlook"),
        gap: shown("gap"),
      },
    };
  });
}

export type TargetBoard = {
  readonly year: number;
  readonly years: readonly number[];
  readonly planTitle: string;
  readonly issuedOn: string;
  readonly cutOff: string;
  readonly seenWords: string | null;
  readonly list: readonly TargetListCluster[];
  readonly clusters: readonly ClusterRow[];
};
