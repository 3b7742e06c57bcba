import { z } from "zod";
import { type Dossier, type FieldKey, labelOf } from "@/domain/dossier";
import { type Missing, missingFor } from "@/domain/gate";
import { can, refusalFor } from "@/domain/permission";
import { fieldSchemas } from "@/domain/project-field";
import type { Role } from "@/domain/role";
import { isFrom, type Stage, type Status } from "@/domain/stage";

/** What the agreement fixes: after confirmation these change only by an approved amendment. */
export const frozenFields = [
  "companyId",
  "linkId",
  "landingUnitId",
  "park",
  "nature",
  "content",
  "investmentYuan",
  "fixedInvestmentYuan",
  "outputYuan",
  "outputBasis",
  "taxYuan",
  "jobs",
  "landMilliMu",
  "admissionOpinion",
  "fairCompetitionNo",
  "uniquenessCheckedOn",
  "agreementFileId",
  "agreementType",
  "signedOn",
  "signingEvent",
  "plannedStartOn",
  "plannedProductionOn",
  "plannedCapacityOn",
  "industryShares",
  "bannerShares",
  "capacities",
] as const satisfies readonly FieldKey[];
export type FrozenField = (typeof frozenFields)[number];

const frozen: ReadonlySet<string> = new Set(frozenFields);
export const isFrozen = (field: string): field is FrozenField => frozen.has(field);

/** The sentence when an edit touches what signing froze, else null; before signing nothing is frozen. */
export function judgeEdit(stage: Stage, touched: readonly FieldKey[]): string | null {
  if (!isFrom(stage, "signed")) return null;
  const names = touched.filter(isFrozen).map((field) => `“${labelOf(field)}”`);
  return names.length === 0 ? null : `签约已确认，${names.join("、")}须提出变更，由他人审定后更新。`;
}

export type SigningState = { readonly dossier: Dossier; readonly stage: Stage; readonly status: Status };

export type SigningVerdict =
  | { readonly kind: "ok" }
  | { readonly kind: "refused"; readonly sentence: string; readonly missing: readonly Missing[] };

const refused = (sentence: string, missing: readonly Missing[] = []): SigningVerdict => ({
  kind: "refused",
  sentence,
  missing,
});

const signable: readonly Stage[] = ["intent", "framework"];

function judgeState({ dossier, stage, status }: SigningState): SigningVerdict {
  if (status !== "active") return refused("项目不在正常推进中，请先恢复，再办理签约。");
  if (isFrom(stage, "signed")) return refused("项目已签约，同一项目只计首次签约。");
  if (!signable.includes(stage)) return refused("请先移到“意向”或“框架”，再办理签约。");
  const missing = missingFor(dossier, "signed");
  return missing.length > 0
    ? refused(`还不能移到“签约”，缺 ${missing.length} 项。补齐后可在此直接移动。`, missing)
    : { kind: "ok" };
}

type Person = { readonly userId: string; readonly roles: readonly Role[] };

/** May this person hand the project to the promoter for confirmation? `pending` is an earlier, unanswered submission. */
export function judgeSubmission(person: Person, state: SigningState, pending: string | null): SigningVerdict {
  if (!can(person, "submitSigning")) return refused(refusalFor("submitSigning", person));
  if (pending !== null) return refused("签约已提交，正在等待确认。如需修改，请先由盟招商主管部门退回。");
  return judgeState(state);
}

/** The dossier is judged again: what was complete on submission may have changed since. */
export function judgeConfirmation(person: Person, state: SigningState, submittedBy: string | null): SigningVerdict {
  if (!can(person, "confirmSigning")) return refused(refusalFor("confirmSigning", person));
  if (submittedBy === null) return refused("签约尚未提交，不能确认。");
  if (submittedBy === person.userId) return refused("签约由您本人提交，须由他人确认。");
  return judgeState(state);
}

/** A return needs words, so that the banner knows what to mend; null when it may be returned. */
export function judgeReturn(person: Person, submittedBy: string | null, reason: string): string | null {
  if (!can(person, "returnSigning")) return refusalFor("returnSigning", person);
  if (submittedBy === null) return "签约尚未提交，不能退回。";
  return reason.trim() === "" ? "请填写退回原因。" : null;
}

/** Null when this person may approve the amendment another proposed. */
export function judgeApproval(person: Person, proposedBy: string): string | null {
  if (!can(person, "approveAmendment")) return refusalFor("approveAmendment", person);
  return proposedBy === person.userId ? "变更由您本人提出，须由他人审定。" : null;
}

/** One frozen field, its new value and the reason; the value before is read when the amendment is stored. */
export const amendmentSchema = z
  .strictObject(
    {
      projectId: z.uuid("请选择项目。"),
      seenVersion: z.int("版本号有误，请刷新后重试。").positive("版本号有误，请刷新后重试。"),
      field: z.enum(frozenFields, "该项不属于签约后冻结的内容，可直接修改。"),
      value: z.unknown(),
      reason: z
        .string("请填写变更原因。")
        .trim()
        .min(5, "变更原因不少于 5 个字。")
        .max(500, "变更原因不超过 500 个字。"),
    },
    "提交的内容有误，请刷新后重试。",
  )
  .transform((amendment, context) => {
    const parsed = fieldSchemas[amendment.field].safeParse(amendment.value);
    if (parsed.success) return { ...amendment, value: parsed.data };
    for (const { message } of parsed.error.issues) context.addIssue({ code: "custom", path: ["value"], message });
    return z.NEVER;
  });
export type Amendment = z.infer<typeof amendmentSchema>;
