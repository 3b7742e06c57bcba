import { daysBetween } from "@/domain/day";
import { missingFor, nextStageOf } from "@/domain/gate";
import { type Light, lightOf } from "@/domain/light";
import { inYi, type Yuan } from "@/domain/money";
import { forwardMoves, judgeStanding, type Verdict } from "@/domain/move";
import type { ColumnKey, Totals } from "@/domain/project-filter";
import type { ProjectState } from "@/domain/project-state";
import type { Role } from "@/domain/role";
import { boardColumns, type Stage, type Status, stageLabels, statusLabels } from "@/domain/stage";

/** Where a card may go, judged before anything is written. */
export type CardMove = {
  readonly to: Stage;
  readonly label: string;
  /** 可移 · 缺 4 项 · 须说明原因 · 提交确认 · 不可移 · 当前阶段 */
  readonly words: string;
  readonly kind: Verdict["kind"];
  /** Said in place when nothing the officer types can cure it; null when the panel can. */
  readonly sentence: string | null;
};

export type ProjectCard = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly stage: Stage;
  readonly status: Status;
  /** 亿元, or null when nobody has filled it. */
  readonly amount: string | null;
  readonly linkName: string;
  readonly placeName: string;
  readonly ownerName: string | null;
  /** 今天 · 6 天前 · 未对接 */
  readonly contactWords: string;
  readonly contactOn: string | null;
  readonly light: Light | null;
  readonly missing: readonly string[];
  readonly missingCount: number;
  /** Said instead of chips when the next stage lacks nothing; empty when there is no next stage. */
  readonly readyWords: string;
  /** How many fields each stage that may follow still asks for. */
  readonly lacks: Readonly<Partial<Record<Stage, number>>>;
  /** Why this reader may not move it at all. */
  readonly barred: string | null;
  /** Who submitted its signing, while that waits for another person. */
  readonly submitterName: string | null;
};

/** What turns a state into words on one day. */
export type Reading = {
  readonly today: string;
  readonly shortNameOf: (unitId: string) => string | null;
};

export type BoardColumn = {
  readonly key: ColumnKey;
  readonly label: string;
  readonly stages: readonly Stage[];
  readonly count: number;
  /** 31.40, 31.40* when some are blank, 未填 when all are. */
  readonly sum: string;
  readonly sumNote: string | null;
  readonly cards: readonly ProjectCard[];
};
export type Board = {
  readonly columns: readonly BoardColumn[];
  readonly count: number;
  readonly stalledCount: number;
  readonly today: string;
};

const mostChips = 3;
/** Widths of the chips' line in characters: alone, and with “等 n 项” after it. */
const lineWidth = { alone: 12.5, withRest: 9 };
const chipWidth = (chip: string) => chip.length + 1.2;

/** As many chips as the line holds whole, three at most and one at least. */
function fitting(chips: readonly string[]): string[] {
  const fits = (count: number) => {
    const width = chips.slice(0, count).reduce((left, chip) => left + chipWidth(chip), 0);
    return width <= (count === chips.length ? lineWidth.alone : lineWidth.withRest);
  };
  const count = [mostChips, 2, 1].find((each) => each <= chips.length && fits(each)) ?? 1;
  return chips.slice(0, count);
}

export function cardOf(state: ProjectState, reading: Reading): ProjectCard {
  const { dossier, stage, status, mayCarry, ownerUnitName } = state;
  const lacking = status === "active" ? forwardMoves[stage].map((to) => [to, missingFor(dossier, to)] as const) : [];
  const next = nextStageOf(stage);
  const chips = lacking.find(([to]) => to === next)?.[1].map(({ chip }) => chip) ?? [];
  return {
    id: state.id,
    version: state.version,
    name: dossier.name ?? state.code,
    stage,
    status,
    amount: amountOf(dossier.investmentYuan),
    linkName: state.primaryLinkName,
    placeName: placeOf(state, reading),
    ownerName: state.ownerUserName,
    contactWords: contactWords(state.lastContactOn, reading.today),
    contactOn: state.lastContactOn,
    light: lightOfState(state, reading.today),
    missing: fitting(chips),
    missingCount: chips.length,
    readyWords: readyWords(state),
    lacks: Object.fromEntries(lacking.map(([to, { length }]) => [to, length])),
    barred: mayCarry ? null : `本项目由${ownerUnitName}办理，您可以查看，不能移动。`,
    submitterName: state.pendingSigning?.submitterName ?? null,
  };
}

const amountOf = (amount: Yuan | null) => (amount === null ? null : inYi(amount));

/** What the next stage still needs; a project that rests or has ended waits for nothing. */
function lacksOf({ dossier, stage, status }: ProjectState): string[] {
  const next = status === "active" ? nextStageOf(stage) : null;
  return next === null ? [] : missingFor(dossier, next).map(({ chip }) => chip);
}

function readyWords({ stage, status, pendingSigning }: ProjectState): string {
  if (pendingSigning) return "签约待确认";
  const next = status === "active" ? nextStageOf(stage) : null;
  return next === null ? "" : `资料已齐，可移到“${stageLabels[next]}”`;
}

export const lightOfState = (state: ProjectState, today: string): Light | null =>
  lightOf({
    stage: state.stage,
    status: state.status,
    lastContactOn: state.lastContactOn,
    protectedUntil: state.protectedUntil,
    signedOn: state.dossier.signedOn,
    nextStepOn: state.dossier.nextStepOn,
    createdOn: state.createdOn,
    today,
  });

/** The banner it lands in, else the banner that carries it; one that only a department holds waits for a place. */
function placeOf(state: ProjectState, { shortNameOf }: Reading): string {
  const { landingUnitId, ownerUnitId } = state.dossier;
  if (landingUnitId) return shortNameOf(landingUnitId) ?? state.landingUnitName ?? "";
  return ownerUnitId ? (shortNameOf(ownerUnitId) ?? "待分派") : "待分派";
}

function contactWords(on: string | null, today: string): string {
  if (on === null) return "未对接";
  const days = daysBetween(on, today);
  return days <= 0 ? "今天" : `${days} 天前`;
}

type Movable = Pick<ProjectCard, "stage" | "status" | "lacks" | "barred" | "submitterName">;

/** What stands in the way to one stage: for the card's menu (the path that needs no drag) and for a drop. */
export function cardMove(card: Movable, viewerRoles: readonly Role[], to: Stage): CardMove {
  const { stage, status, lacks, barred, submitterName } = card;
  const label = stageLabels[to];
  const barring =
    barred ?? (submitterName && to === "signed" ? `签约已由${submitterName}提交，正在等待盟招商主管部门确认。` : null);
  if (barring && to !== stage) return { to, label, words: "不可移", kind: "refused", sentence: barring };
  const standing = judgeStanding({ stage, status, to, viewerRoles });
  if (standing?.kind === "refused") {
    const words = to === stage ? "当前阶段" : "不可移";
    return { to, label, words, kind: "refused", sentence: standing.sentence };
  }
  if (standing) return { to, label, words: "须说明原因", kind: standing.kind, sentence: null };
  const lacking = lacks[to] ?? 0;
  if (lacking > 0) return { to, label, words: `缺 ${lacking} 项`, kind: "refused", sentence: null };
  return to === "signed"
    ? { to, label, words: "提交确认", kind: "needsConfirmation", sentence: null }
    : { to, label, words: "可移", kind: "ok", sentence: null };
}

export const columnOf = (stage: Stage): ColumnKey =>
  boardColumns.find(({ stages }) => (stages as readonly Stage[]).includes(stage))?.key ?? "lead";

/**
 * Where a card dropped on a column goes: the stages that can be reached, else the column's first, which then says why
 * not. None for its own column; more than one is asked about.
 */
export function dropTargets(card: Movable, viewerRoles: readonly Role[], asked: readonly Stage[]): Stage[] {
  if (asked.includes(card.stage)) return [];
  const open = asked.filter((stage) => cardMove(card, viewerRoles, stage).sentence === null);
  return open.length > 0 ? open : asked.slice(0, 1);
}

/** A sum over a whole query in 亿元: the blanks in it are said, and all blank is 未填, never 0. */
export function sumOf(amountYuan: Yuan | null, blanks: number, count: number) {
  if (count === 0) return { sum: "", sumNote: null };
  if (amountYuan === null) return { sum: "未填", sumNote: null };
  return blanks === 0
    ? { sum: inYi(amountYuan), sumNote: null }
    : { sum: `${inYi(amountYuan)}*`, sumNote: `其中 ${blanks} 个未填，合计不含。` };
}

export type ProjectRow = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly companyName: string;
  readonly linkName: string;
  readonly placeName: string;
  readonly stage: string;
  readonly status: string;
  readonly statusKey: Status;
  readonly investment: string | null;
  readonly output: string | null;
  readonly lastContactOn: string | null;
  readonly nextStep: string | null;
  readonly nextStepOn: string | null;
  readonly light: Light | null;
  readonly missing: readonly string[];
};

export const rowOf = (state: ProjectState, reading: Reading): ProjectRow => ({
  id: state.id,
  code: state.code,
  name: state.dossier.name ?? state.code,
  companyName: state.companyName,
  linkName: state.primaryLinkName,
  placeName: placeOf(state, reading),
  stage: stageLabels[state.stage],
  status: statusLabels[state.status],
  statusKey: state.status,
  investment: amountOf(state.dossier.investmentYuan),
  output: amountOf(state.dossier.outputYuan),
  lastContactOn: state.lastContactOn,
  nextStep: state.dossier.nextStep,
  nextStepOn: state.dossier.nextStepOn,
  light: lightOfState(state, reading.today),
  missing: lacksOf(state),
});

export type ProjectPage = {
  readonly rows: readonly ProjectRow[];
  readonly totals: Totals;
  readonly stalledCount: number;
  readonly previous: string | null;
  readonly next: string | null;
  readonly today: string;
};
