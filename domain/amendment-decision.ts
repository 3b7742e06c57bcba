import { z } from "zod";

/** The second person's word on a proposed change; a refusal needs a reason. */
export const decideAmendmentSchema = z
  .strictObject(
    {
      id: z.uuid("请选择变更。"),
      decision: z.enum(["approved", "refused"], "请选择审定或不同意。"),
      decisionReason: z
        .string("请填写原因。")
        .trim()
        .max(500, "原因不超过 500 个字。")
        .transform((text) => (text === "" ? null : text))
        .nullable(),
    },
    "提交的内容有误，请刷新后重试。",
  )
  .refine(({ decision, decisionReason }) => decision === "approved" || decisionReason !== null, {
    path: ["decisionReason"],
    message: "请填写不同意的原因。",
  });
