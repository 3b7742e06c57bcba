import { expect, test } from "@playwright/test";
import { detectColumns, withFieldsBeside } from "@/domain/detect-columns";
import { fieldsOfKind, readRow, unitIn } from "@/domain/import-row";

const readUnder = (headings: readonly string[], cells: readonly string[]) => {
  const mapping = detectColumns(headings);
  const capitalUnit = unitIn(headings[mapping.capital ?? -1] ?? "");
  const read = readRow(cells, mapping, { capitalUnit, today: "2026-12-01" });
  if (!read.ok) throw new Error(read.reason);
  return read.company;
};
const name = "示例有限公司";

test("a heading with a footnote mark is the heading without it", () => {
  expect(detectColumns(["企业名称①", "统一社会信用代码*", "注册地址¹", "经营范围※", "成立日期②③"])).toEqual({
    name: 0,
    creditCode: 1,
    address: 2,
    scope: 3,
    foundedOn: 4,
  });
});

test("the unit after a slash or at the end of the heading holds for the bare numbers below it", () => {
  for (const heading of [
    ...["注册资本/万元", "注册资本／万元", "注册资本万元", "注册资本 万元", "注册资本：万元", "注册资本-万元"],
    ...[
      "注册资金人民币万元",
      "注册资本（认缴）万元",
      "注册资本，单位：万元",
      "注册资本万元①",
      "注册资本金额（人民币万元）",
    ],
  ])
    expect(readUnder(["企业名称", heading], [name, "100"]).capital, heading).toMatchObject({ amountYuan: 1_000_000 });
  expect(readUnder(["企业名称", "注册资本/万美元"], [name, "100"]).capital).toMatchObject({
    amountForeignUnits: 1_000_000,
  });
  expect(detectColumns(["企业名称", "注册资本变更", "注册资本10万元"])).toEqual({ name: 0 });
});

test("currency and unit beside the capital are found by their headings and read with the amount", () => {
  const fields = { name: 0, capital: 1, capitalUnit: 2, capitalCurrency: 3 };
  expect(detectColumns(["企业名称", "注册资本", "单位", "币种"])).toEqual(fields);
  expect(detectColumns(["企业名称", "注册资本", "金额单位", "注册资本币种"])).toEqual(fields);
  for (const heading of ["币种", "注册资本币种", "货币", "币别"]) {
    const read = readUnder(["企业名称", "注册资本（万元）", heading], [name, "100", "美元"]);
    expect(read.capital, heading).toMatchObject({ amountYuan: null, amountForeignUnits: 1_000_000, currency: "USD" });
    expect(read.raw).toEqual({ name, capital: "100 美元" });
  }
  const split = ["企业名称", "注册资本", "单位", "币种"];
  expect(readUnder(split, [name, "100", "万元", "美元"]).capital).toMatchObject({ amountForeignUnits: 1_000_000 });
  expect(readUnder(split, [name, "200", "万元", "人民币"])).toMatchObject({
    capital: { raw: "200万元", amountYuan: 2_000_000 },
    raw: { capital: "200 万元 人民币" },
  });
});

test("an amount whose unit the row leaves open is told", () => {
  expect(readUnder(["企业名称", "注册资本（万元）"], [name, "100美元"]).warnings).toEqual([
    "注册资本“100美元（表头为万元）”单位不明，金额未导入。",
  ]);
});

test("单位 and 币种 without a capital, and a 单位 that stands elsewhere, are no columns of it", () => {
  expect(detectColumns(["企业名称", "币种", "单位"])).toEqual({ name: 0 });
  expect(detectColumns(["企业名称", "注册资本（万元）", "产量", "单位"])).toEqual({ name: 0, capital: 1 });
  expect(detectColumns(["单位", "注册资本（万元）"])).toEqual({ capital: 1 });
});

test("of two columns with one heading the filled one is taken where the other is blank in the first rows", () => {
  const headings = ["企业名称", "注册资本", "注册资本", "地址", "地址"];
  const filled = [name, "", "200万元", " ", "示例路1号"];
  expect(detectColumns(headings, fieldsOfKind.companies, [filled])).toEqual({ name: 0, capital: 2, address: 4 });
  expect(detectColumns(headings, fieldsOfKind.companies, [filled, [name, "100万元"]])).toMatchObject({ capital: 1 });
  expect(detectColumns(headings)).toEqual({ name: 0, capital: 1, address: 3 });
  const other = ["企业名称", "注册资本（认缴）", "注册资本（实缴）"];
  expect(detectColumns(other, fieldsOfKind.companies, [[name, "", "200万元"]])).toEqual({ name: 0, capital: 1 });
});

test("a mapping kept from before is given the currency beside its capital, unless its columns are other ones", () => {
  const detected = { name: 0, capital: 1, capitalCurrency: 2 };
  expect(withFieldsBeside({ name: 0, capital: 1 }, detected)).toEqual(detected);
  for (const kept of [{ name: 0 }, { name: 0, capital: 3 }, { name: 0, capital: 1, city: 2 }])
    expect(withFieldsBeside(kept, detected)).toEqual(kept);
});

test("a share's column is found beside the products only", () => {
  for (const heading of ["占比", "收入占比", "占营业收入比例", "占营业收入比例（%）", "占比%", "%"])
    expect(detectColumns(["企业名称", "产品名称", heading], fieldsOfKind.products), heading).toMatchObject({
      productShare: 2,
    });
  expect(detectColumns(["企业名称", "占比"], fieldsOfKind.products)).toEqual({ name: 0 });
});

/** The field a heading is taken for in a list that names its companies and nothing else. */
const fieldOf = (heading: string) =>
  Object.keys(detectColumns(["企业名称", heading])).find((field) => field !== "name") ?? null;

test("the headings that registers and those who copy from them use are known", () => {
  for (const [field, headings] of Object.entries({
    creditCode: [
      ...[
        "统一社会信用代码/注册号",
        "统一社会信用代码／纳税人识别号",
        "统一社会信用代码（注册号）",
        "社会统一信用代码",
      ],
      ...["企业统一社会信用代码", "纳税人识别号", "营业执照号", "营业执照注册号", "信用代码/组织机构代码", "税号"],
    ],
    foundedOn: ["登记时间", "建厂时间", "设立日期", "开业日期", "成立日期/注册日期"],
    companyType: ["企业（机构）类型", "市场主体类型", "登记注册类型", "经营主体类型"],
    capital: ["认缴注册资本(万元)", "Registered Capital", "注册资本/实缴资本", "认缴出资额（万元）"],
    scope: ["营业范围", "经营范围/主营业务", "Business Scope"],
    products: ["主导产品", "主要产品名称", "主要产品/服务", "主要产品及服务", "产品/服务"],
    province: ["省/市", "省市", "所属省市", "省、自治区、直辖市", "注册省份"],
    city: ["所属地区", "所属城市", "市/县", "所属地市", "地级市"],
    county: ["区/县", "所属区县"],
    address: ["详细地址", "经营地址", "企业注册地址", "住所（经营场所）", "住所/经营场所", "Registered Address"],
  }))
    for (const heading of headings) expect(fieldOf(heading), heading).toBe(field);
  for (const heading of ["经营主体名称", "主体名称", "企业名称/姓名", "公司名", "单位名称/Company Name"])
    expect(detectColumns([heading, "经营范围"]), heading).toEqual({ name: 0, scope: 1 });
  expect(unitIn("认缴注册资本(万元)")).toBe("万元");
});

test("a heading of several words gives way to one that says the same alone, and words too short are not parted", () => {
  expect(detectColumns(["统一社会信用代码/注册号", "企业名称", "统一社会信用代码"])).toEqual({
    name: 1,
    creditCode: 2,
  });
  expect(detectColumns(["企业名称", "省/市", "市"])).toEqual({ name: 0, province: 1, city: 2 });
  for (const heading of ["企业/个人", "公司/部门", "实缴资本（万元）", "最新年报地址", "法定代表人/负责人"])
    expect(fieldOf(heading), heading).toBeNull();
  expect(detectColumns(["企业名称", "注册资本", "单位/个人", "占比/%"])).toEqual({ name: 0, capital: 1 });
});

test("所在地 and 注册地 are the place beside an address, the address beside a city, and nothing beside both", () => {
  for (const heading of ["所在地", "注册地", "企业所在地", "注册地/所在地"]) {
    expect(detectColumns(["企业名称", heading, "注册地址"]), heading).toEqual({ name: 0, city: 1, address: 2 });
    expect(detectColumns(["企业名称", heading, "城市"]), heading).toEqual({ name: 0, address: 1, city: 2 });
    expect(detectColumns(["企业名称", heading, "城市", "详细地址"]), heading).toEqual({ name: 0, city: 2, address: 3 });
    const rows = (cell: string) => detectColumns(["企业名称", heading], fieldsOfKind.companies, [[name, cell]]);
    expect(rows("江苏盐城"), heading).toEqual({ name: 0, city: 1 });
    expect(rows("盐城市示例路 1 号"), heading).toEqual({ name: 0, address: 1 });
    expect(detectColumns(["企业名称", heading], fieldsOfKind.honours), heading).toEqual({ name: 0 });
  }
  expect(detectColumns(["企业名称", "所在地", "注册地"]), "one of two").toEqual({ name: 0, city: 2 });
});
