import { expect, test } from "@playwright/test";
import { drawDown, incrementOf, isInBaseline, isRecruitment, soldCapacityMilli } from "@/domain/counting";
import { yuan } from "@/domain/money";

test("a framework agreement draws down by its children", () => {
  expect(drawDown(yuan(100), [yuan(30), yuan(20)])).toEqual({ remainingYuan: 50, exceededYuan: 0 });
  expect(drawDown(yuan(100), [])).toEqual({ remainingYuan: 100, exceededYuan: 0 });
});

test("children beyond the parent show by how much a new agreement is needed", () => {
  expect(drawDown(yuan(100), [yuan(70), yuan(50)])).toEqual({ remainingYuan: 0, exceededYuan: 20 });
});

test("an increment is never less than nothing, and without an old plant it is the whole report", () => {
  expect(incrementOf(yuan(80), { oldPlantOutputYuan: yuan(100) })).toBe(0);
  expect(incrementOf(yuan(80), { oldPlantOutputYuan: null })).toBe(80);
  expect(incrementOf(yuan(80), {})).toBe(80);
});

test("an enterprise is in the baseline from its year on, and never when no year is set", () => {
  expect([2026, 2027, 2028].map((year) => isInBaseline({ inBaselineFrom: 2027 }, year))).toEqual([false, true, true]);
  expect(isInBaseline({ inBaselineFrom: null }, 2027)).toBe(false);
  expect(isInBaseline({}, 2027)).toBe(false);
});

test("only a local upgrade is no recruitment", () => {
  expect(isRecruitment({ isLocalUpgrade: true })).toBe(false);
  expect(isRecruitment({})).toBe(true);
});

test("power used on site is not sold capacity", () => {
  expect(soldCapacityMilli({ indicatorId: "wind-kw", quantityMilli: 500, selfUsedMilli: 300 })).toBe(200);
  expect(soldCapacityMilli({ indicatorId: "wind-kw", quantityMilli: 500, selfUsedMilli: 900 })).toBe(0);
  expect(soldCapacityMilli({ indicatorId: "wind-kw", quantityMilli: 500 })).toBe(500);
});
