import { expect, test } from "@playwright/test";
import fc from "fast-check";
import {
  type AmountUnit,
  inWan,
  inYi,
  largestRemainder,
  parseAmount,
  proportionOf,
  signedInYi,
  sumYuan,
  toWanNumber,
  toYiNumber,
  yuan,
} from "@/domain/money";

const amount = fc.integer({ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }).map(yuan);
const positive = fc.maxSafeNat().map(yuan);

test("an amount that is not a whole number of yuan is no amount", () => {
  for (const n of [1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) expect(() => yuan(n)).toThrow(RangeError);
  expect(Object.is(yuan(-0), 0)).toBe(true);
});

test("amounts sum exactly, and an empty list sums to zero", () => {
  expect(sumYuan([yuan(10), yuan(-3), yuan(5)])).toBe(12);
  expect(sumYuan([])).toBe(0);
  expect(() => sumYuan([yuan(Number.MAX_SAFE_INTEGER), yuan(1)])).toThrow(RangeError);
});

const readable: [string, AmountUnit, number][] = [
  ["12.6", "yi", 1_260_000_000],
  ["1.2亿", "wan", 120_000_000],
  ["1.2 亿元", "yuan", 120_000_000],
  ["12000万", "yi", 120_000_000],
  ["12,000", "wan", 120_000_000],
  ["12,000万元", "yi", 120_000_000],
  ["１２，０００．５", "wan", 120_005_000],
  ["1。5", "yi", 150_000_000],
  ["　3　", "yi", 300_000_000],
  ["500元", "yi", 500],
  ["5千万元", "yi", 50_000_000],
  ["1.5万亿", "yi", 1_500_000_000_000],
  ["0", "yi", 0],
  ["0.00000001", "yi", 1],
  ["1.100000000000", "yi", 110_000_000],
  ["9007199254740991", "yuan", 9_007_199_254_740_991],
];
for (const [text, unit, expected] of readable) {
  test(`“${text}” beside ${unit} reads as ${expected} yuan`, () => {
    expect(parseAmount(text, unit)).toEqual({ ok: true, yuan: expected });
  });
}

const refusals: [string, AmountUnit, string][] = [
  ["", "yi", "请填写金额。"],
  ["　", "yi", "请填写金额。"],
  ["-5", "yi", "金额不能为负数。"],
  ["－5", "yi", "金额不能为负数。"],
  ["−5", "yi", "金额不能为负数。"],
  ["1e5", "yuan", "请填写普通数字，不用科学计数法。"],
  ["1.2E+5", "yi", "请填写普通数字，不用科学计数法。"],
  ["0.123456789", "yi", "金额精确到 1 元，按此单位最多 8 位小数。"],
  ["1.00001万", "yi", "金额精确到 1 元，按此单位最多 4 位小数。"],
  ["1.5", "yuan", "金额精确到 1 元，以元填写时不带小数。"],
  ["0.5元", "yi", "金额精确到 1 元，以元填写时不带小数。"],
  ["90071993", "yi", "金额过大，请核对单位。"],
  ["9007199254740992", "yuan", "金额过大，请核对单位。"],
  ...["约12亿", "12,00", "1.2.3", "12亿美元", "1/2", "12亿3000万", ".5", "0x10", "12 亿 元 整"].map(
    (text): [string, AmountUnit, string] => [text, "yi", "请填写数字，可以带单位，如 1.2亿、12000万。"],
  ),
];
for (const [text, unit, sentence] of refusals) {
  test(`“${text}” beside ${unit} is refused: ${sentence}`, () => {
    expect(parseAmount(text, unit)).toEqual({ ok: false, sentence });
  });
}

test("any amount typed in full comes back exactly, in every unit", () => {
  fc.assert(
    fc.property(
      positive,
      fc.constantFrom<[AmountUnit, number]>(["yi", 8], ["wan", 4], ["yuan", 0]),
      (n, [unit, zeros]) => {
        const digits = String(n).padStart(zeros + 1, "0");
        const text = zeros === 0 ? digits : `${digits.slice(0, -zeros)}.${digits.slice(-zeros)}`;
        expect(parseAmount(text, unit)).toEqual({ ok: true, yuan: n });
      },
    ),
  );
});

test("yi shows two decimals, half-up, with thousands commas and the typographic minus", () => {
  const shown = (n: number) => inYi(yuan(n));
  expect(shown(1_260_000_000)).toBe("12.60");
  expect(shown(162_000_000_000)).toBe("1,620.00");
  expect(shown(1_234_567_800_000_000)).toBe("12,345,678.00");
  expect(shown(500_000)).toBe("0.01");
  expect(shown(499_999)).toBe("0.00");
  expect(shown(0)).toBe("0.00");
  expect(shown(-120_000_000)).toBe("−1.20");
  expect(shown(-499_999)).toBe("0.00");
  expect(shown(Number.MAX_SAFE_INTEGER)).toBe("90,071,992.55");
});

test("half a cent of yi rounds up where a float would round down", () => {
  expect(inYi(yuan(100_500_000))).toBe("1.01");
  expect(toYiNumber(yuan(100_500_000))).toBe(1.01);
});

test("wan shows whole numbers, half-up", () => {
  expect(inWan(yuan(1_260_000_000))).toBe("126,000");
  expect(inWan(yuan(5_000))).toBe("1");
  expect(inWan(yuan(4_999))).toBe("0");
  expect(inWan(yuan(-5_000))).toBe("−1");
  expect(toWanNumber(yuan(1_260_005_000))).toBe(126_001);
});

test("a difference always shows its sign, except nothing at all", () => {
  expect(signedInYi(yuan(810_000_000))).toBe("+8.10");
  expect(signedInYi(yuan(-120_000_000))).toBe("−1.20");
  expect(signedInYi(yuan(0))).toBe("0.00");
  expect(signedInYi(yuan(3))).toBe("0.00");
  expect(signedInYi(yuan(-3))).toBe("0.00");
});

test("an amount and its opposite show the same digits, and the cell equals the screen", () => {
  fc.assert(
    fc.property(amount, (n) => {
      const shown = inYi(n);
      expect(inYi(yuan(-n)).replace("−", "")).toBe(shown.replace("−", ""));
      expect(toYiNumber(n)).toBe(Number(shown.replace("−", "-").replaceAll(",", "")));
      expect(Object.is(toYiNumber(n), -0)).toBe(false);
      expect(Math.abs(toWanNumber(n) * 10_000 - n)).toBeLessThanOrEqual(5_000);
    }),
  );
});

test("a proportion rounds once, half-up, without a float", () => {
  expect(proportionOf(yuan(5), 1, 2)).toBe(3);
  expect(proportionOf(yuan(9_007_199_254_740_991), 1_200, 1_200)).toBe(9_007_199_254_740_991);
  expect(proportionOf(yuan(1_200_000_000), 360, 1_200)).toBe(360_000_000);
});

test("largest remainder gives the odd yuan to the largest remainder, and on a tie to the first", () => {
  expect(largestRemainder(100, [1, 1, 1])).toEqual([34, 33, 33]);
  expect(largestRemainder(10, [3333, 3333, 3334])).toEqual([3, 3, 4]);
  expect(largestRemainder(5, [7000, 3000])).toEqual([4, 1]);
  expect(largestRemainder(0, [0, 0])).toEqual([0, 0]);
  expect(largestRemainder(0, [])).toEqual([]);
});

test("a split that cannot be made is loud", () => {
  expect(() => largestRemainder(1, [0, 0])).toThrow(RangeError);
  expect(() => largestRemainder(-1, [1])).toThrow(RangeError);
  expect(() => largestRemainder(1, [-1, 2])).toThrow(RangeError);
  expect(() => largestRemainder(1.5, [1])).toThrow(RangeError);
});

test("parts sum to the total and each stays within one of its exact part", () => {
  const weights = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 12 }).filter((row) => row.some((n) => n > 0));
  fc.assert(
    fc.property(fc.maxSafeNat(), weights, (total, row) => {
      const parts = largestRemainder(total, row);
      const whole = BigInt(row.reduce((left, right) => left + right, 0));
      expect(parts.reduce((left, part) => left + BigInt(part), 0n)).toBe(BigInt(total));
      parts.forEach((part, index) => {
        const gap = BigInt(part) * whole - BigInt(total) * BigInt(row[index] ?? 0);
        expect(gap > -whole && gap < whole).toBe(true);
      });
    }),
  );
});
