import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { capitalWords, parseCapital } from "@/domain/capital";

const yuanForms: [string, number][] = [
  ["137(万元人民币)", 1_370_000],
  ["1,000(万元人民币)", 10_000_000],
  ["500(万元)", 5_000_000],
  ["210(万)", 2_100_000],
  ["60万人民币", 600_000],
  ["200(万人民币元)", 2_000_000],
  ["300( 万人民币元)", 3_000_000],
  ["101.2000(万元人民币)", 1_012_000],
  ["600（万元）", 6_000_000],
  ["1,913.2157(万元人民币)", 19_132_157],
  ["300(万元(人民币))", 3_000_000],
  ["300(万元（人民币）)", 3_000_000],
  ["6,000,000(人民币元)", 6_000_000],
  ["500,000(元人民币)", 500_000],
  ["50(万元人民币元)", 500_000],
  ["33000元", 33_000],
  ["人民币500万元", 5_000_000],
  ["1.2亿元", 120_000_000],
  ["500万元整", 5_000_000],
  ["人民币500万元整", 5_000_000],
  ["RMB 500万", 5_000_000],
  ["500万元（实缴）", 5_000_000],
  ["壹仟万元整", 10_000_000],
  ["人民币伍佰万圆整", 5_000_000],
  ["叁仟捌佰陆拾伍万柒仟元", 38_657_000],
  ["一亿二千万", 120_000_000],
  ["十五万元", 150_000],
  ["贰亿零伍拾万元", 200_500_000],
  ["500(人民币万元)", 5_000_000],
  ["500RMB万元", 5_000_000],
];
for (const [text, amountYuan] of yuanForms) {
  test(`${text} reads as ${amountYuan} yuan`, () => {
    expect(parseCapital(text)).toMatchObject({ amountYuan, currency: "CNY", flag: null, raw: text });
  });
}

const foreignForms: [string, string, number][] = [
  ["36(万美元)", "USD", 360_000],
  ["5,405(万美元)", "USD", 54_050_000],
  ["936.3500(万美元)", "USD", 9_363_500],
  ["200(万元美元)", "USD", 2_000_000],
  ["616(万元(美元))", "USD", 6_160_000],
  ["200((万美元))", "USD", 2_000_000],
  ["3,000(万美)", "USD", 30_000_000],
  ["25,220(万香港元)", "HKD", 252_200_000],
  ["129(万元(港币))", "HKD", 1_290_000],
  ["300,000(万日元)", "JPY", 3_000_000_000],
  ["619(万欧元)", "EUR", 6_190_000],
  ["290(万德国马克)", "DEM", 2_900_000],
  ["15(万加元)", "CAD", 150_000],
  ["120(万法国法郎)", "FRF", 1_200_000],
  ["500万美金", "USD", 5_000_000],
  ["US$500万", "USD", 5_000_000],
  ["300万usd", "USD", 3_000_000],
  ["壹佰万美元", "USD", 1_000_000],
];
for (const [text, currency, amountForeignUnits] of foreignForms) {
  test(`${text} stays in ${currency} and is not converted`, () => {
    expect(parseCapital(text)).toMatchObject({ amountYuan: null, amountForeignUnits, currency, flag: "foreign" });
  });
}

test("a number without a unit is not guessed", () => {
  for (const text of ["5()", "3,394()", "6", "424.100000", "54.6720()", "10(元/万元)", "3200000人民币", "RMB 500"]) {
    expect(parseCapital(text)).toMatchObject({ amountYuan: null, flag: "unit_missing", raw: text });
  }
});

test("yuan written where ten thousand yuan was meant is kept and flagged", () => {
  expect(parseCapital("1854元人民币")).toMatchObject({ amountYuan: 1854, flag: "implausible" });
  expect(parseCapital("456人民币元")).toMatchObject({ amountYuan: 456, flag: "implausible" });
  expect(parseCapital("500000000万元")).toMatchObject({ flag: "implausible" });
  expect(parseCapital("0万澳大利亚元")).toMatchObject({ amountForeignUnits: 0, flag: "implausible" });
});

test("a bare whole number of a million 万 or more may be yuan and is flagged; registers part such amounts or give decimals", () => {
  for (const [text, amountYuan] of [
    ["1000000万元", 10_000_000_000],
    ["5000000(万)", 50_000_000_000],
    ["10000000万元人民币", 100_000_000_000],
    ["5,000,000万元", 50_000_000_000],
    ["2000000.00万元", 20_000_000_000],
    ["人民币1000000万元", 10_000_000_000],
  ] as const)
    expect(parseCapital(text), text).toMatchObject({ amountYuan, flag: "implausible" });
  for (const [text, amountYuan] of [
    ["999999万元", 9_999_990_000],
    ["1,000,000(万)", 10_000_000_000],
    ["4,340,421（万元人民币）", 43_404_210_000],
    ["3990813.182（万元）", 39_908_131_820],
    ["300亿元", 30_000_000_000],
    ["一百亿元", 10_000_000_000],
    ["10000000000元", 10_000_000_000],
  ] as const)
    expect(parseCapital(text), text).toMatchObject({ amountYuan, flag: null });
});

test("an amount too large to be counted in whole units stays as written and is flagged", () => {
  for (const [text, currency] of [
    ["9999999999999999亿元", "CNY"],
    ["90071992.54740992亿元", "CNY"],
    ["99999999999999999999万美元", "USD"],
    [`${"9".repeat(400)}元`, "CNY"],
  ] as const) {
    expect(parseCapital(text)).toEqual({
      amountYuan: null,
      amountForeignUnits: null,
      currency,
      flag: "implausible",
      raw: text,
    });
  }
  expect(parseCapital("90071992.54740991亿元")).toMatchObject({
    amountYuan: Number.MAX_SAFE_INTEGER,
    flag: "implausible",
  });
});

test("an empty cell is not entered, and text without a well-formed number is unreadable", () => {
  for (const text of ["", "-", "N/A", "  "]) expect(parseCapital(text)).toMatchObject({ amountYuan: null, flag: null });
  for (const text of ["万人民币", "伍佰佰万元", "二〇一九万元", "1,00万元", "500(万贝壳)", "$500万"]) {
    expect(parseCapital(text)).toMatchObject({ amountYuan: null, flag: "unreadable" });
  }
});

test("four decimals of ten thousand yuan are exact whole yuan", () => {
  fc.assert(
    fc.property(fc.integer({ min: 10_000, max: 9_999_999_999 }), (yuan) => {
      const text = `${Math.floor(yuan / 10_000)}.${String(yuan % 10_000).padStart(4, "0")}万元人民币`;
      expect(parseCapital(text)).toMatchObject({ amountYuan: yuan, flag: null });
    }),
  );
});

test("a sentence gives the capital in 万元, and what could not be read as it came with the reason", () => {
  const stored = { capitalYuan: null, capitalRaw: null, capitalFlag: null };
  expect(capitalWords({ ...stored, capitalYuan: 32_700_000, capitalRaw: "3270万元人民币" })).toBe("3,270 万元");
  expect(capitalWords({ ...stored, capitalYuan: 5_000, capitalRaw: "5000元", capitalFlag: "implausible" })).toBe(
    "5000元（数额存疑）",
  );
  expect(capitalWords({ ...stored, capitalRaw: "36(万美元)", capitalFlag: "foreign" })).toBe(
    "36(万美元)（外币未折算）",
  );
  expect(capitalWords({ ...stored, capitalRaw: "5()", capitalFlag: "unit_missing" })).toBe("5()（单位不明）");
  expect(capitalWords(stored)).toBe("未录入");
});
