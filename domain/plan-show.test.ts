import { expect, test } from "@playwright/test";
import pack from "@/db/seed/xilingol/plan.json" with { type: "json" };
import { planPackSchema } from "@/domain/plan";
import { showPlan } from "@/domain/plan-show";

const shown = showPlan(planPackSchema.parse(pack));

test("the plan is shown with output in 亿元 and empty cells as null", () => {
  const targets = Object.fromEntries(shown.clusters.map((row) => [row.id, row.targets]));
  expect(targets).toMatchObject({
    C1: { 2025: 455, 2027: 520, 2030: 600 },
    C4: { 2025: 161, 2027: 368, 2030: 810 },
    C7: { 2025: null, 2027: null, 2030: null },
  });
  const energy = shown.clusters.find((row) => row.id === "C2");
  expect(energy).toMatchObject({ name: "现代能源", lead: "盟能源局" });
  expect(energy?.industries.map((row) => [row.name, row.targets[2025]])).toEqual([
    ["煤炭", 360],
    ["煤电", 220],
    ["新能源发电", 110],
    ["储能", null],
  ]);
});

test("every industry is shown once, with its responsible and cooperating departments", () => {
  const industries = shown.clusters.flatMap((row) => row.industries);
  expect(industries).toHaveLength(22);
  expect(industries.find((row) => row.id === "I501")).toEqual({
    id: "I501",
    name: "现代煤化工",
    responsible: ["盟发改委"],
    cooperating: ["盟能源局"],
    targets: { 2025: 45, 2027: 70, 2030: 140 },
  });
});

test("the ladder is shown with the stated count, the margins and what decides", () => {
  expect(shown.ladder).toHaveLength(11);
  expect(shown.ladder.find((row) => row.year === 2030 && row.threshold === 800)).toEqual({
    year: 2030,
    threshold: 800,
    count: 2,
    reached: 2,
    matches: true,
    margins: [
      { cluster: "C2", value: 950, margin: 150 },
      { cluster: "C4", value: 810, margin: 10 },
    ],
    tightest: "C4",
    deciding: "I401",
  });
});

test("indicators carry all 169 targets in their own unit, with operator, 力争 and range", () => {
  expect(shown.indicators.flatMap((row) => row.targets)).toHaveLength(169);
  expect(shown.indicators.find((row) => row.name === "煤炭产量")?.targets[0]).toEqual({
    year: 2025,
    op: "ge",
    meaning: "以上",
    value: 1.5,
    max: null,
    strive: true,
    clause: "二（二）一是",
  });
  expect(shown.indicators.find((row) => row.id === "N20")?.targets).toMatchObject([{ op: "range", value: 1, max: 3 }]);
});

test("what the document leaves contradictory is shown with the plan", () => {
  expect(shown.discrepancies).toHaveLength(15);
});
