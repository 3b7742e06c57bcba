import { expect, test } from "@playwright/test";
import { parseCapital } from "@/domain/capital";
import { joinCapital } from "@/domain/capital-cells";

const under = (headingUnit: string, amount: string, beside: { unit?: string; currency?: string } = {}) => {
  const text = joinCapital({ amount, headingUnit, unit: beside.unit ?? "", currency: beside.currency ?? "" });
  return { text, ...parseCapital(text) };
};

test("the currency beside an amount makes it foreign, in the unit of the heading", () => {
  for (const [amount, currency, code, amountForeignUnits] of [
    ["100", "美元", "USD", 1_000_000],
    ["300", "港元", "HKD", 3_000_000],
    ["400.00", "日元", "JPY", 4_000_000],
    ["5,000", "usd", "USD", 50_000_000],
    ["100", "美元（USD）", "USD", 1_000_000],
    ["100", "万美元", "USD", 1_000_000],
    ["100万元", "美元", "USD", 1_000_000],
    ["一百万元", "美元", "USD", 1_000_000],
    ["100万美元", "美元", "USD", 1_000_000],
  ] as const)
    expect(under("万元", amount, { currency }), `${amount} ${currency}`).toMatchObject({
      amountYuan: null,
      amountForeignUnits,
      currency: code,
      flag: "foreign",
    });
});

test("人民币 beside an amount and an empty cell leave its text as it was", () => {
  for (const currency of ["人民币", "人民币元", "CNY", ""]) {
    expect(under("万元", "200", { currency }), currency).toMatchObject({ text: "200万元", amountYuan: 2_000_000 });
    expect(under("", "200", { currency }).text, currency).toBe("200");
    expect(under("万元", "200万元", { currency }).text, currency).toBe("200万元");
  }
  expect(under("万元", "", { unit: "万元", currency: "美元" }).text).toBe("");
});

test("the unit beside an amount holds for it, with the currency", () => {
  expect(under("", "100", { unit: "万元", currency: "美元" })).toMatchObject({ amountForeignUnits: 1_000_000 });
  expect(under("", "200", { unit: "万元", currency: "人民币" })).toMatchObject({ amountYuan: 2_000_000, flag: null });
  expect(under("万元", "200", { unit: "万" })).toMatchObject({ text: "200万元", flag: null });
  expect(under("", "100", { unit: "万美元" })).toMatchObject({ amountForeignUnits: 1_000_000, currency: "USD" });
});

test("where amount, heading, unit and currency disagree or leave the unit open, it is doubtful and says why", () => {
  for (const [read, text] of [
    [under("万元", "100美元"), "100美元（表头为万元）"],
    [under("万元", "USD 100"), "USD 100（表头为万元）"],
    [under("万元", "5000(美元)"), "5000(美元)（表头为万元）"],
    [under("万美元", "100万元"), "100万元（表头为万美元）"],
    [under("万元", "100元", { currency: "美元" }), "100元（表头为万元，币种为美元）"],
    [under("人民币万元", "100", { currency: "美元" }), "100（表头为人民币万元，币种为美元）"],
    [under("万元", "100", { currency: "其他" }), "100（表头为万元，币种为其他）"],
    [under("万元", "100", { currency: "156" }), "100（表头为万元，币种为156）"],
    [under("万元", "100万美元", { currency: "港元" }), "100万美元（表头为万元，币种为港元）"],
    [under("万元", "100", { unit: "元" }), "100（表头为万元，单位为元）"],
    [under("", "100", { unit: "吨" }), "100（单位为吨）"],
    [under("", "100", { currency: "美元" }), "100（币种为美元）"],
  ] as const)
    expect(read).toMatchObject({ text, amountYuan: null, amountForeignUnits: null, flag: "unit_missing" });
});

test("yuan under a heading of 万元 are flagged", () => {
  for (const amount of ["1000000", "5,000,000", "10000000"])
    expect(under("万元", amount), amount).toMatchObject({ flag: "implausible" });
  expect(under("万元", "3990813.182").flag).toBeNull();
});

test("a cell that says its unit, and one that cannot be read, stay as they are", () => {
  for (const amount of ["100万美元", "5000元", "50(万元人民币)", "人民币100", "￥100", "5()", "见章程", "1,00万元"])
    expect(under("万元", amount).text).toBe(amount);
  expect(under("", "100美元")).toMatchObject({ text: "100美元", amountForeignUnits: 100 });
  expect(under("元", "100美元")).toMatchObject({ text: "100美元", amountForeignUnits: 100 });
});
