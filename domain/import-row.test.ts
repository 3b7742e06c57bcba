import { expect, test } from "@playwright/test";
import { detectColumns } from "@/domain/detect-columns";
import { identityOf } from "@/domain/import-identity";
import { type ImportCompany, readRow, unitIn } from "@/domain/import-row";
import { readDay } from "@/domain/written-day";

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
const today = "2026-12-01";
const company = (change: Record<number, string> = {}): ImportCompany => {
  const read = readRow(row(change), mapping, { today });
  if (!read.ok) throw new Error(read.reason);
  return read.company;
};
const reasonOf = (change: Record<number, string>): string => {
  const read = readRow(row(change), mapping, { today });
  return read.ok ? "" : read.reason;
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

test("a column of counties is found by its usual headings", () => {
  for (const heading of [
    "旗县",
    "旗县市区",
    "旗（县、市、区）",
    "区县",
    "县（区）",
    "县区",
    "所在县",
    "所属旗县",
    "县级",
  ])
    expect(detectColumns(["单位名称", "市", heading]), heading).toEqual({ name: 0, city: 1, county: 2 });
  const read = readRow(["示例有限公司", "东乌旗"], { name: 0, county: 1 }, { today });
  expect(read.ok && read.company).toMatchObject({ county: "东乌旗", raw: { county: "东乌旗" } });
});

test("the unit a heading names in brackets of any kind holds for the bare numbers below it", () => {
  const units = {
    5000000: [
      ...["（万元）", "(万)", "（人民币万元）", "（单位:人民币万元）", "（万元人民币）", "（RMB万元）"],
      ...["【万元】", "［万元］", "〔单位：万元，币种：人民币〕", "（认缴，万元）"],
    ],
    500: ["（元）", "（人民币元）"],
    50000000000: ["（亿元）"],
  };
  for (const [amountYuan, written] of Object.entries(units))
    for (const unit of written)
      expect(capitalUnder(`注册资本${unit}`), unit).toMatchObject({ amountYuan: Number(amountYuan) });
  expect(capitalUnder("注册资本（万美元）")).toMatchObject({ amountForeignUnits: 5_000_000, currency: "USD" });
  for (const heading of [
    "注册资本",
    "注册资本（元/万元）",
    "注册资本（人民币）",
    "注册资本（认缴）",
    "注册资本（10万元）",
    "注册资本（万元、美元）",
  ])
    expect(capitalUnder(heading), heading).toMatchObject({ amountYuan: null, flag: "unit_missing" });
});

function capitalUnder(heading: string) {
  const headings = ["企业名称", heading];
  const found = readRow(["示例有限公司", "500"], detectColumns(headings), { capitalUnit: unitIn(heading), today });
  return found.ok ? found.company.capital : null;
}

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
  for (const end of ["...", "......", "…", "……", "...***", "……。", "．．．"])
    expect(company({ 5: `风电叶片制造；塔筒${end}` }), end).toMatchObject({
      scope: `风电叶片制造；塔筒${end.endsWith("。") ? "。" : ""}`,
      isScopeCut: true,
    });
  for (const behind of [
    "（依法须经批准的项目，经相关部门批准后方可开展经营活动）",
    "(依法须经批准的项目,经相关部门批准后方可开展经营活动)。",
    "【依法须经批准的项目，经相关部门批准后方可开展经营活动】***",
    "。依法须经批准的项目，经相关部门批准后方可开展经营活动。",
  ])
    expect(company({ 5: `风电叶片制造；塔筒...${behind}` }), behind).toMatchObject({
      scope: `风电叶片制造；塔筒${behind.replace("***", "")}`,
      isScopeCut: true,
    });
  for (const whole of [
    "风电叶片制造..",
    "批发...；风电叶片制造。",
    "风电叶片制造（依法须经批准的项目，经相关部门批准后方可开展经营活动）",
    "批发...（依法须经批准的项目）；风电叶片制造",
  ])
    expect(company({ 5: whole }), whole).toMatchObject({ scope: whole, isScopeCut: false });
});

test("days are read in the ways they are written, and no other", () => {
  for (const day of ["2002-07-10", "2002/7/10", "20020710", "2002年7月10日", "37447", "2002-07-10 00:00:00"]) {
    expect(readDay(day)).toBe("2002-07-10");
  }
  for (const day of ["2002-02-30", "7月10日", "二〇〇二年", "", "200207"]) expect(readDay(day)).toBeNull();
  expect(company({ 2: "不详" })).toMatchObject({ foundedOn: null, warnings: ["成立日期“不详”无法识别，未导入。"] });
});

test("a small number under a format of days is no day", () => {
  for (const day of ["0", "1", "366", "1899-12-30", "1899-12-31", "1900-01-01", "1900/1/1"]) {
    expect(readDay(day), day).toBeNull();
    expect(company({ 2: day })).toMatchObject({ foundedOn: null, warnings: [`成立日期“${day}”无法识别，未导入。`] });
  }
  expect(["1892-07-10", "1901-01-01"].map(readDay), "the oldest firms").toEqual(["1892-07-10", "1901-01-01"]);
});

test("a whole region is a city's cell, however long, and 市辖区 leaves the province to its column", () => {
  const regions = ["新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县", "内蒙古自治区 / 锡林郭勒盟 / 东乌珠穆沁旗"];
  for (const city of regions) expect(company({ 6: "", 7: city })).toMatchObject({ city, warnings: [] });
  expect(company({ 7: "广东省内货物运输服务、仓储服务及装卸服务、物业" }).warnings).toHaveLength(1);
  expect(company({ 6: "深圳", 7: "市辖区" })).toMatchObject({
    province: "深圳",
    raw: { city: "市辖区" },
    warnings: [],
  });
});

test("what a workbook holds beside the table and what is lost of a text is named, and a name that is damaged refused", () => {
  const beside = readRow([...row(), "", " 待核 ", "储能"], mapping, { today, width: headings.length });
  expect(beside.ok && beside.company.warnings).toEqual(["表头右侧的“待核”“储能”没有表头，未导入。"]);
  expect(company({ 5: "光伏发电制\uFFFD" }).warnings).toEqual(["经营范围含有无法识别的字符，请核对原文件。"]);
  expect(reasonOf({ 0: "示例风电\uFFFD限公司" })).toBe("企业名称含有无法识别的字符，请改正后重新导入");
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
    const read = readRow(cells, mapping, { today });
    expect(read.ok ? "" : read.reason).toContain("各列可能错位");
  }
  expect(readRow(row({ 0: " " }), mapping, { today })).toEqual({ ok: false, reason: "企业名称为空" });
  expect(readRow(["示例"], {}, { today })).toEqual({ ok: false, reason: "未找到企业名称列" });
});

test("one company is one by its code, else by name and region", () => {
  expect(identityOf(company(), "甲|福州")).toBe(identityOf(company({ 0: "示例风电股份有限公司" }), "乙|厦门"));
  const uncoded = company({ 1: "N/A" });
  expect(identityOf(uncoded, "甲|福州")).toBe(identityOf(company({ 1: "未办理" }), "甲|福州"));
  expect(identityOf(uncoded, "甲|福州")).not.toBe(identityOf(uncoded, "甲|厦门"));
});

test("a city in the province's column stands for its province only where no other city is written", () => {
  expect(company({ 6: "深圳", 7: "" }).province).toBe("深圳");
  expect(company({ 6: "深圳", 7: "福州" })).toMatchObject({
    province: "",
    city: "福州",
    warnings: ["所在省份“深圳”无法识别，未导入。"],
  });
  expect(reasonOf({ 6: "深圳", 7: "广东省深圳市示例路1号" })).toContain("各列可能错位");
});

test("one odd cell is left out with a warning and the company comes in", () => {
  for (const capital of ["五百多万元", "不详", "待定", "见章程", "XXXX"])
    expect(company({ 4: capital })).toMatchObject({
      capital: { amountYuan: null, raw: capital },
      raw: { capital },
      warnings: [`注册资本“${capital}”无法识别，金额未导入。`],
    });
  for (const province of ["不是省份", "境外", "XXXX"])
    expect(company({ 6: province })).toMatchObject({
      province: "",
      raw: { province },
      warnings: [`所在省份“${province}”无法识别，未导入。`],
    });
  for (const province of [
    "内蒙古自治区-锡林郭勒盟",
    "内蒙古自治区/锡林郭勒盟/锡林浩特市",
    "香港特别行政区",
    "澳门",
    "台湾省",
    "广东省深圳市",
    "内蒙古锡林郭勒盟",
    "北京市朝阳区",
  ])
    expect(company({ 6: province, 7: "" })).toMatchObject({ province, warnings: [] });
  expect(company({ 5: "内蒙古" })).toMatchObject({ scope: "", warnings: ["经营范围“内蒙古”无法识别，未导入。"] });
  expect(company({ 7: "某某" })).toMatchObject({ city: "", warnings: ["地区“某某”无法识别，未导入。"] });
});

test("stars are no content, wherever they stand, and say nothing of a shift", () => {
  const stars = company({ 1: "*", 2: "**", 3: "***", 4: "＊＊＊", 5: "***", 6: "***", 7: "******", 8: "***" });
  expect(stars).toMatchObject({
    ...{ companyType: "", scope: "", province: "", city: "", address: "", foundedOn: null, warnings: [] },
    code: { verdict: "empty" },
    capital: { amountYuan: null, flag: null },
    raw: { companyType: "***", capital: "＊＊＊" },
  });
  expect(reasonOf({ 0: "***" })).toBe("企业名称为空");
  expect(company({ 3: "*有限责任公司" }).companyType).toBe("*有限责任公司");
});

test("an address that has the shape of a code is left out with a warning", () => {
  const code = "91320900MA1ABCDG3X";
  expect(company({ 8: code })).toMatchObject({
    address: "",
    raw: { address: code },
    warnings: [`注册地址“${code}”无法识别，未导入。`],
  });
  expect(reasonOf({ 5: "内蒙古", 8: code })).toContain("各列可能错位");
  for (const address of ["XXXX", "示例路320900号"]) expect(company({ 8: address })).toMatchObject({ address });
});

test("a cell that is not known or not yet fixed, or a formula's error, says nothing of a shift", () => {
  expect(company({ 2: "不详", 4: "待定", 6: "境外" }).warnings).toHaveLength(3);
  expect(company({ 4: "#N/A", 5: "#REF!", 6: "境外" })).toMatchObject({
    scope: "",
    capital: { flag: null },
    raw: { capital: "#N/A", scope: "#REF!" },
    warnings: [
      "所在省份“境外”无法识别，未导入。",
      "注册资本是公式的错误值“#N/A”，未导入。",
      "经营范围是公式的错误值“#REF!”，未导入。",
    ],
  });
});

test("a code that a spreadsheet turned into a number identifies nobody and says so", () => {
  for (const code of ["9.1310115696412301E+17", "9.13101E+17", "9.13101e17"]) {
    const read = company({ 1: code });
    expect(read.raw.creditCode).toBe(code);
    expect(read.warnings).toEqual([`统一社会信用代码“${code}”被表格软件截断，无法识别。请把该列改为文本后重新填写。`]);
    expect(identityOf(read, "甲")).toBe(identityOf(company({ 1: "" }), "甲"));
  }
});

test("a founding day after today is kept as written and left out", () => {
  for (const day of ["99999", "2199-01-01", "2026年12月2日"])
    expect(company({ 2: day })).toMatchObject({
      foundedOn: null,
      raw: { foundedOn: day },
      warnings: [`成立日期“${day}”晚于今天，未导入。`],
    });
  expect(company({ 2: "2026-12-01" })).toMatchObject({ foundedOn: "2026-12-01", warnings: [] });
});

test("the apostrophe that guarded a cell when it left is no part of what was written", () => {
  expect(company({ 5: "'=SUM(A1)" })).toMatchObject({ scope: "=SUM(A1)", raw: { scope: "=SUM(A1)" } });
  expect(company({ 5: "'示例'" })).toMatchObject({ scope: "'示例'", raw: { scope: "'示例'" } });
});
