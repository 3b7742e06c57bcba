import { type Dossier, type FieldKey, fieldKeys, fieldOf } from "@/domain/dossier";
import { type Missing, missingFor, nextStageOf, stageRequiring } from "@/domain/gate";
import { judgeMove, type Verdict } from "@/domain/move";
import type { ProjectState } from "@/domain/project-state";
import type { Role } from "@/domain/role";
import { isFrozen } from "@/domain/signing";
import { isFrom, type Stage, stageLabels, stageOrder } from "@/domain/stage";

/** What the panel of a move shows of a project. */
export type MovingProject = Pick<
  ProjectState,
  "id" | "version" | "stage" | "status" | "dossier" | "mayCarry" | "ownerUnitName" | "pendingSigning"
> & {
  /** Names of the files that are kept now. */
  readonly fileNames: Readonly<Partial<Record<FieldKey, string>>>;
};

/** What the action answers; `isSubmitted` when a signing now waits for another person. */
export type MoveAnswer = {
  readonly stage: Stage;
  readonly version: number;
  readonly isSubmitted: boolean;
  readonly protectedUntil: string | null;
};

export const isBack = (from: Stage, to: Stage) => stageOrder(to) < stageOrder(from);

/** Beside what is missing, what the agreement is compared with and what may still be added on entering a stage. */
const besides: Readonly<Partial<Record<Stage, readonly FieldKey[]>>> = {
  talks: ["contactPhone"],
  signed: [
    "park",
    "isChemical",
    "investmentYuan",
    "outputYuan",
    "taxYuan",
    "landMilliMu",
    "signingEvent",
    "capacities",
  ],
};

/** The boxes of a move, in the order of the form: what is missing, what this stage asks and is filled already, and what was touched. */
export function askedFields(dossier: Dossier, to: Stage, touched: readonly FieldKey[] = []): FieldKey[] {
  const asked = new Set<FieldKey>([
    ...missingFor(dossier, to).map(({ field }) => field),
    ...(besides[to] ?? []),
    ...touched,
  ]);
  return fieldKeys.filter((key) => asked.has(key) || (stageRequiring(key) === to && !fieldOf(key).isDerived));
}

export type MoveJudgement = {
  readonly verdict: Verdict;
  readonly missing: readonly Missing[];
  /** Missing things that a box of the panel can cure; the others are recorded elsewhere. */
  readonly curable: readonly Missing[];
};

/** The same judgement as the server's, over what is stored and typed together. */
export function judgeSheet(
  project: MovingProject,
  dossier: Dossier,
  to: Stage,
  viewerRoles: readonly Role[],
  reason = "",
): MoveJudgement {
  const { stage, status } = project;
  const verdict = ownVerdict(project, to) ?? judgeMove({ dossier, stage, status, to, viewerRoles, reason });
  const missing = verdict.kind === "refused" ? verdict.missing : [];
  return { verdict, missing, curable: missing.filter(({ field }) => !fieldOf(field).isDerived) };
}

function ownVerdict({ mayCarry, ownerUnitName, pendingSigning }: MovingProject, to: Stage): Verdict | null {
  if (!mayCarry)
    return { kind: "refused", sentence: `本项目由${ownerUnitName}办理，您可以查看，不能移动。`, missing: [] };
  if (pendingSigning && to === "signed")
    return {
      kind: "refused",
      sentence: `签约已由${pendingSigning.submitterName}提交，正在等待盟招商主管部门确认。`,
      missing: [],
    };
  return null;
}

/** Whether a box is shut because the signing froze it; it then changes by amendment. */
export const isShut = (stage: Stage, field: FieldKey) => isFrom(stage, "signed") && isFrozen(field);

/** 移到“开工”还需：用地、备案核准: what the stage after will ask; null when nothing more. */
export function furtherWords(dossier: Dossier, to: Stage): string | null {
  const after = nextStageOf(to);
  if (after === null) return null;
  const now = new Set(missingFor(dossier, to).map(({ field }) => field));
  const chips = missingFor(dossier, after).filter(({ field }) => !now.has(field));
  return chips.length === 0 ? null : `移到“${stageLabels[after]}”还需：${chips.map(({ chip }) => chip).join("、")}`;
}

/** What is said when a move is done. */
export function doneWords(to: Stage, { isSubmitted, protectedUntil }: MoveAnswer): string {
  if (isSubmitted) return "签约已提交，等待盟招商主管部门确认。";
  const protection = to === "talks" && protectedUntil ? `，首谈保护期至 ${protectedUntil}` : "";
  return `已移到“${stageLabels[to]}”${protection}。`;
}

/** The reason a mistaken move is taken back with; null when this person may not take it back. */
export function undoReason(from: Stage, to: Stage, viewerRoles: readonly Role[]): string | null {
  if (isBack(from, to) || (isFrom(to, "signed") && !viewerRoles.includes("promoter"))) return null;
  return "撤回误移";
}
