import { expect, test } from "@playwright/test";
import { detectColumns, type ImportCompany, identityOf, readDay, readRow } from "@/domain/import-row";

const headings = "企业名称,统一社会信用代码,注册日期,企业类型,注册资金,经营范围,所在省份,地区,注册地址".split(",");
const mapping = detectColumns(headings);
const row = (change: Record<number, string> = {}) =>
  [
    "示例风电有限公司",
    "91350100M000100Y43",
    "2002-07-10",
    "N/A",
    "50(万元人民币)",
    "风电叶片制造",
    "福建",
    "福州",
    "示例路1号",
  ].map((cell, i) => change[i] ?? cell);
const company = (change: Record<number, string> = {}): ImportCompany => {
  const read = readRow(row(change), mapping);
  if (!read.ok) throw new Error(read.reason);
  return read.company;
};

test("columns are found by any usual heading, in any order", () => {
  expect(mapping).toEqual({
    name: 0,
    creditCode: 1,
    foundedOn: 2,
    companyType: 3,
    capital: 4,
    scope: 5,
    province: 6,
    city: 7,
    address: 8,
  });
  expect(detectColumns(["注册资本（万元）", " 成立日期 ", "信用代码", "\uFEFF单位名称*"])).toEqual({
    capital: 0,
    foundedOn: 1,
    creditCode: 2,
    name: 3,
  });
  expect(detectColumns(["甲", "乙"])).toEqual({});
});

test("a clean row is read with the written cells beside the clean ones", () => {
  const read = company({ 0: "示例风电（福建） 有限公司", 5: "风电叶片制造***", 1: "91350100m000100y43" });
  expect(read).toMatchObject({
    name: "示例风电（福建） 有限公司",
    normalisedName: "示例风电(福建)有限公司",
    foundedOn: "2002-07-10",
    companyType: "",
    scope: "风电叶片制造",
    isScopeCut: false,
    warnings: [],
  });
  expect(read.capital.amountYuan).toBe(500_000);
  expect(read.code).toMatchObject({ code: "91350100M000100Y43", verdict: "valid" });
  expect(read.raw.scope).toBe("风电叶片制造***");
  expect(read.raw.creditCode).toBe("91350100m000100y43");
});

test("a scope the register cut off is kept and marked", () => {
  expect(company({ 5: "风电叶片制造；塔筒..." })).toMatchObject({ scope: "风电叶片制造；塔筒", isScopeCut: true });
});

test("days are read in the ways they are written, and no other", () => {
  for (const day of ["2002-07-10", "2002/7/10", "20020710", "2002年7月10日", "37447", "2002-07-10 00:00:00"]) {
    expect(readDay(day)).toBe("2002-07-10");
  }
  for (const day of ["2002-02-30", "7月10日", "二〇〇二年", "", "200207"]) expect(readDay(day)).toBeNull();
  expect(company({ 2: "不详" })).toMatchObject({ foundedOn: null, warnings: ["成立日期“不详”无法识别，未导入。"] });
});

test("a capital without unit warns instead of being guessed", () => {
  expect(company({ 4: "5()" }).capital.amountYuan).toBeNull();
  expect(company({ 4: "5()" }).warnings).toEqual(["注册资本“5()”单位不明，金额未导入。"]);
});

test("rows with shifted columns are refused with a reason", () => {
  const shifted = [
    row({ 4: "某某", 5: "某某", 6: "风电叶片制造", 7: "50万人民币" }),
    row({ 4: "XXXX", 5: "XXXX", 6: "XXXX" }),
    row({ 3: "", 4: "N/A", 5: "辽宁", 6: "风电叶片制造", 7: "某某" }),
    row({ 4: "游乐设施的建设经营", 6: "某某" }),
  ];
  for (const cells of shifted) {
    const read = readRow(cells, mapping);
    expect(read.ok ? "" : read.reason).toContain("各列可能错位");
  }
  expect(readRow(row({ 0: " " }), mapping)).toEqual({ ok: false, reason: "企业名称为空" });
  expect(readRow(["示例"], {})).toEqual({ ok: false, reason: "未找到企业名称列" });
});

test("one company is one by its code, else by name and region", () => {
  expect(identityOf(company())).toBe(identityOf(company({ 0: "示例风电股份有限公司" })));
  const nameOnly = (change: Record<number, string>) => identityOf(company({ 1: "N/A", ...change }));
  expect(nameOnly({ 0: "示例（风电）有限公司" })).toBe(nameOnly({ 0: "示例(风电) 有限公司", 7: "福州市" }));
  expect(nameOnly({})).not.toBe(nameOnly({ 7: "厦门" }));
  expect(identityOf(company({ 1: "未办理" }))).toBe(nameOnly({}));
});

test("a city in the province's column stands for its province only where no other city is written", () => {
  expect(company({ 6: "深圳", 7: "" }).province).toBe("深圳");
  for (const city of ["广东省深圳市示例路1号", "福州"])
    expect(readRow(row({ 6: "深圳", 7: city }), mapping)).toMatchObject({ ok: false });
});
