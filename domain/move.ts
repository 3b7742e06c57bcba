import type { Dossier } from "@/domain/dossier";
import { type Missing, missingFor } from "@/domain/gate";
import { can, refusalFor } from "@/domain/permission";
import type { Role } from "@/domain/role";
import { isFrom, type Stage, type Status, stageLabels, stageOrder, statusLabels } from "@/domain/stage";

/**
 * Forward moves. 框架 and 意向 may each be passed over, not both; 注册 and 入库 may be passed over because an increase
 * needs no new company and the statistics office decides 入库, while the evidence of 注册 is still asked for 开工.
 */
export const forwardMoves = {
  lead: ["studied"],
  studied: ["talks"],
  talks: ["intent", "framework"],
  intent: ["framework", "signed"],
  framework: ["signed"],
  signed: ["registered", "building"],
  registered: ["building"],
  building: ["counted", "producing"],
  counted: ["producing"],
  producing: ["capacity"],
  capacity: [],
} as const satisfies Record<Stage, readonly Stage[]>;

/** Who confirms that the stage is reached, said beside the move button. Source: practice.md §2.2. */
export const confirmedBy = {
  lead: "旗县市区",
  studied: "旗县市区和责任部门",
  talks: "旗县市区",
  intent: "旗县市区",
  framework: "盟招商主管部门",
  signed: "盟招商主管部门",
  registered: "系统核验",
  building: "责任部门和统计部门",
  counted: "统计部门",
  producing: "责任部门",
  capacity: "责任部门",
} as const satisfies Record<Stage, string>;

export type Verdict =
  | { readonly kind: "ok" }
  | { readonly kind: "refused"; readonly sentence: string; readonly missing: readonly Missing[] }
  | { readonly kind: "needsReason"; readonly sentence: string }
  | { readonly kind: "needsConfirmation"; readonly sentence: string };

export type MoveQuestion = {
  readonly dossier: Dossier;
  readonly stage: Stage;
  readonly status: Status;
  readonly to: Stage;
  readonly viewerRoles: readonly Role[];
  /** Only a move backwards asks for it. */
  readonly reason?: string | null | undefined;
};

const refused = (sentence: string, missing: readonly Missing[] = []): Verdict => ({
  kind: "refused",
  sentence,
  missing,
});

const inactive = {
  lost: "项目已流失，请先恢复，再移动阶段。",
  terminated: "项目已终止，阶段不再移动。",
  suspended: "项目暂停中，请先恢复推进，再移动阶段。",
} as const satisfies Record<Exclude<Status, "active">, string>;

/** What a move is asked of before its evidence is looked at. */
export type Standing = Omit<MoveQuestion, "dossier">;

/** The verdict of right, status and order of the stages; null when the move hangs on the evidence alone. */
export function judgeStanding(standing: Standing): Verdict | null {
  const { stage, status, to, viewerRoles } = standing;
  const viewer = { roles: viewerRoles };
  if (!can(viewer, "moveProject")) return refused(refusalFor("moveProject", viewer));
  if (status !== "active") return refused(inactive[status]);
  if (to === stage) return refused(`项目已在“${stageLabels[stage]}”。`);
  if (stageOrder(to) < stageOrder(stage)) return judgeBack(standing);

  const next: readonly Stage[] = forwardMoves[stage];
  if (next.includes(to)) return null;
  const names = next.map((step) => `“${stageLabels[step]}”`).join("或");
  return refused(`不能从“${stageLabels[stage]}”直接移到“${stageLabels[to]}”，请先移到${names}。`);
}

/** Asked before anything is written: by the board, the form, the import and the API alike. */
export function judgeMove(question: MoveQuestion): Verdict {
  const { dossier, to, viewerRoles } = question;
  const standing = judgeStanding(question);
  if (standing) return standing;
  const missing = missingFor(dossier, to);
  if (missing.length > 0)
    return refused(`还不能移到“${stageLabels[to]}”，缺 ${missing.length} 项。补齐后可在此直接移动。`, missing);
  if (to === "signed") return { kind: "needsConfirmation", sentence: confirmationSentence(viewerRoles) };
  return { kind: "ok" };
}

function judgeBack({ stage, to, viewerRoles, reason }: Standing): Verdict {
  if (isFrom(stage, "signed") && !viewerRoles.includes("promoter"))
    return refused("签约后的项目由盟招商主管部门退回，您可以说明情况，不能退回。");
  if (!reason?.trim())
    return { kind: "needsReason", sentence: `从“${stageLabels[stage]}”退回“${stageLabels[to]}”，请填写原因。` };
  return { kind: "ok" };
}

const confirmationSentence = (roles: readonly Role[]) =>
  can({ roles }, "confirmSigning")
    ? "资料已齐，可以提交。签约须由提交人以外的人确认。"
    : refusalFor("confirmSigning", { roles });

type StatusRule = {
  readonly from: readonly Status[];
  readonly to: Status;
  readonly verb: "loseProject" | "suspendProject" | "terminateProject";
  /** Before signing a project is lost, from signing on it is terminated: never the other way. */
  readonly phase: "before" | "after" | "any";
  readonly needs: readonly ("reason" | "file" | "reviewOn")[];
  readonly label: string;
};

/** The second axis: what may happen to a project that keeps the stage it reached. */
export const statusMoves = {
  lose: {
    from: ["active", "suspended"],
    to: "lost",
    verb: "loseProject",
    phase: "before",
    needs: ["reason"],
    label: "登记流失",
  },
  reopen: { from: ["lost"], to: "active", verb: "loseProject", phase: "before", needs: ["reason"], label: "恢复" },
  suspend: {
    from: ["active"],
    to: "suspended",
    verb: "suspendProject",
    phase: "any",
    needs: ["reason", "reviewOn"],
    label: "暂停",
  },
  resume: {
    from: ["suspended"],
    to: "active",
    verb: "suspendProject",
    phase: "any",
    needs: ["reason"],
    label: "恢复推进",
  },
  terminate: {
    from: ["active", "suspended"],
    to: "terminated",
    verb: "terminateProject",
    phase: "after",
    needs: ["file", "reason"],
    label: "终止",
  },
} as const satisfies Record<string, StatusRule>;
export type StatusMove = keyof typeof statusMoves;

const needSentences = {
  reason: "请填写原因。",
  file: "请上传终止文件。",
  reviewOn: "请填写复核日期。",
} as const;

export type StatusQuestion = {
  readonly move: StatusMove;
  readonly stage: Stage;
  readonly status: Status;
  readonly viewerRoles: readonly Role[];
  readonly reason?: string | null | undefined;
  readonly fileId?: string | null | undefined;
  readonly reviewOn?: string | null | undefined;
};

/** Null when the status may change, else the sentence. */
export function judgeStatus(question: StatusQuestion): string | null {
  const rule: StatusRule = statusMoves[question.move];
  const viewer = { roles: question.viewerRoles };
  if (!can(viewer, rule.verb)) return refusalFor(rule.verb, viewer);
  if (!rule.from.includes(question.status)) return `项目现为“${statusLabels[question.status]}”，不能${rule.label}。`;
  const isSigned = isFrom(question.stage, "signed");
  if (rule.phase === "before" && isSigned) return "项目已签约，不作流失处理。请由盟招商主管部门办理终止。";
  if (rule.phase === "after" && !isSigned) return "项目尚未签约，请登记流失并选择原因。";
  const given = { reason: question.reason, file: question.fileId, reviewOn: question.reviewOn };
  const absent = rule.needs.find((need) => !given[need]?.trim());
  return absent === undefined ? null : needSentences[absent];
}
