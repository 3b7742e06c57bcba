import { expect, test } from "@playwright/test";
import { typedFault } from "@/domain/company-fault";
import { sampleLeague } from "@/domain/league-sample";

const under = { today: "2026-11-24", league: sampleLeague };
const typed = { capitalRaw: "5000万元", foundedOn: "2015-03-02", province: "江苏", city: "盐城", bannerId: null };
const fieldOf = (change: object, held: Parameters<typeof typedFault>[1] = null) =>
  typedFault({ ...typed, ...change }, held, under)?.field;

test("a capital nobody can read, without a unit or beyond belief is asked about, foreign money is not", () => {
  for (const capitalRaw of ["abc", "5000", "-5万元", "99999999999999亿元"])
    expect(fieldOf({ capitalRaw }), capitalRaw).toBe("capitalRaw");
  for (const capitalRaw of ["", "36万美元", "1.2亿元"]) expect(fieldOf({ capitalRaw }), capitalRaw).toBeUndefined();
});

test("what a list had brought is not asked about again when something else is changed", () => {
  const held = { capitalRaw: "5000", foundedOn: "2099-12-31" };
  expect(fieldOf(held, held)).toBeUndefined();
  expect(fieldOf({ capitalRaw: "6000" }, held)).toBe("capitalRaw");
});

test("nobody is founded after today", () => {
  expect(fieldOf({ foundedOn: "2026-11-25" })).toBe("foundedOn");
  expect(fieldOf({ foundedOn: "2026-11-24" })).toBeUndefined();
});

test("a banner of the league stands with no other province or city", () => {
  const bannerId = "152529";
  expect(fieldOf({ bannerId })).toBe("province");
  expect(fieldOf({ bannerId, province: "内蒙古", city: "包头" })).toBe("city");
  expect(fieldOf({ bannerId, province: "", city: "锡林郭勒" })).toBeUndefined();
  expect(fieldOf({ bannerId, province: "内蒙古自治区", city: "" })).toBeUndefined();
});
