import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { inYi, yuan } from "@/domain/money";
import { capacityInYear, latestSigningMonth, rampYuan } from "@/domain/ramp";

const twelveYi = yuan(1_200_000_000);
const inYear = (year: number, productionOn = "2027-07-01") => inYi(rampYuan(twelveYi, productionOn, year));

test("12.00 yi producing from July 2027 gives 3.60, 8.70, 11.10 and 12.00", () => {
  expect([2027, 2028, 2029, 2030].map((year) => inYear(year))).toEqual(["3.60", "8.70", "11.10", "12.00"]);
});

test("it adds 3.60, not 12, to the target of 2027", () => {
  expect(inYear(2027)).toBe("3.60");
});

test("a year before production counts nothing", () => {
  expect(rampYuan(twelveYi, "2027-07-01", 2026)).toBe(0);
});

test("a project that produces from July counts six months at 60 %, whatever the day", () => {
  expect(inYear(2027, "2027-07-31")).toBe("3.60");
  expect(inYear(2027, "2027-08-01")).toBe("3.00");
});

test("production in December counts one month, in January the whole year", () => {
  expect(inYear(2027, "2027-12-31")).toBe("0.60");
  expect(inYear(2027, "2027-01-01")).toBe("7.20");
  expect(inYear(2028, "2027-01-01")).toBe("10.20");
  expect(inYear(2029, "2027-01-01")).toBe("12.00");
});

test("an industry's own ramp replaces the default", () => {
  const slow = { months1To12Percent: 20, months13To24Percent: 50, laterPercent: 90 };
  expect(inYi(rampYuan(twelveYi, "2027-01-01", 2027, slow))).toBe("2.40");
  expect(inYi(rampYuan(twelveYi, "2027-01-01", 2030, slow))).toBe("10.80");
});

test("a year is rounded once, half-up, however small the output", () => {
  expect(rampYuan(yuan(10), "2027-12-01", 2027)).toBe(1);
  expect(rampYuan(yuan(9), "2027-12-01", 2027)).toBe(0);
  expect(rampYuan(yuan(Number.MAX_SAFE_INTEGER), "2020-01-01", 2030)).toBe(Number.MAX_SAFE_INTEGER);
});

test("no year exceeds full output, none is less than the year before", () => {
  const day = fc.tuple(fc.integer({ min: 2020, max: 2035 }), fc.integer({ min: 1, max: 12 }));
  fc.assert(
    fc.property(fc.maxSafeNat().map(yuan), day, (output, [year, month]) => {
      const productionOn = `${year}-${String(month).padStart(2, "0")}-15`;
      const years = [-1, 0, 1, 2, 3].map((later) => rampYuan(output, productionOn, year + later));
      expect(years).toEqual([...years].sort((a, b) => a - b));
      expect(years[0]).toBe(0);
      expect(years.at(-1)).toBe(output);
    }),
  );
});

test("a day that is not an ISO day is loud", () => {
  for (const day of ["2027年7月", "2027/07/01", "2027-13-01", ""])
    expect(() => rampYuan(twelveYi, day, 2027)).toThrow(RangeError);
});

test("capacity is a stock: it counts in full from the year of production, without a ramp", () => {
  expect([2026, 2027, 2028, 2030].map((year) => capacityInYear(500_000, "2027-12-31", year))).toEqual([
    0, 500_000, 500_000, 500_000,
  ]);
});

test("for 20 % of full output in 2027 the last month to sign is the end of 2025", () => {
  expect(latestSigningMonth({ targetYear: 2027, sharePercent: 20 })).toBe("2025-12");
});

test("for 100 % in 2030 the last month to sign is April 2026", () => {
  expect(latestSigningMonth({ targetYear: 2030, sharePercent: 100 })).toBe("2026-04");
});

test("for at least 85 % in 2030 signing remains open to April 2027", () => {
  expect(latestSigningMonth({ targetYear: 2030, sharePercent: 85 })).toBe("2027-04");
});

test("a shorter preparation or build opens the window longer", () => {
  expect(latestSigningMonth({ targetYear: 2030, sharePercent: 100, preMonths: 3, buildMonths: 12 })).toBe("2026-09");
});

test("a share the ramp never reaches has no last month", () => {
  expect(
    latestSigningMonth({
      targetYear: 2030,
      sharePercent: 95,
      ramp: { months1To12Percent: 50, months13To24Percent: 70, laterPercent: 90 },
    }),
  ).toBeNull();
});

test("signed in the last month and produced on time, the year yields the share; a month later it does not", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2026, max: 2040 }), fc.integer({ min: 1, max: 100 }), (targetYear, sharePercent) => {
      const [year = 0, month = 0] = (latestSigningMonth({ targetYear, sharePercent }) ?? "").split("-").map(Number);
      const yieldWhenProducedIn = (later: number) => {
        const produced = year * 12 + month - 1 + 21 + later;
        const on = `${Math.floor(produced / 12)}-${String((produced % 12) + 1).padStart(2, "0")}-01`;
        return rampYuan(yuan(120_000), on, targetYear);
      };
      expect(yieldWhenProducedIn(0)).toBeGreaterThanOrEqual(sharePercent * 1_200);
      expect(yieldWhenProducedIn(1)).toBeLessThan(sharePercent * 1_200);
    }),
  );
});
