import { expect, test } from "@playwright/test";
import { type Dossier, emptyDossier, fieldKeys } from "@/domain/dossier";
import type { Yuan } from "@/domain/money";
import {
  amendmentSchema,
  isFrozen,
  judgeApproval,
  judgeConfirmation,
  judgeEdit,
  judgeReturn,
  judgeSubmission,
} from "@/domain/signing";

const dossier = {
  ...Object.fromEntries(fieldKeys.map((key) => [key, "已填"])),
  isChemical: false,
  isCapacityControlled: false,
  visitCount: 1,
  investmentYuan: 1e9 as Yuan,
  outputYuan: 1e9 as Yuan,
  agreementType: "investment",
  industryShares: [{ id: "i", basisPoints: 10_000 }],
  bannerShares: [{ id: "b", basisPoints: 10_000 }],
} as unknown as Dossier;
const ready = { dossier, stage: "intent", status: "active" } as const;
const clerk = { userId: "clerk", roles: ["clerk"] } as const;
const promoter = { userId: "promoter", roles: ["promoter"] } as const;

test("a clerk submits a complete project once", () => {
  expect(judgeSubmission(clerk, ready, null)).toEqual({ kind: "ok" });
  expect(judgeSubmission(clerk, ready, "somebody").kind).toBe("refused");
});

test("a submission with papers missing lists them", () => {
  const verdict = judgeSubmission(clerk, { ...ready, dossier: { ...dossier, signedOn: null } }, null);
  expect(verdict).toMatchObject({ kind: "refused", missing: [{ field: "signedOn" }] });
});

test("only intent and framework lead to signing, and only once", () => {
  for (const stage of ["lead", "studied", "talks"] as const)
    expect(judgeSubmission(clerk, { ...ready, stage }, null).kind).toBe("refused");
  expect(judgeSubmission(clerk, { ...ready, stage: "framework" }, null).kind).toBe("ok");
  expect(judgeSubmission(clerk, { ...ready, stage: "signed" }, null)).toMatchObject({
    sentence: "项目已签约，同一项目只计首次签约。",
  });
});

test("a lost project is not signed", () => {
  expect(judgeSubmission(clerk, { ...ready, status: "lost" }, null).kind).toBe("refused");
});

test("the promoter confirms what another submitted", () => {
  expect(judgeConfirmation(promoter, ready, "clerk")).toEqual({ kind: "ok" });
});

test("nobody confirms their own submission, not even the promoter", () => {
  expect(judgeConfirmation(promoter, ready, "promoter")).toMatchObject({
    sentence: "签约由您本人提交，须由他人确认。",
  });
});

test("a clerk may submit and not confirm", () => {
  expect(judgeConfirmation(clerk, ready, "other")).toMatchObject({
    sentence: "签约由盟招商主管部门确认，您可以提交，不能确认。",
  });
});

test("nothing is confirmed that was not submitted, or that lost a paper since", () => {
  expect(judgeConfirmation(promoter, ready, null).kind).toBe("refused");
  expect(judgeConfirmation(promoter, { ...ready, dossier: emptyDossier }, "clerk").kind).toBe("refused");
});

test("a return needs words, a submission and the promoter", () => {
  expect(judgeReturn(promoter, "clerk", "正本缺页")).toBeNull();
  expect(judgeReturn(promoter, "clerk", " ")).toBe("请填写退回原因。");
  expect(judgeReturn(promoter, null, "正本缺页")).toBe("签约尚未提交，不能退回。");
  expect(judgeReturn(clerk, "clerk", "正本缺页")).toContain("由盟招商主管部门退回");
});

test("an amendment is approved by a promoter other than who proposed it", () => {
  expect(judgeApproval(promoter, "clerk")).toBeNull();
  expect(judgeApproval(promoter, "promoter")).toBe("变更由您本人提出，须由他人审定。");
  expect(judgeApproval(clerk, "other")).toContain("您可以提出变更");
});

test("signing freezes what the agreement fixes and leaves the daily work free", () => {
  expect(isFrozen("investmentYuan")).toBe(true);
  expect(isFrozen("nextStep")).toBe(false);
  expect(judgeEdit("intent", ["investmentYuan"])).toBeNull();
  expect(judgeEdit("signed", ["nextStep", "filingNo"])).toBeNull();
  expect(judgeEdit("producing", ["nextStep", "outputYuan"])).toBe(
    "签约已确认，“达产年产值”须提出变更，由他人审定后更新。",
  );
});

const amendment = {
  projectId: "3f1b6f0e-6c50-4b62-8d2f-0f6f2f6b9f10",
  seenVersion: 3,
  field: "investmentYuan",
  value: { text: "12.60", unit: "亿元" },
  reason: "按补充协议调整",
};

test("an amendment reads its new value as the field does", () => {
  expect(amendmentSchema.parse(amendment)).toMatchObject({ value: 1_260_000_000 });
  const wrong = amendmentSchema.safeParse({ ...amendment, field: "signedOn", value: "去年" });
  expect(wrong.error?.issues).toMatchObject([{ path: ["value"], message: "请填写日期，如 2026-11-24。" }]);
});

test("an amendment without a reason, of a free field or with a strange key is refused in Chinese", () => {
  const first = (input: object) => amendmentSchema.safeParse({ ...amendment, ...input }).error?.issues[0]?.message;
  expect(first({ reason: "改" })).toBe("变更原因不少于 5 个字。");
  expect(first({ field: "nextStep" })).toBe("该项不属于签约后冻结的内容，可直接修改。");
  expect(amendmentSchema.safeParse({ ...amendment, approvedBy: "me" }).success).toBe(false);
});
