import { type Bucket, bucketLabels, buckets } from "@/domain/credit";
import { type DistanceBar, distanceBar } from "@/domain/distance-bar";
import { type FigureSource, type Shown, type SourcedFigure, shownAs, shownBlank } from "@/domain/figure";
import { type ForecastFigure, forecastFigures, guaranteedNote, isUnknown } from "@/domain/forecast";
import { creditedYuan, type IndustryFigures } from "@/domain/industry-figures";
import { inYi, sumYuan, type Yuan } from "@/domain/money";
import { type Duty, hasMoneyTarget } from "@/domain/plan-outline";
import { showQuantity } from "@/domain/quantity";
import type { Rules } from "@/domain/setting";

export const lineFigures = ["target", "baseline", ...buckets, ...forecastFigures] as const;
export type LineFigure = (typeof lineFigures)[number];
/** An industry also lists what it builds by the on-time factor; no total holds it. */
export type RowFigure = LineFigure | "constructionOnTime";
export const onTimeLabel = "在建（乘按期系数）";

/** A finished line of the overview: every cell is text or the word for not having a number. */
export type IndustryRow = {
  readonly industryId: string;
  readonly name: string;
  readonly duty: Duty | null;
  readonly year: number;
  readonly baselineYear: number | null;
  readonly hasMoneyTarget: boolean;
  readonly figures: { readonly [Figure in RowFigure]: SourcedFigure };
  readonly bar: DistanceBar | null;
};

export type RowContext = {
  readonly rules: Rules;
  /** Whether the bureau has confirmed the weights of signings and talks. */
  readonly areWeightsDefault: boolean;
  readonly today: string;
  readonly planTitle: string;
  readonly issuedOn: string;
};

/** The year whose official figure is asked for: the last one that is over, and none after the target year. */
const missingBaseline = (year: number, today: string) =>
  `基数未录入，无法计算缺口。请责任部门录入 ${Math.min(year, Number(today.slice(0, 4)) - 1)} 年数并注明来源。`;

export function industryRow(figures: IndustryFigures, duty: Duty | null, context: RowContext): IndustryRow {
  const { industry, year, baseline } = figures;
  const cell = (name: string, shown: Shown, source: FigureSource, lineCount: number | null = null) => ({
    name: `${industry.name}${name}`,
    shown: shown.blank === null ? shown : toldOnce(context, shown),
    source: toldOnce(context, source),
    lineCount,
  });
  const lack = missingBaseline(year, context.today);
  const base = { figures, context, lack };
  return {
    industryId: industry.id,
    name: industry.name,
    duty,
    year,
    baselineYear: baseline?.year ?? null,
    hasMoneyTarget: hasMoneyTarget(industry),
    bar: distanceBar(figures),
    figures: {
      target: cell(`${year} 年目标`, targetShown(figures), {
        basis: "附件目标产值，全行业口径",
        source: `${context.planTitle}附件`,
        dataOn: context.issuedOn,
      }),
      baseline: cell("基数", baselineShown(base), {
        basis: baseline ? `${baseline.year} 年全行业产值` : lack,
        source: baseline?.source,
        dataOn: baseline?.sourceOn,
        enteredBy: baseline ? `${baseline.enteredByName ?? "随数据装入"}，${baseline.enteredOn}` : undefined,
      }),
      ...(Object.fromEntries(buckets.map((bucket) => [bucket, bucketCell(base, bucket, cell)])) as Record<
        Bucket,
        SourcedFigure
      >),
      constructionOnTime: onTimeCell(base, cell),
      ...(Object.fromEntries(forecastFigures.map((figure) => [figure, forecastCell(base, figure, cell)])) as Record<
        ForecastFigure,
        SourcedFigure
      >),
    },
  };
}

const told = new WeakMap<RowContext, Map<string, object>>();

/** Equal words of one page are one object, so that they are sent to the browser once and not with every row. */
function toldOnce<Words extends object>(context: RowContext, words: Words): Words {
  const known = told.get(context) ?? new Map<string, object>();
  told.set(context, known);
  const key = JSON.stringify(words);
  const first = known.get(key) ?? words;
  known.set(key, first);
  return first as Words;
}

type Base = { figures: IndustryFigures; context: RowContext; lack: string };
type MakeCell = (name: string, shown: Shown, source: FigureSource, lineCount?: number | null) => SourcedFigure;

function targetShown({ targetYuan }: IndustryFigures): Shown {
  if (targetYuan === null) return shownBlank("notSet", "附件此格为空，按指标和里程碑考核。");
  return shownAs(showTargetYi(targetYuan));
}

function baselineShown({ figures: { industry, baseline }, lack }: Base): Shown {
  if (baseline !== null) return shownAs(inYi(baseline.outputYuan));
  if (!hasMoneyTarget(industry)) return shownBlank("notApplicable", "没有产值目标，不需要基数。");
  return shownBlank("notRecorded", lack);
}

/** Target values as printed: 135, not 135.00. */
export const showTargetYi = (amount: Yuan) => showQuantity(Math.round(amount / 100_000));

const bucketBasis = {
  realised: () => "投产项目当年实际上报产值",
  under_construction: ({ rules }) => `已开工项目，按投产时间爬坡，名义值。${rampWords(rules)}`,
  committed: ({ rules }) => `已签约未开工，${committedWords(rules)}。${rampWords(rules)}`,
  pipeline: ({ rules }) => `在谈项目，${talksWords(rules)}。${rampWords(rules)}`,
} satisfies Record<Bucket, (context: RowContext) => string>;

const rampWords = ({ ramp }: Rules) =>
  `投产后第 1—12 月 ${ramp.months1To12Percent}%、第 13—24 月 ${ramp.months13To24Percent}%、以后 ${ramp.laterPercent}%`;
const committedWords = ({ probabilities, idleMonths }: Rules) =>
  `按 ${probabilities.signed}% 计，超 ${idleMonths.idle} 个月按 ${probabilities.signedIdle}%，超 ${idleMonths.dormant} 个月按 ${probabilities.signedDormant}%`;
const talksWords = ({ probabilities }: Rules) =>
  `在谈按 ${probabilities.talks}%、意向按 ${probabilities.intent}%、框架按 ${probabilities.framework}% 计`;

const noOutputCounted = shownBlank("notApplicable", "没有产值目标，不计产值。");

function bucketCell({ figures, context }: Base, bucket: Bucket, cell: MakeCell): SourcedFigure {
  const applies = hasMoneyTarget(figures.industry);
  return cell(
    bucketLabels[bucket],
    applies ? shownAs(inYi(creditedYuan(figures, bucket))) : noOutputCounted,
    {
      basis: bucketBasis[bucket](context),
      isDefaultBasis: bucket === "realised" ? undefined : context.areWeightsDefault,
      source: "项目台账计入明细",
      dataOn: context.today,
    },
    applies ? figures.lineCounts[bucket] : null,
  );
}

function onTimeCell({ figures, context }: Base, cell: MakeCell): SourcedFigure {
  const applies = hasMoneyTarget(figures.industry);
  return cell(
    onTimeLabel,
    applies ? shownAs(inYi(figures.sums.constructionWeightedYuan)) : noOutputCounted,
    {
      basis: `在建名义值乘按期系数 ${context.rules.probabilities.building}%，另行列示，不计入保底、缺口、含已签和展望。`,
      isDefaultBasis: context.areWeightsDefault,
      source: "项目台账计入明细",
      dataOn: context.today,
    },
    applies ? figures.lineCounts.under_construction : null,
  );
}

const forecastBasis = {
  guaranteed: `基数 + 已投产新增 + 在建。${guaranteedNote}`,
  withSigned: "保底 + 已签（折算）",
  outlook: "含已签 + 在谈（加权）",
  gap: "目标 − 保底",
} satisfies Record<ForecastFigure, string>;
const forecastNames = {
  guaranteed: "保底",
  withSigned: "含已签",
  outlook: "展望",
  gap: "缺口",
} satisfies Record<ForecastFigure, string>;

function forecastCell({ figures, context, lack }: Base, figure: ForecastFigure, cell: MakeCell): SourcedFigure {
  const amount = figures.forecast[figure];
  const isWeighted = figure === "withSigned" || figure === "outlook";
  return cell(forecastNames[figure], forecastShown(figures, figure, lack), {
    basis: isUnknown(amount) && hasMoneyTarget(figures.industry) ? lack : forecastBasis[figure],
    isDefaultBasis: isWeighted ? context.areWeightsDefault : undefined,
    source: "基数与项目台账",
    dataOn: context.today,
  });
}

function forecastShown(figures: IndustryFigures, figure: ForecastFigure, lack: string): Shown {
  const amount = figures.forecast[figure];
  if (!isUnknown(amount)) return shownAs(inYi(amount));
  if (!hasMoneyTarget(figures.industry)) return shownBlank("notApplicable", "没有产值目标。");
  if (amount.unknown === "target") return shownBlank("notSet", "附件此格为空。");
  return figure === "gap" || figure === "guaranteed"
    ? shownBlank("cannotCompute", lack)
    : shownBlank("notApplicable", lack);
}

export type TotalRow = {
  readonly label: string;
  readonly figures: { readonly [Figure in LineFigure]: { readonly shown: Shown; readonly isPartial: boolean } };
  /** Which parts are missing, in words; null when nothing is. */
  readonly missing: string | null;
};

/** The end of the table: what is known added up, a star where a part is missing and the words naming it. */
export function totalRow(rows: readonly IndustryFigures[], label: string): TotalRow {
  const counted = rows.filter(({ industry }) => hasMoneyTarget(industry));
  const sum = (amounts: readonly (Yuan | null)[], show: (amount: Yuan) => string = inYi) => {
    const known = amounts.flatMap((amount) => (amount === null ? [] : [amount]));
    const isPartial = known.length < amounts.length;
    if (known.length === 0)
      return { shown: shownBlank(isPartial ? "cannotCompute" : "notApplicable"), isPartial: false };
    return { shown: shownAs(show(sumYuan(known))), isPartial };
  };
  const figureOf = (figure: ForecastFigure) =>
    sum(counted.map(({ forecast }) => (isUnknown(forecast[figure]) ? null : (forecast[figure] as Yuan))));
  const bucketOf = (bucket: Bucket) => sum(counted.map((row) => creditedYuan(row, bucket)));
  return {
    label,
    missing: missingWords(rows),
    figures: {
      target: sum(
        counted.map((row) => row.targetYuan),
        showTargetYi,
      ),
      baseline: sum(counted.map((row) => row.baseline?.outputYuan ?? null)),
      realised: bucketOf("realised"),
      under_construction: bucketOf("under_construction"),
      committed: bucketOf("committed"),
      pipeline: bucketOf("pipeline"),
      guaranteed: figureOf("guaranteed"),
      withSigned: figureOf("withSigned"),
      outlook: figureOf("outlook"),
      gap: figureOf("gap"),
    },
  };
}

function missingWords(rows: readonly IndustryFigures[]): string | null {
  const named = (picked: readonly IndustryFigures[]) => {
    const names = picked.map(({ industry }) => industry.shortName);
    return names.length > 3 ? `${names.slice(0, 2).join("、")}等 ${names.length} 个产业` : names.join("、");
  };
  const lacking = rows.filter((row) => hasMoneyTarget(row.industry) && row.baseline === null);
  if (lacking.length === 0) return null;
  return `${named(lacking)}基数未录入，未计入合计`;
}
