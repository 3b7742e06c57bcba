import { expect, test } from "@playwright/test";
import { type CreditedProject, linesOf } from "@/domain/credit";
import { horizon, project } from "@/domain/credited-sample";

test("an industry with a blank money target takes no money line, only its physical indicator", () => {
  const storage: CreditedProject = {
    ...project,
    industryShares: [{ id: "storage", basisPoints: 10_000 }],
    capacities: [{ indicatorId: "storage-mwh", quantityMilli: 400_000 }],
  };
  const lines = linesOf(storage, horizon);
  expect(lines.every((line) => line.amountYuan === null && line.indicatorId === "storage-mwh")).toBe(true);
  expect(lines.map((line) => [line.year, line.quantityMilli])).toEqual([
    [2027, 400_000],
    [2028, 400_000],
    [2030, 400_000],
  ]);
});

test("such a project is credited without any output at all", () => {
  const capacities = [{ indicatorId: "storage-mwh", quantityMilli: 400_000 }];
  expect(linesOf({ ...project, outputYuan: null, capacities }, horizon)).toHaveLength(3);
});

test("capacity goes whole to the industry its indicator measures, and is split among banners only", () => {
  const lines = linesOf(
    {
      ...project,
      industryShares: [
        { id: "battery", basisPoints: 5_000 },
        { id: "storage", basisPoints: 5_000 },
      ],
      bannerShares: [
        { id: "landing", basisPoints: 7_000 },
        { id: "origin", basisPoints: 3_000 },
      ],
      capacities: [
        { indicatorId: "storage-mwh", quantityMilli: 1_000 },
        { indicatorId: "cluster-kw", quantityMilli: 1_000 },
      ],
    },
    { ...horizon, years: [2030] },
  );
  const quantities = (indicatorId: string) =>
    lines.flatMap((line) => (line.indicatorId === indicatorId ? [`${line.industryId} ${line.quantityMilli}`] : []));
  expect(quantities("storage-mwh")).toEqual(["storage 700", "storage 300"]);
  expect(quantities("cluster-kw")).toEqual(["battery 350", "battery 150", "storage 350", "storage 150"]);
});

test("capacity counts in full from the year of production and is never money", () => {
  const lines = linesOf(
    { ...project, outputYuan: null, capacities: [{ indicatorId: "cells", quantityMilli: 1_000 }] },
    { ...horizon, years: [2026, 2027] },
  );
  expect(lines).toMatchObject([{ year: 2027, quantityMilli: 1_000, amountYuan: null, bucket: "committed" }]);
});

test("of an integrated project only what is sold counts as capacity", () => {
  const capacities = [
    { indicatorId: "hydrogen", quantityMilli: 20_000, selfUsedMilli: 20_000 },
    { indicatorId: "ammonia", quantityMilli: 80_000 },
  ];
  const lines = linesOf({ ...project, outputYuan: null, capacities }, { ...horizon, years: [2030] });
  expect(lines.map((line) => line.indicatorId)).toEqual(["ammonia"]);
});
