import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { parseQuantity, showQuantity, showTarget } from "@/domain/quantity";

test("a quantity keeps three decimals and reads commas and full-width digits", () => {
  const read = (text: string) => parseQuantity(text);
  expect(read("210.5")).toEqual({ ok: true, quantityMilli: 210_500 });
  expect(read("3,250")).toEqual({ ok: true, quantityMilli: 3_250_000 });
  expect(read(" １．５００ ")).toEqual({ ok: true, quantityMilli: 1_500 });
  expect(read("0")).toEqual({ ok: true, quantityMilli: 0 });
});

const refusals: [string, string][] = [
  ["", "请填写数量。"],
  ["-1", "数量不能为负数。"],
  ["100万", "请只填写数字，单位以指标为准。"],
  ["1e3", "请只填写数字，单位以指标为准。"],
  ["32,50", "请只填写数字，单位以指标为准。"],
  ["1.2345", "数量最多 3 位小数。"],
  ["99999999999999", "数量过大，请核对单位。"],
];
for (const [text, sentence] of refusals) {
  test(`the quantity “${text}” is refused: ${sentence}`, () => {
    expect(parseQuantity(text)).toEqual({ ok: false, sentence });
  });
}

test("a quantity shows as many decimals as it has, and commas from one thousand", () => {
  expect([0, 1, 1_500, 1_620_000, 12_345_678_010, -2_500].map(showQuantity)).toEqual([
    "0",
    "0.001",
    "1.5",
    "1,620",
    "12,345,678.01",
    "−2.5",
  ]);
});

test("what is shown reads back as it was", () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (quantityMilli) => {
      expect(parseQuantity(showQuantity(quantityMilli))).toEqual({ ok: true, quantityMilli });
    }),
  );
});

test("a target shows the document's qualifier before the number", () => {
  expect(showTarget({ valueMilli: 1_620_000, operator: "ge" })).toBe("≥1,620");
  expect(showTarget({ valueMilli: 470_000, operator: "approx" })).toBe("≈470");
  expect(showTarget({ valueMilli: 400_000, operator: "gt" })).toBe(">400");
  expect(showTarget({ valueMilli: 135_000, operator: "eq" })).toBe("135");
  expect(showTarget({ valueMilli: 1_200_000, operator: "hold" })).toBe("稳定在 1,200");
  expect(showTarget({ valueMilli: 1_000, maxMilli: 2_000, operator: "range" })).toBe("1—2");
  expect(showTarget({ valueMilli: 1_000, maxMilli: null, operator: "range" })).toBe("1");
});
