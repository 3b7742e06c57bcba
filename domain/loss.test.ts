import { expect, test } from "@playwright/test";
import { lossReasons, needsWords } from "@/domain/loss";

test("nine reasons are on the list; two of them say nothing without words", () => {
  expect(lossReasons).toHaveLength(9);
  expect(lossReasons.filter(needsWords)).toEqual(["merged", "other"]);
});
