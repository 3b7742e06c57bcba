import { expect, test } from "@playwright/test";
import { emptyDossier } from "@/domain/dossier";
import { moveWords, offeredStatusMoves, railOf, reportableYears } from "@/domain/project-page";

const dossier = { ...emptyDossier, plannedStartOn: "2027-04-01" };
const reached = [
  { stage: "lead", on: "2025-12-30" },
  { stage: "studied", on: "2026-01-04" },
  { stage: "talks", on: "2026-02-01" },
  { stage: "intent", on: "2026-03-01" },
  { stage: "signed", on: "2026-06-18" },
] as const;

test("a stage that was passed over reads 未采用, the others their day, and a plan says that it is one", () => {
  const rail = railOf({ stage: "signed", dossier }, reached, "2026-11-24");
  const of = (stage: string) => rail.find((stop) => stop.stage === stage);
  expect(rail).toHaveLength(11);
  expect(of("lead")).toMatchObject({ state: "passed", note: "2025-12-30" });
  expect(of("intent")).toMatchObject({ state: "passed", note: "03-01" });
  expect(of("framework")).toMatchObject({ state: "skipped", note: "未采用" });
  expect(of("signed")).toMatchObject({ state: "current", note: "06-18" });
  expect(of("building")).toMatchObject({ state: "ahead", note: "计划 2027-04-01" });
  expect(of("capacity")).toMatchObject({ state: "ahead", note: null });
});

test("a project moved back shows the day it came back, and later stages are ahead again", () => {
  const rail = railOf({ stage: "talks", dossier }, [...reached, { stage: "talks", on: "2026-07-01" }], "2026-11-24");
  expect(rail.find((stop) => stop.stage === "talks")).toMatchObject({ state: "current", note: "07-01" });
  expect(rail.find((stop) => stop.stage === "intent")).toMatchObject({ state: "ahead", note: null });
});

test("the record says moved, moved back, lost and resumed in the bureau's words", () => {
  const active = { fromStatus: "active", toStatus: "active" } as const;
  expect(moveWords({ fromStage: null, toStage: "lead", fromStatus: null, toStatus: "active" })).toBe("登记线索");
  expect(moveWords({ fromStage: "talks", toStage: "intent", ...active })).toBe("移到“意向”");
  expect(moveWords({ fromStage: "intent", toStage: "talks", ...active })).toBe("退回“在谈”");
  expect(moveWords({ fromStage: "talks", toStage: "talks", fromStatus: "active", toStatus: "lost" })).toBe("登记流失");
  expect(moveWords({ fromStage: "talks", toStage: "talks", fromStatus: "lost", toStatus: "active" })).toBe(
    "恢复推进，此前为“流失”",
  );
});

test("a page offers loss before signing and termination after it, never both", () => {
  expect(offeredStatusMoves("intent", "active")).toEqual(["suspend", "lose"]);
  expect(offeredStatusMoves("signed", "suspended")).toEqual(["resume", "terminate"]);
  expect(offeredStatusMoves("talks", "lost")).toEqual(["reopen"]);
  expect(offeredStatusMoves("signed", "terminated")).toEqual([]);
});

test("output may be reported from the year of production to the present one", () => {
  expect(reportableYears("2024-07-01", "2026-11-24")).toEqual([2026, 2025, 2024]);
});
