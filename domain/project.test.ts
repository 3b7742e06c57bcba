import { expect, test } from "@playwright/test";
import type { z } from "zod";
import { fieldKeys, fieldOf } from "@/domain/dossier";
import {
  createLeadSchema,
  loseProjectSchema,
  moveProjectSchema,
  recordVisitSchema,
  reportOutputSchema,
  settleLead,
  suspendProjectSchema,
  terminateProjectSchema,
} from "@/domain/project";
import { dossierPatchSchema, editableFields, fieldSchemas } from "@/domain/project-field";

const id = "3f1b6f0e-6c50-4b62-8d2f-0f6f2f6b9f10";
const messages = (schema: z.ZodType, input: unknown) =>
  schema.safeParse(input).error?.issues.map(({ message }) => message) ?? [];
const patch = (input: object) => dossierPatchSchema.parse(input);

const lead = { name: "示例叶片基地", companyId: id, linkId: "blade", source: "外出招商", ownerUnitId: "xiwu" };

test("a lead needs five things and no more", () => {
  expect(createLeadSchema.parse(lead)).toMatchObject({ ...lead, distinctBecause: null });
  expect(messages(createLeadSchema, {})).toEqual([
    "请填写项目名称。",
    "请选择投资方。",
    "请填写补链环节。",
    "请填写线索来源。",
    "请填写责任单位。",
  ]);
});

test("a lead is opened with what its further fields say of company, link and unit", () => {
  const opened = createLeadSchema.parse({ ...lead, fields: { linkId: "tower", ownerUnitId: "zhenglan", jobs: "20" } });
  expect(settleLead(opened)).toEqual({
    ...opened,
    linkId: "tower",
    ownerUnitId: "zhenglan",
    fields: { jobs: 20 },
  });
  expect(settleLead(createLeadSchema.parse(lead))).toMatchObject(lead);
});

test("a strange key is refused: nobody sets a stage by the side door", () => {
  expect(messages(createLeadSchema, { ...lead, stage: "signed" })).toEqual(["提交的内容有误，请刷新后重试。"]);
  expect(messages(dossierPatchSchema, { stage: "signed" })).toEqual(["该项不能在此修改。"]);
});

test("what other records know is not typed on the form", () => {
  for (const key of fieldKeys.filter((field) => fieldOf(field).isDerived))
    expect(messages(dossierPatchSchema, { [key]: 1 })).toEqual(["该项不能在此修改。"]);
  expect(editableFields).toContain("investmentYuan");
});

test("amounts are read from the text and the unit beside it", () => {
  expect(patch({ investmentYuan: { text: "12.60", unit: "亿元" }, taxYuan: { text: "5200", unit: "万元" } })).toEqual({
    investmentYuan: 1_260_000_000,
    taxYuan: 52_000_000,
  });
});

test("an empty amount clears the field and is not zero", () => {
  expect(patch({ investmentYuan: { text: " ", unit: "亿元" }, outputYuan: { text: "0", unit: "亿元" } })).toEqual({
    investmentYuan: null,
    outputYuan: 0,
  });
});

test("an amount that is no number says so on its field", () => {
  const parsed = dossierPatchSchema.safeParse({ investmentYuan: { text: "很多", unit: "亿元" } });
  expect(parsed.error?.issues[0]?.path).toEqual(["investmentYuan"]);
  expect(parsed.error?.issues[0]?.message).toMatch(/[一-龥]/);
});

test("land is kept in thousandths, read from the string", () => {
  const land = (text: string) => patch({ landMilliMu: text }).landMilliMu;
  expect(["210", "210.5", "0.001", "１，２００．２５", ""].map(land)).toEqual([210_000, 210_500, 1, 1_200_250, null]);
  expect(messages(dossierPatchSchema, { landMilliMu: "1.2345" })).toEqual(["请填写数字，最多 3 位小数，不带单位。"]);
});

test("counts are whole numbers", () => {
  expect(patch({ jobs: "1,420", powerKw: "" })).toEqual({ jobs: 1420, powerKw: null });
  expect(messages(dossierPatchSchema, { jobs: "4.5" })).toEqual(["请填写整数，不带单位。"]);
});

test("an empty text or day clears the field, an absent key leaves it", () => {
  expect(patch({ content: "  ", signedOn: "" })).toEqual({ content: null, signedOn: null });
  expect(patch({})).toEqual({});
});

test("a day that is not in the calendar is refused", () => {
  expect(messages(dossierPatchSchema, { signedOn: "2026-02-30" })).toEqual(["请填写日期，如 2026-11-24。"]);
});

test("one owner of shares stands on one line", () => {
  const twice = [
    { id: "a", basisPoints: 5000 },
    { id: "a", basisPoints: 5000 },
  ];
  expect(messages(dossierPatchSchema, { bannerShares: twice })).toEqual(["同一单位或产业只填一行。"]);
});

test("every field of the list speaks Chinese, and all but four can be cleared", () => {
  const cleared = fieldKeys.filter((key) => fieldSchemas[key].safeParse(null).success);
  expect(fieldKeys.filter((key) => !cleared.includes(key))).toEqual(["name", "companyId", "linkId", "ownerUnitId"]);
  expect(messages(dossierPatchSchema, { name: " " })).toEqual(["项目名称不能为空。"]);
  expect(patch({ isChemical: null })).toEqual({ isChemical: false });
  for (const key of fieldKeys) {
    for (const strange of [Symbol("x"), 7, {}, [], "\u0000"])
      for (const message of messages(fieldSchemas[key], strange)) expect(message, key).toMatch(/[一-龥]/);
  }
});

test("stage and fields travel together with the version seen", () => {
  const move = { id, seenVersion: 4, to: "signed", fields: { signedOn: "2026-12-10" } };
  expect(moveProjectSchema.parse(move)).toEqual({ ...move, reason: null });
  expect(messages(moveProjectSchema, { ...move, seenVersion: undefined })).toEqual(["版本号有误，请刷新后重试。"]);
  expect(messages(moveProjectSchema, { ...move, to: "done" })).toEqual(["请选择阶段。"]);
});

test("a loss names a reason of the list, and 其他 needs words", () => {
  const loss = { id, seenVersion: 1, lossReason: "market" };
  expect(loseProjectSchema.parse(loss)).toMatchObject({ words: null });
  expect(messages(loseProjectSchema, { ...loss, lossReason: "other" })).toEqual([
    "请填写说明：并入哪个项目，或具体原因。",
  ]);
  expect(messages(loseProjectSchema, { ...loss, lossReason: "tired" })).toEqual(["请选择流失原因。"]);
});

test("a termination needs its file, a pause its review date", () => {
  expect(messages(terminateProjectSchema, { id, seenVersion: 1, reason: "资金断裂" })).toEqual(["请上传终止文件。"]);
  expect(messages(suspendProjectSchema, { id, seenVersion: 1, reason: "缺水" })).toEqual([
    "请填写复核日期，如 2026-11-24。",
  ]);
});

test("reported output may be a true zero and never blank", () => {
  const report = (text: string) => ({
    projectId: id,
    year: 2028,
    outputYuan: { text, unit: "万元" },
    source: "企业月报",
  });
  expect(reportOutputSchema.parse(report("0")).outputYuan).toBe(0);
  expect(messages(reportOutputSchema, report(""))).toEqual(["请填写产值，没有产值填 0。"]);
});

test("a visit with a next step has a day for it", () => {
  const visit = { projectId: id, kind: "call", visitedOn: "2026-11-18", outcome: "对接用地面积" };
  expect(recordVisitSchema.parse(visit)).toMatchObject({ participants: null, nextStep: null, nextStepOn: null });
  expect(recordVisitSchema.parse({ ...visit, nextStepOn: "" })).toMatchObject({ nextStepOn: null });
  expect(messages(recordVisitSchema, { ...visit, nextStep: "送审" })).toEqual(["已填下一步，请填写时限。"]);
});
