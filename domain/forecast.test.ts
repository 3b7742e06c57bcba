import { expect, test } from "@playwright/test";
import fc from "fast-check";
import {
  clusterForecast,
  type ForecastParts,
  forecastLabels,
  forecastOf,
  isUnknown,
  sumBuckets,
} from "@/domain/forecast";
import { yuan } from "@/domain/money";

const yi = (n: number) => yuan(n * 100_000_000);
const parts: ForecastParts = {
  targetYuan: yi(120),
  baselineYuan: yi(60),
  organicYuan: yi(5),
  realisedYuan: yi(10),
  constructionYuan: yi(20),
  committedWeightedYuan: yi(9),
  pipelineWeightedYuan: yi(3),
};

test("the sure line is baseline, organic growth, realised and what is being built", () => {
  expect(forecastOf(parts).guaranteed).toBe(yi(95));
});

test("the second line adds discounted signings, the third weighted talks, and they stay three", () => {
  expect(forecastOf(parts)).toEqual({ guaranteed: yi(95), withSigned: yi(104), outlook: yi(107), gap: yi(25) });
  expect(Object.values(forecastLabels)).toEqual(["保底", "含已签", "展望", "缺口"]);
});

test("the gap is measured from the sure line, and is negative once passed", () => {
  expect(forecastOf({ ...parts, targetYuan: yi(90) }).gap).toBe(yi(-5));
});

test("a baseline nobody entered is not zero: every line is unknown", () => {
  const unknown = { unknown: "baseline" };
  expect(forecastOf({ ...parts, baselineYuan: null })).toEqual({
    guaranteed: unknown,
    withSigned: unknown,
    outlook: unknown,
    gap: unknown,
  });
});

test("a true zero baseline is a baseline", () => {
  expect(forecastOf({ ...parts, baselineYuan: yuan(0) }).guaranteed).toBe(yi(35));
});

test("a blank target leaves the three lines and makes only the gap unknown", () => {
  expect(forecastOf({ ...parts, targetYuan: null })).toEqual({
    guaranteed: yi(95),
    withSigned: yi(104),
    outlook: yi(107),
    gap: { unknown: "target" },
  });
});

test("where both are missing the gap waits for the target, which no baseline would help", () => {
  const both = forecastOf({ ...parts, targetYuan: null, baselineYuan: null });
  expect(both.gap).toEqual({ unknown: "target" });
  expect(both.guaranteed).toEqual({ unknown: "baseline" });
});

test("what is being built enters the sure line whole; the on-time figure stands beside it", () => {
  const sums = sumBuckets([
    { bucket: "realised", amountYuan: yi(10), weightPercent: 100 },
    { bucket: "under_construction", amountYuan: yi(20), weightPercent: 90 },
    { bucket: "committed", amountYuan: yi(15), weightPercent: 60 },
    { bucket: "committed", amountYuan: yi(5), weightPercent: 0 },
    { bucket: "pipeline", amountYuan: yi(30), weightPercent: 10 },
  ]);
  expect(sums).toEqual({
    realisedYuan: yi(10),
    constructionYuan: yi(20),
    constructionWeightedYuan: yi(18),
    committedYuan: yi(20),
    committedWeightedYuan: yi(9),
    pipelineYuan: yi(30),
    pipelineWeightedYuan: yi(3),
  });
  expect(forecastOf({ ...parts, ...sums }).guaranteed).toBe(yi(95));
});

test("nothing credited sums to zero in every bucket", () => {
  expect(Object.values(sumBuckets([]))).toEqual([0, 0, 0, 0, 0, 0, 0]);
});

test("a cluster sums its industries and names the ones it lacks", () => {
  const cluster = clusterForecast([
    { industryId: "wind", forecast: forecastOf(parts) },
    { industryId: "battery", forecast: forecastOf({ ...parts, baselineYuan: null }) },
    { industryId: "storage", forecast: forecastOf({ ...parts, targetYuan: null }) },
  ]);
  expect(cluster.guaranteed).toEqual({ amountYuan: yi(190), missing: ["battery"] });
  expect(cluster.gap).toEqual({ amountYuan: yi(25), missing: ["battery", "storage"] });
});

test("a cluster that knows nothing has no number, not zero", () => {
  const forecast = forecastOf({ ...parts, baselineYuan: null });
  expect(clusterForecast([{ industryId: "battery", forecast }]).outlook).toEqual({
    amountYuan: null,
    missing: ["battery"],
  });
  expect(clusterForecast([]).outlook).toEqual({ amountYuan: 0, missing: [] });
});

test("the three lines never fall from one to the next, and the gap closes exactly", () => {
  const amount = fc.nat(2_000_000_000).map(yuan);
  fc.assert(
    fc.property(amount, amount, amount, amount, amount, amount, amount, (target, baseline, ...rest) => {
      const [organic = yuan(0), realised = yuan(0), construction = yuan(0), committed = yuan(0), talks = yuan(0)] =
        rest;
      const { guaranteed, withSigned, outlook, gap } = forecastOf({
        targetYuan: target,
        baselineYuan: baseline,
        organicYuan: organic,
        realisedYuan: realised,
        constructionYuan: construction,
        committedWeightedYuan: committed,
        pipelineWeightedYuan: talks,
      });
      if (isUnknown(guaranteed) || isUnknown(withSigned) || isUnknown(outlook) || isUnknown(gap))
        throw new Error("every part is known");
      expect(guaranteed <= withSigned && withSigned <= outlook).toBe(true);
      expect(guaranteed + gap).toBe(target);
    }),
  );
});
