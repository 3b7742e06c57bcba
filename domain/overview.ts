import type { Changes } from "@/domain/change";
import type { ExceptionRow } from "@/domain/exception";
import { figuresOf, type IndustryFigures, type Known } from "@/domain/industry-figures";
import { type IndustryRow, industryRow, type RowContext, type TotalRow, totalRow } from "@/domain/industry-row";
import { type LadderStrip, ladderStrip } from "@/domain/ladder-strip";
import { dutyOf, industriesOf, type PlanOutline } from "@/domain/plan-outline";
import type { Viewer } from "@/domain/viewer";

export const overviewScopes = ["own", "all"] as const;
export type OverviewScope = (typeof overviewScopes)[number];

export type Overview = {
  readonly year: number;
  readonly years: readonly number[];
  readonly scope: OverviewScope;
  /** False for units without an industry of their own: they see all. */
  readonly hasOwn: boolean;
  readonly today: string;
  readonly cutOff: string;
  /** Whose projects are counted when not everybody's; null when all are. */
  readonly seenWords: string | null;
  readonly signedPercent: number;
  readonly areWeightsDefault: boolean;
  readonly scopeWords: string;
  readonly rows: readonly IndustryRow[];
  readonly total: TotalRow;
  readonly cooperatingRows: readonly IndustryRow[];
  readonly ladder: LadderStrip;
  readonly exceptions: readonly ExceptionRow[];
  readonly changes: Changes;
};

type OverviewFacts = {
  plan: PlanOutline;
  known: Known;
  context: RowContext;
  viewer: Viewer;
  seesAll: boolean;
  closedMonth: string | null;
};

/** A department opens on its own industries; everybody else, and whoever asks, sees all. */
export function scopeOf(
  viewer: Pick<Viewer, "responsibleIndustryIds" | "cooperatingIndustryIds">,
  asked: OverviewScope | undefined,
): OverviewScope {
  const hasOwn = viewer.responsibleIndustryIds.length + viewer.cooperatingIndustryIds.length > 0;
  return hasOwn ? (asked ?? "own") : "all";
}

export function overviewFigures(facts: OverviewFacts, year: number, scope: OverviewScope) {
  const { plan, known, context, viewer, seesAll } = facts;
  const all = industriesOf(plan);
  const inScope = all.filter((row) => scope === "all" || dutyOf(viewer, row.id) !== null);
  const figures = inScope.map((row) => figuresOf(row, year, known));
  const asRow = (row: IndustryFigures) => industryRow(row, dutyOf(viewer, row.industry.id), context);
  const main = scope === "all" ? figures : figures.filter((row) => dutyOf(viewer, row.industry.id) === "responsible");
  const cooperating = figures.filter((row) => !main.includes(row));
  const whole = all.filter((row) => seesAll || dutyOf(viewer, row.id) !== null);
  const clusterIds = new Set(inScope.map((row) => row.clusterId));
  return {
    rows: main.map(asRow),
    cooperatingRows: cooperating.map(asRow),
    total: totalRow(main, scope === "all" ? "合计" : "责任产业合计"),
    scopeWords:
      scope === "all"
        ? `${plan.clusters.length} 个集群，${all.length} 个产业`
        : [`${main.length} 个责任产业`, ...(cooperating.length > 0 ? [`${cooperating.length} 个配合产业`] : [])].join(
            "，",
          ),
    ladder: ladderStrip(
      plan,
      year,
      whole.map((row) => figuresOf(row, year, known)),
      clusterIds,
    ),
  };
}

/** Whose projects the sums hold, when not the whole league's. */
export function seenWords(viewer: Pick<Viewer, "unitShortName">, seesAll: boolean, scope: OverviewScope) {
  if (seesAll) return null;
  if (scope === "own") return null;
  return `只计${viewer.unitShortName}可见项目`;
}

/** 数据截至 2026-11-24（10 月已月结）; before the first closing, that no month is closed. */
export function cutOffWords(today: string, closedMonth: string | null): string {
  const closed = closedMonth === null ? "尚无月结" : `${Number(closedMonth.slice(5))} 月已月结`;
  return `数据截至 ${today}（${closed}）`;
}
