import { expect, test } from "@playwright/test";
import * as fc from "fast-check";
import { footYuan, shownStepYuan } from "@/domain/footing";
import { inYi, sumYuan, type Yuan, yuan } from "@/domain/money";

const { yi } = shownStepYuan;
const known = (amounts: readonly (Yuan | null)[]) => amounts.filter((amount) => amount !== null);

test("three amounts of 0.004 亿元 show one hundredth between them, the earlier row first", () => {
  const footed = footYuan([yuan(400_000), yuan(400_000), yuan(400_000)], yi);
  expect(footed.map((amount) => inYi(amount ?? yuan(-1)))).toEqual(["0.01", "0.00", "0.00"]);
});

test("an unreported amount stays unreported and a true zero stays zero", () => {
  expect(footYuan([null, yuan(0), yuan(1_260_600_000)], yi)).toEqual([null, 0, 1_261_000_000]);
  expect(footYuan([], yi)).toEqual([]);
});

test("whatever the amounts, the cells sum to the total as shown and none is a whole step away", () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 50_000_000_000 }))), (drawn) => {
      const amounts = drawn.map((amount) => (amount === null ? null : yuan(amount)));
      const footed = footYuan(amounts, yi);
      expect(inYi(sumYuan(known(footed)))).toBe(inYi(sumYuan(known(amounts))));
      footed.forEach((amount, index) => {
        const exact = amounts[index] ?? null;
        expect(amount === null).toBe(exact === null);
        if (amount !== null && exact !== null) expect(Math.abs(amount - exact)).toBeLessThan(yi);
      });
    }),
  );
});

test("amounts that plain rounding already foots are rounded plainly", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5_000_000_000 }), { maxLength: 4 }), (drawn) => {
      const amounts = drawn.map(yuan);
      const plain = amounts.map(inYi);
      const hundredths = plain.reduce((sum, text) => sum + Number(text.replace(/[.,]/g, "")), 0);
      fc.pre(inYi(yuan(hundredths * yi)) === inYi(sumYuan(amounts)));
      expect(footYuan(amounts, yi).map((amount) => inYi(amount ?? yuan(0)))).toEqual(plain);
    }),
  );
});
