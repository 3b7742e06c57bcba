import type { Coverage } from "@/domain/coverage";
import { bucketLabels } from "@/domain/credit";
import type { YearCredit } from "@/domain/credit-years";
import type { ProjectState } from "@/domain/project-state";
import type { FrozenField } from "@/domain/signing";
import { isFrom, type Stage, type Status, stageLabels, stageOrder, stages, statusLabels } from "@/domain/stage";

export type RailStop = {
  readonly stage: Stage;
  readonly label: string;
  readonly state: "passed" | "current" | "skipped" | "ahead";
  /** The day it was reached, 未采用, or the planned day. */
  readonly note: string | null;
};

export type Reached = { readonly stage: Stage; readonly on: string };

/** The eleven stages of one project: when each was reached, which were passed over, what is planned. */
export function railOf(
  state: Pick<ProjectState, "stage" | "dossier">,
  reached: readonly Reached[],
  today: string,
): RailStop[] {
  const { plannedStartOn, plannedProductionOn, plannedCapacityOn } = state.dossier;
  const planned: Partial<Record<Stage, string | null>> = {
    building: plannedStartOn,
    producing: plannedProductionOn,
    capacity: plannedCapacityOn,
  };
  return stages.map((stage) => {
    const on = reached.findLast((move) => move.stage === stage)?.on;
    const label = stageLabels[stage];
    if (stage === state.stage) return { stage, label, state: "current", note: on ? shortDay(on, today) : null };
    if (stageOrder(stage) > stageOrder(state.stage)) {
      const day = planned[stage];
      return { stage, label, state: "ahead", note: day ? `计划 ${shortDay(day, today)}` : null };
    }
    return on
      ? { stage, label, state: "passed", note: shortDay(on, today) }
      : { stage, label, state: "skipped", note: "未采用" };
  });
}

/** 11-24 in the current year, else 2025-11-24. */
export const shortDay = (on: string, today: string) => (on.slice(0, 4) === today.slice(0, 4) ? on.slice(5) : on);

export type HistoryEntry = {
  readonly id: string;
  /** 2026-11-24 09:38 */
  readonly at: string;
  readonly kind: string;
  readonly words: string;
  readonly reason: string | null;
  readonly personName: string;
};

export type StoredMove = {
  readonly fromStage: Stage | null;
  readonly toStage: Stage;
  readonly fromStatus: Status | null;
  readonly toStatus: Status;
};

/** What a move's row says happened. */
export function moveWords({ fromStage, toStage, fromStatus, toStatus }: StoredMove): string {
  if (fromStage === null) return "登记线索";
  if (fromStatus !== null && fromStatus !== toStatus)
    return toStatus === "active" ? `恢复推进，此前为“${statusLabels[fromStatus]}”` : `登记${statusLabels[toStatus]}`;
  const isBack = stageOrder(toStage) < stageOrder(fromStage);
  return `${isBack ? "退回" : "移到"}“${stageLabels[toStage]}”`;
}

export type ShareRow = {
  readonly id: string;
  readonly name: string;
  readonly percent: string;
  readonly amount: string | null;
};
export type CapacityRow = {
  readonly id: string;
  readonly name: string;
  readonly quantity: string;
  readonly unit: string;
};

export type LedgerRow = {
  readonly id: string;
  readonly year: number;
  readonly bucketWords: string;
  readonly industryName: string;
  readonly bannerName: string;
  /** 产值 or the indicator. */
  readonly measure: string;
  readonly figure: string;
  readonly unit: string;
  readonly eventWords: string;
  readonly postedOn: string;
  readonly postedMonth: string;
  readonly state: "live" | "reversed" | "reversal";
};

export type FileView = {
  readonly id: string;
  readonly kind: string;
  readonly kindWords: string;
  readonly name: string;
  readonly size: string;
  readonly hash: string;
  readonly uploaderName: string;
  readonly uploadedOn: string;
  /** The newest of its kind is the one that counts. */
  readonly isCurrent: boolean;
};

export type VisitView = {
  readonly id: string;
  readonly kindWords: string;
  readonly visitedOn: string;
  readonly participants: string | null;
  readonly outcome: string;
  readonly nextStep: string | null;
  readonly nextStepOn: string | null;
  readonly recorderName: string;
};

export type AmendmentView = {
  readonly id: string;
  readonly field: FrozenField;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: string;
  readonly requestedBy: string;
  readonly requesterName: string;
  readonly requestedOn: string;
};

export type ReportView = {
  readonly id: string;
  readonly year: number;
  readonly output: string;
  readonly source: string;
  readonly on: string;
  readonly personName: string;
};

/** Everything one project's page shows, read in one transaction under the viewer's rights. */
export type ProjectPage = {
  readonly state: ProjectState;
  readonly today: string;
  readonly updatedOn: string;
  readonly names: Readonly<Record<string, string>>;
  readonly rail: readonly RailStop[];
  readonly origin: string | null;
  readonly link: {
    readonly id: string;
    readonly coverage: Coverage;
    readonly industryName: string;
    readonly clusterName: string;
    readonly responsible: readonly string[];
    readonly cooperating: readonly string[];
  } | null;
  readonly shares: { readonly industries: readonly ShareRow[]; readonly banners: readonly ShareRow[] };
  readonly capacities: readonly CapacityRow[];
  readonly credit: {
    readonly sentence: string;
    readonly rampWords: string;
    readonly isDefaultRamp: boolean;
    readonly years: readonly YearCredit[];
    readonly missedYear: number | null;
    readonly lines: readonly LedgerRow[];
    readonly liveCount: number;
  };
  readonly files: readonly FileView[];
  readonly visits: readonly VisitView[];
  readonly amendments: readonly AmendmentView[];
  readonly reports: readonly ReportView[];
  readonly history: readonly HistoryEntry[];
};

/** Years that may be reported: from production to the current one, newest first. */
export function reportableYears(producedOn: string | null, today: string): number[] {
  const last = Number(today.slice(0, 4));
  const first = Math.min(last, Number((producedOn ?? today).slice(0, 4)));
  return Array.from({ length: last - first + 1 }, (_, index) => last - index);
}

/** Before signing a project is lost, afterwards terminated: the status moves a page offers, in the order of the menu. */
export const offeredStatusMoves = (stage: Stage, status: Status) => {
  if (status === "lost") return ["reopen"] as const;
  if (status === "terminated") return [] as const;
  const end = isFrom(stage, "signed") ? ("terminate" as const) : ("lose" as const);
  return status === "suspended" ? (["resume", end] as const) : (["suspend", end] as const);
};

/** What a termination takes back: every live line but those of years the firm has reported. */
export function reversedWords({ credit, reports }: Pick<ProjectPage, "credit" | "reports">) {
  const realised = bucketLabels.realised;
  const live = credit.lines.filter((line) => line.state === "live" && line.bucketWords !== realised);
  const years = [...new Set(live.map((line) => line.year))].sort((left, right) => left - right);
  const reported = [...new Set(reports.map((report) => report.year))].sort((left, right) => left - right);
  return {
    count: live.length,
    years: years.length === 0 ? "" : `${years[0]}—${years.at(-1)} 年`,
    kept: reported.length === 0 ? "" : `已填报的 ${reported.join("、")} 年产值保留。`,
  };
}
