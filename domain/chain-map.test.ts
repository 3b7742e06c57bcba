import { expect, test } from "@playwright/test";
import { countCoverages, tallyStages } from "@/domain/chain-map";

test("a link counts 线索 before talks, 洽谈 before signing, 签约 from signing on", () => {
  const tally = tallyStages([
    { stage: "lead", count: 2 },
    { stage: "studied", count: 1 },
    { stage: "talks", count: 3 },
    { stage: "framework", count: 1 },
    { stage: "signed", count: 1 },
    { stage: "capacity", count: 1 },
  ]);
  expect(tally).toEqual({ furthestStage: "capacity", leadCount: 3, talksCount: 4, signedCount: 2 });
});

test("a link nobody works on has no furthest stage and counts nothing", () => {
  expect(tallyStages([])).toEqual({ furthestStage: null, leadCount: 0, talksCount: 0, signedCount: 0 });
});

test("the legend counts every coverage, those without a link as 0", () => {
  const counts = countCoverages([{ coverage: "none" }, { coverage: "none" }, { coverage: "talks" }]);
  expect(counts).toEqual({ unassessed: 0, none: 2, leads: 0, talks: 1, signed: 0, building: 0, producing: 0 });
});
