import { expect, test } from "@playwright/test";
import planJson from "@/db/seed/xilingol/plan.json" with { type: "json" };
import unitJson from "@/db/seed/xilingol/units.json" with { type: "json" };
import { planPackSchema } from "@/domain/plan";
import { readUnitPack, type Unit, type UnitPack, unitPackSchema } from "@/domain/unit";

const plan = planPackSchema.parse(planJson);
const pack = unitPackSchema.parse(unitJson);
const named = (units: UnitPack["units"], name: string) => {
  const unit = units.find((row) => row.name === name);
  if (!unit) throw new Error(`no unit ${name}`);
  return unit;
};
const reasons = (change: (units: UnitPack["units"]) => unknown) => {
  const copy = structuredClone(pack);
  change(copy.units);
  const reading = readUnitPack(copy, plan);
  return reading.ok ? "" : reading.problems.map((row) => `${row.path} ${row.reason}`).join("\n");
};

test("the shipped units are accepted: one league, thirteen banners, every department of the plan", () => {
  expect(reasons((units) => units)).toBe("");
  expect(pack.units.filter((row) => row.kind === "banner")).toHaveLength(13);
  expect(pack.units.filter((row) => row.kind === "league").map((row) => row.code)).toEqual(["152500"]);
});

test("officers read the short names they use: 锡市、东苏旗、西乌旗", () => {
  expect(named(pack.units, "锡林浩特市").shortName).toBe("锡市");
  expect(named(pack.units, "苏尼特左旗").shortName).toBe("东苏旗");
  expect(named(pack.units, "西乌珠穆沁旗").shortName).toBe("西乌旗");
});

test("firms of 乌拉盖 carry 152591 while the unit is counted as 152571", () => {
  expect(named(pack.units, "乌拉盖管理区")).toMatchObject({ code: "152571", creditDivision: "152591" });
});

test("exactly one unit is 招商主管部门, by duty and not by name", () => {
  expect(pack.units.filter((row) => row.duty === "promotion").map((row) => row.id)).toEqual(["dept-zhaoshang"]);
  const without = reasons((units) => Object.assign(named(units, "盟招商主管部门（待定名）"), { duty: null }));
  expect(without).toContain("招商主管部门应有且仅有一个");
});

test("units are refused when a superior, a code or a department of the plan is missing", () => {
  const duolun = (change: Partial<Unit>) => reasons((units) => Object.assign(named(units, "多伦县"), change));
  expect(duolun({ parentId: "150000" })).toContain("没有上级单位“150000”");
  expect(duolun({ code: null })).toContain("旗县市区缺区划代码");
  expect(duolun({ code: "152530" })).toContain("“区划 152530”重复");
  const without = reasons((units) => units.splice(units.indexOf(named(units, "盟工信局")), 1));
  expect(without).toContain("缺规划部门“盟工信局”");
});
