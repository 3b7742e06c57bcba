import { expect, test } from "@playwright/test";
import pack from "@/db/seed/xilingol/plan.json" with { type: "json" };
import { type LadderCluster, ladderOf, type Standing } from "@/domain/ladder";
import { planPackSchema } from "@/domain/plan";

const plan = planPackSchema.parse(pack);
const clusters: LadderCluster[] = plan.clusters.map((row) => ({
  id: row.id,
  name: row.name,
  outputMilli: row.annexMilli,
  industries: plan.industries
    .filter((industry) => industry.clusterId === row.id)
    .map((industry) => ({ id: industry.id, name: industry.shortName, outputMilli: industry.annexMilli ?? {} })),
}));
const ladder = ladderOf(clusters, plan.rungs);

test("each of the eleven rungs is met by a cumulative count, with the margins of the annex", () => {
  const read = ladder.map((rung) => [
    `${rung.year} ≥${rung.thresholdMilli / 1000}`,
    rung.statedCount,
    rung.count,
    rung.standings.map((row) => `${row.clusterId} ${row.valueMilli / 1000} +${row.marginMilli / 1000}`).join(", "),
  ]);
  expect(read).toEqual([
    ["2025 ≥500", 1, 1, "C2 690 +190"],
    ["2025 ≥200", 2, 2, "C2 690 +490, C1 455 +255"],
    ["2025 ≥100", 3, 3, "C2 690 +590, C1 455 +355, C4 161 +61"],
    ["2027 ≥800", 1, 1, "C2 820 +20"],
    ["2027 ≥500", 2, 2, "C2 820 +320, C1 520 +20"],
    ["2027 ≥200", 3, 3, "C2 820 +620, C1 520 +320, C4 368 +168"],
    ["2027 ≥100", 6, 6, "C2 820 +720, C1 520 +420, C4 368 +268, C3 135 +35, C6 125 +25, C5 120 +20"],
    ["2030 ≥900", 1, 1, "C2 950 +50"],
    ["2030 ≥800", 2, 2, "C2 950 +150, C4 810 +10"],
    ["2030 ≥500", 4, 4, "C2 950 +450, C4 810 +310, C1 600 +100, C5 540 +40"],
    ["2030 ≥200", 6, 6, "C2 950 +750, C4 810 +610, C1 600 +400, C5 540 +340, C3 260 +60, C6 220 +20"],
  ]);
  expect(ladder.every((rung) => rung.matches)).toBe(true);
});

test("read as exclusive bands only the top rung of each year would match", () => {
  const exclusive = ladder.filter((rung) => rung.exclusiveCount === rung.statedCount);
  expect(exclusive.map((rung) => `${rung.year} ${rung.thresholdMilli / 1000}`)).toEqual([
    "2025 500",
    "2027 800",
    "2030 900",
  ]);
});

const breaksBelowYi = (standing: Standing | null) => {
  const milli = standing?.deciding?.breaksBelowMilli ?? null;
  return milli === null ? null : milli / 1000;
};

test("each rung names its tightest cluster, the industry that decides it and the output below which it breaks", () => {
  const decided = ladder.map(({ year, thresholdMilli, tightest }) => [
    `${year} ≥${thresholdMilli / 1000}`,
    tightest?.clusterId,
    tightest?.deciding?.industryName,
    breaksBelowYi(tightest),
  ]);
  expect(decided).toEqual([
    ["2025 ≥500", "C2", "煤炭", 170],
    ["2025 ≥200", "C1", "肉牛", null],
    ["2025 ≥100", "C4", "铝", 79],
    ["2027 ≥800", "C2", "新能源发电", 150],
    ["2027 ≥500", "C1", "肉羊", 150],
    ["2027 ≥200", "C4", "铁合金", 32],
    ["2027 ≥100", "C5", "氟化工", 30],
    ["2030 ≥900", "C2", "煤炭", 430],
    ["2030 ≥800", "C4", "铁合金", 490],
    ["2030 ≥500", "C5", "氟化工", 360],
    ["2030 ≥200", "C6", "锂电", 100],
  ]);
});

test("in 2027 the hundred rung also hangs on 锂电 staying above 35", () => {
  const hundred = ladder.find((rung) => rung.year === 2027 && rung.thresholdMilli === 100_000);
  const materials = hundred?.standings.find((row) => row.clusterId === "C6");
  expect(materials?.deciding).toMatchObject({ industryName: "锂电", breaksBelowMilli: 35_000 });
});

test("a cluster that lands exactly on the rung counts, one thousandth below does not", () => {
  const rung = { year: 2030, thresholdMilli: 800_000, statedCount: 1, clause: "一" };
  const landing = (valueMilli: number): LadderCluster => ({
    id: "X",
    name: "示例",
    outputMilli: { 2030: valueMilli },
    industries: [],
  });
  expect(ladderOf([landing(800_000)], [rung])).toMatchObject([{ count: 1, matches: true }]);
  expect(ladderOf([landing(799_999)], [rung])).toMatchObject([{ count: 0, matches: false, tightest: null }]);
});

test("a cluster without output reaches no rung and breaks none", () => {
  const without = ladderOf(
    clusters.filter((row) => row.id !== "C7"),
    plan.rungs,
  );
  expect(without).toEqual(ladder);
});
