import { expect, test } from "@playwright/test";
import pack from "@/db/seed/xilingol/plan.json" with { type: "json" };
import { compareBodyAndAnnex, outputTargets, type Plan, planPackSchema, yiToYuan } from "@/domain/plan";
import { readPlanPack } from "@/domain/plan-check";

const plan = planPackSchema.parse(pack);
const broken = (change: (copy: Plan) => void) => {
  const copy = structuredClone(plan);
  change(copy);
  const reading = readPlanPack(copy);
  return reading.ok ? [] : reading.problems;
};
const at = <Row>(rows: readonly Row[], index: number): Row => {
  const row = rows[index];
  if (row === undefined) throw new Error(`no row ${index}`);
  return row;
};
const byId = <Row extends { id: string }>(rows: readonly Row[], id: string) =>
  at(
    rows.filter((row) => row.id === id),
    0,
  );

test("the shipped plan is accepted whole", () => {
  const reading = readPlanPack(pack);
  expect(reading.ok ? [] : reading.problems).toEqual([]);
});

test("the document has seven clusters, 22 industries, 169 targets and 19 milestones", () => {
  expect(plan.clusters).toHaveLength(7);
  expect(plan.industries).toHaveLength(22);
  expect(plan.targets).toHaveLength(169);
  expect(plan.targets.filter((row) => row.source === "body")).toHaveLength(97);
  expect(plan.targets.filter((row) => row.source === "annex")).toHaveLength(72);
  expect(plan.targets.filter((row) => row.op === "blank")).toHaveLength(6);
  expect(plan.milestones).toHaveLength(19);
  expect(plan.rungs).toHaveLength(11);
  expect(plan.slots).toHaveLength(7);
  expect(plan.discrepancies).toHaveLength(15);
});

test("the annex totals are those printed, and a cluster left blank stays blank", () => {
  const totals = Object.fromEntries(
    plan.clusters.map((row) => [row.id, plan.years.map((year) => row.annexMilli[year] ?? null)]),
  );
  expect(totals).toEqual({
    C1: [455_000, 520_000, 600_000],
    C2: [690_000, 820_000, 950_000],
    C3: [70_000, 135_000, 260_000],
    C4: [161_000, 368_000, 810_000],
    C5: [50_000, 120_000, 540_000],
    C6: [45_000, 125_000, 220_000],
    C7: [null, null, null],
  });
});

test("储能 and 文旅 have no output target in any year, which is not a target of zero", () => {
  const blanks = outputTargets(plan).filter((row) => row.outputYuan === null);
  expect(blanks.map((row) => `${row.refId} ${row.year}`)).toEqual([
    "I204 2025",
    "I204 2027",
    "I204 2030",
    "C7 2025",
    "C7 2027",
    "C7 2030",
  ]);
});

test("every other industry with an annex row, and every other cluster, has a money target in each year", () => {
  const targets = outputTargets(plan);
  expect(targets).toHaveLength(72);
  const ferroalloy = targets.filter((row) => row.refId === "I401").map((row) => row.outputYuan);
  expect(ferroalloy).toEqual([2_000_000_000, 20_000_000_000, 50_000_000_000]);
});

test("an output of 1.5 亿元 is 150 million yuan, and the smallest step is 100,000", () => {
  expect(yiToYuan(1_500)).toBe(150_000_000);
  expect(yiToYuan(1)).toBe(100_000);
});

test("body and annex print the same output wherever both print one", () => {
  const compared = compareBodyAndAnnex(plan);
  expect(compared).toHaveLength(36);
  expect(compared.filter((row) => row.differenceMilli !== 0)).toEqual([]);
  expect(compared.find((row) => row.industryId === "I401" && row.year === 2030)?.bodyOperator).toBe("gt");
});

test("a body figure that departs from the annex is reported with its difference", () => {
  const copy = structuredClone(plan);
  byId(copy.targets, "T032").valueMilli = 365_000;
  const differing = compareBodyAndAnnex(copy).filter((row) => row.differenceMilli !== 0);
  expect(differing).toMatchObject([{ industryId: "I201", year: 2025, differenceMilli: 5_000 }]);
});

test("coal output of 1.5 亿吨 以上 is kept in thousandths with its operator and its 力争", () => {
  expect(byId(plan.targets, "T029")).toMatchObject({
    op: "ge",
    valueMilli: 1_500,
    strive: true,
    clause: "二（二）一是",
  });
});

test("responsibility hangs on the industry: 氢氨醇 belongs to 盟能源局 although 盟工信局 leads its cluster", () => {
  expect(byId(plan.industries, "I403")).toMatchObject({ responsible: ["盟能源局"], cooperating: ["盟工信局"] });
  expect(byId(plan.industries, "I501")).toMatchObject({ responsible: ["盟发改委"], cooperating: ["盟能源局"] });
  expect(byId(plan.clusters, "C4").lead).toBe("盟工信局");
});

test("the document number is left open because the document shows none", () => {
  expect(plan.document).toMatchObject({ issuedOn: "2025-01-27", number: null });
});

const refusals: { fault: string; change: (copy: Plan) => void; path: string; reason: RegExp }[] = [
  {
    fault: "an industry in a cluster nobody declared",
    change: (copy) => {
      byId(copy.industries, "I101").clusterId = "C9";
    },
    path: "industries.0.clusterId",
    reason: /没有集群“C9”/,
  },
  {
    fault: "the same target twice",
    change: (copy) => {
      at(copy.targets, 1).id = "T001";
    },
    path: "targets.1",
    reason: /“T001”重复/,
  },
  {
    fault: "a target in a year nobody declared",
    change: (copy) => {
      at(copy.targets, 0).year = 2026;
    },
    path: "targets.0.year",
    reason: /2026/,
  },
  {
    fault: "a range without its upper end",
    change: (copy) => {
      byId(copy.targets, "T051").maxMilli = null;
    },
    path: "targets.50.maxMilli",
    reason: /缺上限/,
  },
  {
    fault: "an upper end on a figure that is no range",
    change: (copy) => {
      at(copy.targets, 0).maxMilli = 250_000;
    },
    path: "targets.0.maxMilli",
    reason: /只有区间/,
  },
  {
    fault: "a blank cell with a value",
    change: (copy) => {
      byId(copy.targets, "T119").valueMilli = 0;
    },
    path: "targets.118.valueMilli",
    reason: /空白目标不能有数值/,
  },
  {
    fault: "a figure without a value",
    change: (copy) => {
      at(copy.targets, 0).valueMilli = null;
    },
    path: "targets.0.valueMilli",
    reason: /没有数值/,
  },
  {
    fault: "a department the plan does not list",
    change: (copy) => {
      byId(copy.industries, "I101").responsible = ["盟商务局"];
    },
    path: "industries.0.responsible",
    reason: /“盟商务局”/,
  },
  {
    fault: "a department list that forgets an industry",
    change: (copy) => {
      at(copy.departments, 3).responsibleIndustryIds = [];
    },
    path: "departments.3.responsibleIndustryIds",
    reason: /I501/,
  },
  {
    fault: "a cluster whose industries do not add up to the printed total",
    change: (copy) => {
      byId(copy.industries, "I101").annexMilli = { 2025: 151_000, 2027: 170_000, 2030: 200_000 };
      byId(copy.targets, "T098").valueMilli = 151_000;
    },
    path: "clusters.0.annexMilli.2025",
    reason: /456 与合计 455 亿元不一致/,
  },
  {
    fault: "an annex cell that differs from its target",
    change: (copy) => {
      byId(copy.targets, "T098").valueMilli = 151_000;
    },
    path: "industries.0.annexMilli.2025",
    reason: /T098/,
  },
  {
    fault: "a target that went missing",
    change: (copy) => {
      copy.targets.shift();
    },
    path: "indicators.0.years",
    reason: /2025 年没有对应的目标/,
  },
];

for (const { fault, change, path, reason } of refusals) {
  test(`a plan with ${fault} is refused and the place named`, () => {
    expect(broken(change)).toContainEqual({ path, reason: expect.stringMatching(reason) });
  });
}

test("a plan with an unknown field is refused by shape, in Chinese", () => {
  const reading = readPlanPack({ ...plan, bonus: 1 });
  expect(reading.ok).toBe(false);
  expect(reading.ok ? [] : reading.problems.map((row) => row.reason).join()).toMatch(/[\u4e00-\u9fff].*bonus/);
});
