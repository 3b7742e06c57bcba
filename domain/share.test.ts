import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { yuan } from "@/domain/money";
import { checkShares, parsePercent, type Share, showPercent, splitCells, splitMatrix, splitYuan } from "@/domain/share";

const share = (id: string, basisPoints: number): Share => ({ id, basisPoints });

/** One to five shares that foot. */
const footing = fc
  .uniqueArray(fc.integer({ min: 1, max: 9_999 }), { maxLength: 4 })
  .map((cuts) => [0, ...cuts.sort((a, b) => a - b), 10_000])
  .map((ends) => ends.slice(1).map((end, index) => share(`s${index}`, end - (ends[index] ?? 0))));

test("shares must make 100.00 %, and the sentence says how much is missing", () => {
  expect(checkShares([share("a", 9_950)])).toBe("份额合计为 99.50%，须为 100.00%，还差 0.50%。");
  expect(checkShares([])).toBe("份额合计为 0.00%，须为 100.00%，还差 100.00%。");
});

test("shares above 100.00 % say how much is over", () => {
  expect(checkShares([share("a", 9_000), share("b", 1_005)])).toBe("份额合计为 100.05%，须为 100.00%，多出 0.05%。");
});

test("one owner stands on one line", () => {
  expect(checkShares([share("a", 5_000), share("a", 5_000)])).toBe("同一单位或产业只填一行。");
});

test("a share of nothing or less is no share", () => {
  for (const shares of [
    [share("a", 10_000), share("b", 0)],
    [share("a", 10_100), share("b", -100)],
  ])
    expect(checkShares(shares)).toBe("每一份须大于 0.00%，不参与的请删去。");
  expect(checkShares([share("a", 0.5), share("b", 9_999.5)])).toBe("份额最多 2 位小数。");
});

test("shares that foot pass", () => {
  expect(checkShares([share("a", 7_000), share("b", 3_000)])).toBeNull();
});

test("percents read and show with two decimals", () => {
  expect([6_000, 5, 10_000, 3_333].map(showPercent)).toEqual(["60.00", "0.05", "100.00", "33.33"]);
  expect(parsePercent("60")).toEqual({ ok: true, basisPoints: 6_000 });
  expect(parsePercent("６０．５％")).toEqual({ ok: true, basisPoints: 6_050 });
  expect(parsePercent("33.330")).toEqual({ ok: true, basisPoints: 3_333 });
  expect(parsePercent("33.333")).toEqual({ ok: false, sentence: "份额最多 2 位小数。" });
  expect(parsePercent("100.01")).toEqual({ ok: false, sentence: "份额不大于 100.00%。" });
  for (const text of ["", "-5", "三成", "1e1"])
    expect(parsePercent(text)).toEqual({ ok: false, sentence: "请填写百分数，如 60.00。" });
  fc.assert(
    fc.property(fc.nat(10_000), (basisPoints) => {
      expect(parsePercent(showPercent(basisPoints))).toEqual({ ok: true, basisPoints });
    }),
  );
});

test("the odd yuan goes to the landing banner, which stands first", () => {
  expect(splitYuan(yuan(101), [share("landing", 5_000), share("origin", 5_000)])).toEqual([
    { id: "landing", amountYuan: 51 },
    { id: "origin", amountYuan: 50 },
  ]);
});

test("shares that do not foot are never split", () => {
  expect(() => splitYuan(yuan(100), [share("a", 9_950)])).toThrow("还差 0.50%");
  expect(() => splitMatrix(yuan(100), [share("a", 10_000)], [])).toThrow(RangeError);
});

test("a project of two industries and two banners foots both ways", () => {
  const cells = splitMatrix(
    yuan(1_000),
    [share("battery", 6_000), share("equipment", 4_000)],
    [share("landing", 7_000), share("origin", 3_000)],
  );
  expect(cells).toEqual([
    { industryId: "battery", bannerId: "landing", amountYuan: 420 },
    { industryId: "battery", bannerId: "origin", amountYuan: 180 },
    { industryId: "equipment", bannerId: "landing", amountYuan: 280 },
    { industryId: "equipment", bannerId: "origin", amountYuan: 120 },
  ]);
});

test("every total splits so that both margins equal their own largest-remainder split and no cell is negative", () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), footing, footing, (total, industries, banners) => {
      const cells = splitCells(total, industries, banners);
      const sumWhere = (isIn: (cell: (typeof cells)[number]) => boolean) =>
        cells.filter(isIn).reduce((left, { part }) => left + part, 0);
      for (const { id, amountYuan } of splitYuan(yuan(total), industries))
        expect(sumWhere((cell) => cell.industryId === id)).toBe(amountYuan);
      for (const { id, amountYuan } of splitYuan(yuan(total), banners))
        expect(sumWhere((cell) => cell.bannerId === id)).toBe(amountYuan);
      expect(cells.every(({ part }) => part >= 0)).toBe(true);
      expect(cells).toHaveLength(industries.length * banners.length);
    }),
  );
});

test("a cell stays within a few yuan of its exact product", () => {
  fc.assert(
    fc.property(fc.nat(1_000_000_000), footing, footing, (total, industries, banners) => {
      const cells = splitMatrix(yuan(total), industries, banners);
      industries.forEach((industry, row) => {
        banners.forEach((banner, column) => {
          const exact = (total * industry.basisPoints * banner.basisPoints) / 100_000_000;
          const cell = cells[row * banners.length + column];
          expect(Math.abs((cell?.amountYuan ?? Number.NaN) - exact)).toBeLessThanOrEqual(
            Math.max(industries.length, banners.length),
          );
        });
      });
    }),
  );
});
