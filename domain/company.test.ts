import { expect, test } from "@playwright/test";
import { companyEditSchema, companySchema, duplicateSentence, localLabel } from "@/domain/company";

const messages = (input: unknown) =>
  companySchema.safeParse(input).error?.issues.map((issue) => `${issue.path.join(".")}：${issue.message}`) ?? [];

test("a name alone is enough for a lead company", () => {
  expect(companySchema.parse({ name: " 示例风电装备有限公司 " })).toMatchObject({
    name: "示例风电装备有限公司",
    creditCode: "",
    bannerId: null,
    foundedOn: null,
    isProspect: true,
  });
});

test("the code is saved half-width and upper case", () => {
  expect(companySchema.parse({ name: "示例公司", creditCode: "９１350100m000100y43" }).creditCode).toBe(
    "91350100M000100Y43",
  );
});

test("a code that fails its check is asked for a reason and saved with one", () => {
  expect(messages({ name: "示例公司", creditCode: "91350211M0000XUF46" })).toEqual([
    "creditCode：统一社会信用代码校验位不符。请核对；确认无误可填写理由后保存。",
  ]);
  expect(messages({ name: "示例公司", creditCode: "91350211M0000XUF46", codeOverrideReason: "已与执照核对" })).toEqual(
    [],
  );
});

test("a foreign investor has a foreign registration number instead of a code", () => {
  expect(messages({ name: "Example Wind GmbH", foreignNo: "HRB 00000" })).toEqual([]);
});

test("an unknown field, a missing name and a day that does not exist are refused in Chinese", () => {
  expect(companySchema.safeParse({ name: "示例公司", website: "x" }).success).toBe(false);
  expect(messages({ name: "" })).toEqual(["name：请填写企业全称"]);
  expect(messages({ name: "示例公司", foundedOn: "2026-02-30" })).toEqual(["foundedOn：日期应写成 2026-01-31 的样子"]);
});

test("an edit says which version the officer saw", () => {
  expect(companyEditSchema.safeParse({ name: "示例公司" }).success).toBe(false);
});

test("a repeated code sends the officer to the company, a like name asks to check", () => {
  expect(duplicateSentence("code", ["示例公司"])).toContain("请打开该企业修改");
  expect(duplicateSentence("core", ["甲", "乙", "丙", "丁"])).toBe(
    "与 4 家企业名称相近：甲、乙、丙等 4 家。请先核对；确属不同企业，请说明理由后保存。",
  );
});

test("a company is local, a prospect, or both", () => {
  expect(localLabel({ isLocal: true, isProspect: true })).toBe("本地、招商对象");
  expect(localLabel({ isLocal: false, isProspect: false })).toBe("—");
});
