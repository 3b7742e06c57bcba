import { expect, test } from "@playwright/test";
import {
  bucketIn,
  bucketLabels,
  bucketOfStage,
  buckets,
  type CreditedProject,
  isMatured,
  type Line,
  linesOf,
  postings,
  whyUncredited,
} from "@/domain/credit";
import { horizon, project } from "@/domain/credited-sample";
import { sumYuan, yuan } from "@/domain/money";
import { stages } from "@/domain/stage";

const produced: CreditedProject = { ...project, stage: "producing", producedOn: "2027-07-01" };

const moneyOf = (lines: readonly Line[], year: number) =>
  sumYuan(lines.flatMap((line) => (line.year === year && line.amountYuan !== null ? [line.amountYuan] : [])));
const bucketsOf = (lines: readonly Line[]) => [...new Set(lines.map((line) => `${line.year} ${line.bucket}`))];

test("four buckets, each with its name", () => {
  expect(buckets.map((bucket) => bucketLabels[bucket])).toEqual(["在谈", "已签约未开工", "在建", "已投产新增"]);
});

test("a lead or a studied lead is in no bucket; talks, intent and framework are in talks", () => {
  expect(stages.map((stage) => bucketOfStage(stage))).toEqual([
    null,
    null,
    "pipeline",
    "pipeline",
    "pipeline",
    "committed",
    "committed",
    "under_construction",
    "under_construction",
    "under_construction",
    "under_construction",
  ]);
});

test("a signed project counts the ramp of each year as signed and not started", () => {
  expect(linesOf(project, horizon)).toEqual(
    [
      { year: 2027, amountYuan: 360_000_000 },
      { year: 2028, amountYuan: 870_000_000 },
      { year: 2030, amountYuan: 1_200_000_000 },
    ].map((figure) => ({
      bucket: "committed",
      industryId: "battery",
      bannerId: "landing",
      indicatorId: "output",
      quantityMilli: null,
      ...figure,
    })),
  );
});

test("a framework agreement is talks, never a signing", () => {
  expect(bucketsOf(linesOf({ ...project, stage: "framework" }, horizon))).toEqual([
    "2027 pipeline",
    "2028 pipeline",
    "2030 pipeline",
  ]);
});

test("talks without a production date or an output have no lines, and a sentence says why", () => {
  const talks: CreditedProject = { ...project, stage: "talks" };
  expect(linesOf({ ...talks, plannedProductionOn: null }, horizon)).toEqual([]);
  expect(linesOf({ ...talks, outputYuan: null }, horizon)).toEqual([]);
  expect(whyUncredited({ ...talks, plannedProductionOn: null })).toBe("缺投产时间，不能计入年度产值。");
  expect(whyUncredited({ ...talks, outputYuan: null })).toBe("缺达产年产值，不能计入。");
  expect(whyUncredited({ ...talks, stage: "studied" })).toBe("项目尚未在谈，不计入。");
  expect(whyUncredited(talks)).toBeNull();
});

test("shares that do not foot are not credited, and the sentence says by how much", () => {
  const unfooted = { ...project, bannerShares: [{ id: "landing", basisPoints: 9_950 }] };
  expect(linesOf(unfooted, horizon)).toEqual([]);
  expect(whyUncredited(unfooted)).toBe("份额合计为 99.50%，须为 100.00%，还差 0.50%。");
});

test("the industry split and the banner split are independent, and both foot each year", () => {
  const split = linesOf(
    {
      ...project,
      industryShares: [
        { id: "battery", basisPoints: 6_000 },
        { id: "equipment", basisPoints: 4_000 },
      ],
      bannerShares: [
        { id: "landing", basisPoints: 7_000 },
        { id: "origin", basisPoints: 3_000 },
      ],
    },
    horizon,
  );
  expect(moneyOf(split, 2027)).toBe(360_000_000);
  const equipment = split.filter((line) => line.industryId === "equipment");
  const origin = split.filter((line) => line.bannerId === "origin");
  expect(moneyOf(equipment, 2027)).toBe(144_000_000);
  expect(moneyOf(origin, 2027)).toBe(108_000_000);
});

test("a year with no output yet is not a line of zero", () => {
  expect(linesOf(project, { ...horizon, years: [2026] })).toEqual([]);
});

test("a year asked for twice is credited once", () => {
  expect(linesOf(project, { ...horizon, years: [2030, 2030] })).toHaveLength(1);
});

test("from production on, a year with a report is realised at what was reported, the others stay on the ramp", () => {
  const lines = linesOf({ ...produced, reportedOutputs: [{ year: 2027, outputYuan: yuan(300_000_000) }] }, horizon);
  expect(bucketsOf(lines)).toEqual(["2027 realised", "2028 under_construction", "2030 under_construction"]);
  expect(moneyOf(lines, 2027)).toBe(300_000_000);
  expect(moneyOf(lines, 2028)).toBe(870_000_000);
});

test("after production the ramp starts on the actual day, not the planned one", () => {
  expect(moneyOf(linesOf({ ...produced, producedOn: "2027-10-08" }, horizon), 2027)).toBe(180_000_000);
});

test("a stoppage is seen by itself: a report of zero leaves no money, and the ramp does not fill in", () => {
  const lines = linesOf({ ...produced, reportedOutputs: [{ year: 2028, outputYuan: yuan(0) }] }, horizon);
  expect(moneyOf(lines, 2028)).toBe(0);
  expect(moneyOf(lines, 2030)).toBe(1_200_000_000);
});

test("a report before production is not yet an achievement", () => {
  const building: CreditedProject = {
    ...project,
    stage: "building",
    reportedOutputs: [{ year: 2027, outputYuan: yuan(1) }],
  };
  expect(bucketIn(building, 2027)).toBe("under_construction");
});

test("full capacity is a part of realised, told by the stage", () => {
  expect(isMatured("realised", "capacity")).toBe(true);
  expect(isMatured("realised", "producing")).toBe(false);
  expect(isMatured("under_construction", "capacity")).toBe(false);
});

test("ended before the start of building, nothing stays", () => {
  expect(linesOf({ ...project, status: "terminated" }, horizon)).toEqual([]);
  expect(linesOf({ ...project, stage: "talks", status: "lost" }, horizon)).toEqual([]);
});

test("ended after production, the reported years stay and the future goes", () => {
  const lines = linesOf(
    {
      ...produced,
      status: "terminated",
      capacities: [{ indicatorId: "cells", quantityMilli: 5_000 }],
      reportedOutputs: [{ year: 2028, outputYuan: yuan(700_000_000) }],
    },
    horizon,
  );
  expect(bucketsOf(lines)).toEqual(["2028 realised"]);
  expect(lines.map((line) => line.amountYuan ?? line.quantityMilli)).toEqual([700_000_000, 5_000]);
});

test("a suspended project stays shown as it stood", () => {
  expect(linesOf({ ...project, status: "suspended" }, horizon)).toEqual(linesOf(project, horizon));
});

test("the upgrade of a local firm is organic growth and takes no line", () => {
  expect(linesOf({ ...project, isLocalUpgrade: true }, horizon)).toEqual([]);
  expect(whyUncredited({ ...project, isLocalUpgrade: true })).toBe("本地企业技改计入自然增长，不计入招商。");
});

test("of an expansion only the increment over the old plant is realised", () => {
  const lines = linesOf(
    {
      ...produced,
      oldPlantOutputYuan: yuan(200_000_000),
      reportedOutputs: [{ year: 2027, outputYuan: yuan(500_000_000) }],
    },
    horizon,
  );
  expect(moneyOf(lines, 2027)).toBe(300_000_000);
});

test("once in the official baseline, a project adds no money from that year on; its capacity stays", () => {
  const lines = linesOf(
    { ...produced, inBaselineFrom: 2028, capacities: [{ indicatorId: "cells", quantityMilli: 1_000 }] },
    horizon,
  );
  expect(lines.map((line) => `${line.year} ${line.indicatorId}`)).toEqual([
    "2027 output",
    "2027 cells",
    "2028 cells",
    "2030 cells",
  ]);
});

test("another ramp changes the yearly figures", () => {
  const ramp = { months1To12Percent: 100, months13To24Percent: 100, laterPercent: 100 };
  expect(moneyOf(linesOf(project, { ...horizon, ramp }), 2027)).toBe(600_000_000);
});

test("posting touches only what changed", () => {
  const wanted = linesOf(project, horizon);
  const live = wanted.map((line, index) => ({ ...line, id: `line ${index}` }));
  expect(postings(live, wanted)).toEqual({ reverse: [], post: [] });
  const later = linesOf({ ...project, plannedProductionOn: "2027-12-01" }, horizon);
  const { reverse, post } = postings(live, later);
  expect(reverse.map((line) => line.year)).toEqual([2027, 2028]);
  expect(post.map((line) => line.year)).toEqual([2027, 2028]);
  expect(postings(live, [])).toEqual({ reverse: live, post: [] });
  expect(postings([], wanted)).toEqual({ reverse: [], post: wanted });
});

test("two live lines of one key never survive a posting, two wanted ones are a fault", () => {
  const wanted = linesOf(project, { ...horizon, years: [2030] });
  const live = ["first", "second"].flatMap((id) => wanted.map((line) => ({ ...line, id })));
  expect(postings(live, wanted)).toMatchObject({ reverse: [{ id: "second" }], post: [] });
  expect(() => postings([], [...wanted, ...wanted])).toThrow(RangeError);
});
