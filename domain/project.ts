import { z } from "zod";
import { fieldOf } from "@/domain/dossier";
import { lossReasons, needsWords } from "@/domain/loss";
import { amountSchema, dossierPatchSchema } from "@/domain/project-field";
import { stages } from "@/domain/stage";

const id = z.uuid("请选择项目。");
const seenVersion = z.int("版本号有误，请刷新后重试。").positive("版本号有误，请刷新后重试。");
const seen = { id, seenVersion };

const form = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject(shape, "提交的内容有误，请刷新后重试。");
const required = (label: string, most = 200) =>
  z.string(`请填写${label}。`).trim().min(1, `请填写${label}。`).max(most, `${label}不超过 ${most} 个字。`);
const optional = (label: string, most = 200) =>
  z
    .string(`请填写${label}。`)
    .trim()
    .max(most, `${label}不超过 ${most} 个字。`)
    .transform((text) => (text === "" ? null : text))
    .nullish()
    .transform((text) => text ?? null);
const day = (label: string) => z.iso.date(`请填写${label}，如 2026-11-24。`);
const reason = required("原因", 500);

/** The five things without which there is no lead; everything else may come later. */
export const createLeadSchema = form({
  name: required(fieldOf("name").label),
  companyId: z.uuid("请选择投资方。"),
  linkId: required(fieldOf("linkId").label, 64),
  source: required(fieldOf("source").label),
  ownerUnitId: required(fieldOf("ownerUnitId").label, 64),
  /** Why this is a different project although similar ones are in hand. */
  distinctBecause: optional("说明", 500),
  fields: dossierPatchSchema.optional(),
});
export type CreateLead = z.infer<typeof createLeadSchema>;

/** What the further fields say again of company, link and unit is what the lead is opened with, and judged by. */
export function settleLead({ fields, ...lead }: CreateLead): CreateLead {
  if (!fields) return lead;
  const { companyId, linkId, ownerUnitId, ...rest } = fields;
  return {
    ...lead,
    companyId: companyId ?? lead.companyId,
    linkId: linkId ?? lead.linkId,
    ownerUnitId: ownerUnitId ?? lead.ownerUnitId,
    fields: rest,
  };
}

export const editProjectSchema = form({ ...seen, fields: dossierPatchSchema });
export type EditProject = z.infer<typeof editProjectSchema>;

/** Stage and fields travel in one request with the version the officer saw. */
export const moveProjectSchema = form({
  ...seen,
  to: z.enum(stages, "请选择阶段。"),
  reason: optional("原因", 500),
  fields: dossierPatchSchema.optional(),
});
export type MoveProject = z.infer<typeof moveProjectSchema>;

export const loseProjectSchema = form({
  ...seen,
  lossReason: z.enum(lossReasons, "请选择流失原因。"),
  words: optional("说明", 500),
}).refine(({ lossReason, words }) => !needsWords(lossReason) || words !== null, {
  path: ["words"],
  message: "请填写说明：并入哪个项目，或具体原因。",
});
export type LoseProject = z.infer<typeof loseProjectSchema>;

export const reopenProjectSchema = form({ ...seen, reason });
export type ReopenProject = z.infer<typeof reopenProjectSchema>;

export const suspendProjectSchema = form({ ...seen, reason, reviewOn: day("复核日期") });
export type SuspendProject = z.infer<typeof suspendProjectSchema>;

export const resumeProjectSchema = form({ ...seen, reason });
export type ResumeProject = z.infer<typeof resumeProjectSchema>;

export const terminateProjectSchema = form({ ...seen, reason, fileId: z.uuid("请上传终止文件。") });
export type TerminateProject = z.infer<typeof terminateProjectSchema>;

export const submitSigningSchema = form({ ...seen, fields: dossierPatchSchema.optional() });
export type SubmitSigning = z.infer<typeof submitSigningSchema>;

export const confirmSigningSchema = form(seen);
export type ConfirmSigning = z.infer<typeof confirmSigningSchema>;

export const returnSigningSchema = form({ ...seen, reason });
export type ReturnSigning = z.infer<typeof returnSigningSchema>;

/** The output of one calendar year, as the enterprise reported it; zero is an answer, blank is not. */
export const reportOutputSchema = form({
  projectId: id,
  year: z.int("请填写年份，如 2027。").min(2000, "请核对年份。").max(2100, "请核对年份。"),
  outputYuan: amountSchema.pipe(
    z.custom<NonNullable<z.output<typeof amountSchema>>>((yuan) => yuan !== null, "请填写产值，没有产值填 0。"),
  ),
  source: required("数据来源"),
});
export type ReportOutput = z.infer<typeof reportOutputSchema>;

export const visitKindLabels = {
  call: "拜访",
  reception: "来访",
  outing: "外出招商",
  promotion: "推介活动",
  ceremony: "签约活动",
} as const;
export type VisitKind = keyof typeof visitKindLabels;
export const visitKinds = Object.keys(visitKindLabels) as VisitKind[];

export const recordVisitSchema = form({
  projectId: id,
  kind: z.enum(visitKinds, "请选择活动类型。"),
  visitedOn: day("活动日期"),
  participants: optional("参加人员"),
  outcome: required("活动内容", 4000),
  nextStep: optional("下一步"),
  nextStepOn: z
    .union([z.literal("").transform(() => null), day("下一步时限")])
    .nullish()
    .transform((on) => on ?? null),
}).refine(({ nextStep, nextStepOn }) => nextStep === null || nextStepOn !== null, {
  path: ["nextStepOn"],
  message: "已填下一步，请填写时限。",
});
export type RecordVisit = z.infer<typeof recordVisitSchema>;
