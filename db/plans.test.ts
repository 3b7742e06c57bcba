import { showPlan } from "@/domain/plan-show";
import { asOwner } from "./client";
import { expect, test } from "./fixtures";
import { locks } from "./locks";
import { readPlanRows } from "./plans";
import { loadPolicyPack } from "./seed/policy";

test("plan show reproduces the annex and all eleven rungs from the database", async ({ database }) => {
  const rows = await asOwner(database.url, (db) => db.transaction(readPlanRows));
  if (!rows) throw new Error("no plan in the template");
  const shown = showPlan(rows);
  const of = (year: string) => shown.clusters.map((row) => row.targets[year]);
  expect(of("2025")).toEqual([455, 690, 70, 161, 50, 45, null]);
  expect(of("2027")).toEqual([520, 820, 135, 368, 120, 125, null]);
  expect(of("2030")).toEqual([600, 950, 260, 810, 540, 220, null]);
  const industries = shown.clusters.flatMap((row) => row.industries);
  expect(industries).toHaveLength(22);
  for (const id of ["I204", "I701", "I705"])
    expect(industries.find((row) => row.id === id)?.targets).toEqual({ 2025: null, 2027: null, 2030: null });
  expect(industries.find((row) => row.id === "I501")).toMatchObject({
    responsible: ["盟发改委"],
    cooperating: ["盟能源局"],
  });
  expect(
    shown.ladder
      .map((rung) => [rung.year, rung.threshold, rung.count, rung.matches, rung.margins.at(-1)?.margin])
      .sort((a, b) => Number(a[0]) - Number(b[0]) || Number(b[1]) - Number(a[1])),
  ).toEqual([
    [2025, 500, 1, true, 190],
    [2025, 200, 2, true, 255],
    [2025, 100, 3, true, 61],
    [2027, 800, 1, true, 20],
    [2027, 500, 2, true, 20],
    [2027, 200, 3, true, 168],
    [2027, 100, 6, true, 20],
    [2030, 900, 1, true, 50],
    [2030, 800, 2, true, 10],
    [2030, 500, 4, true, 40],
    [2030, 200, 6, true, 20],
  ]);
  expect(shown.indicators.reduce((sum, row) => sum + row.targets.length, 0)).toBe(169);
});

test("a pack waits for the import under way, whose companies were matched by the words before", async ({
  database,
}) => {
  await asOwner(database.url, (_, importing) =>
    asOwner(database.url, async (_, loading) => {
      let isOver = false;
      let load: Promise<unknown> | undefined;
      await importing.begin(async (tx) => {
        await tx`select pg_advisory_xact_lock(${locks.directory})`;
        // Whether it is taken or refused, for the units other stories have founded, does not matter here.
        load = loadPolicyPack(loading)
          .catch(() => {})
          .then(() => {
            isOver = true;
          });
        await new Promise((resolve) => setTimeout(resolve, 1_500));
        expect(isOver).toBe(false);
      });
      await load;
      expect(isOver).toBe(true);
    }),
  );
});
