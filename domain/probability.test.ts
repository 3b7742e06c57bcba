import { expect, test } from "@playwright/test";
import { yuan } from "@/domain/money";
import {
  agedBefore,
  defaultProbabilities,
  probabilityLabels,
  type Weighed,
  weighted,
  weightPercent,
} from "@/domain/probability";

const signed: Weighed = { bucket: "committed", stage: "signed", signedOn: "2026-01-15", today: "2026-02-01" };

test("talks weigh 10 %, an intent 20 %, a framework 30 %", () => {
  const percent = (stage: Weighed["stage"]) => weightPercent({ ...signed, bucket: "pipeline", stage });
  expect([percent("talks"), percent("intent"), percent("framework"), percent("lead")]).toEqual([10, 20, 30, 0]);
});

test("a signing weighs 60 % for six months", () => {
  expect(weightPercent(signed)).toBe(60);
  expect(weightPercent({ ...signed, today: "2026-07-15" })).toBe(60);
});

test("idle for more than six months it weighs 40 %", () => {
  expect(weightPercent({ ...signed, today: "2026-07-16" })).toBe(40);
  expect(weightPercent({ ...signed, stage: "registered", today: "2027-07-15" })).toBe(40);
});

test("idle for more than eighteen months it weighs nothing", () => {
  expect(weightPercent({ ...signed, today: "2027-07-16" })).toBe(0);
});

test("six months after the last of August is the end of February", () => {
  const late = { ...signed, signedOn: "2025-08-31" };
  expect(weightPercent({ ...late, today: "2026-02-28" })).toBe(60);
  expect(weightPercent({ ...late, today: "2026-03-01" })).toBe(40);
});

test("signings before one day are exactly those that weigh less", () => {
  for (const today of ["2026-02-28", "2026-03-01", "2026-08-31", "2026-11-25"]) {
    const bound = agedBefore(today, 6);
    for (let at = Date.parse("2025-08-25"); at < Date.parse("2026-06-05"); at += 86_400_000) {
      const signedOn = new Date(at).toISOString().slice(0, 10);
      expect(signedOn < bound).toBe(weightPercent({ ...signed, signedOn, today }) !== 60);
    }
  }
});

test("without a signing day nobody can call it fresh", () => {
  expect(weightPercent({ ...signed, signedOn: null })).toBe(40);
});

test("building weighs 90 % and what is realised counts whole", () => {
  expect(weightPercent({ ...signed, bucket: "under_construction", stage: "building" })).toBe(90);
  expect(weightPercent({ ...signed, bucket: "realised", stage: "producing" })).toBe(100);
});

test("the bureau's own rates and clocks replace the defaults", () => {
  expect(weightPercent(signed, { ...defaultProbabilities, signed: 45 })).toBe(45);
  expect(weightPercent(signed, defaultProbabilities, { idle: 0, dormant: 18 })).toBe(40);
});

test("every rate has a name and a source", () => {
  expect(Object.keys(probabilityLabels)).toEqual(Object.keys(defaultProbabilities));
  for (const { label, source } of Object.values(probabilityLabels))
    expect([label.length, source.length].includes(0)).toBe(false);
});

test("a weighted amount is whole yuan, half-up", () => {
  expect(weighted(yuan(360_000_000), 60)).toBe(216_000_000);
  expect(weighted(yuan(5), 10)).toBe(1);
  expect(weighted(yuan(4), 10)).toBe(0);
});
