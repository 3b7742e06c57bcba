import { expect, test } from "@playwright/test";
import type { Baseline } from "@/domain/baseline";
import { changesOf, type PostedEvents } from "@/domain/change";
import { distanceBar } from "@/domain/distance-bar";
import { wordsOf } from "@/domain/figure";
import { figuresOf, type Known, type LedgerSum } from "@/domain/industry-figures";
import { industryRow, totalRow } from "@/domain/industry-row";
import { ladderStrip } from "@/domain/ladder-strip";
import { yuan } from "@/domain/money";
import { cutOffWords, scopeOf, seenWords } from "@/domain/overview";
import type { OutlineIndustry, PlanOutline } from "@/domain/plan-outline";
import { type Rules, settingKeys, settings } from "@/domain/setting";

const rules = Object.fromEntries(settingKeys.map((key) => [key, settings[key].defaultValue])) as unknown as Rules;
const yi = (n: number) => yuan(Math.round(n * 100_000_000));
const unit = { id: "d", name: "盟工信局", shortName: "工信局" };
const industry = (id: string, name: string, milli: number | null): OutlineIndustry => ({
  id,
  clusterId: "C3",
  name,
  shortName: name,
  clause: "二（三）",
  responsible: [unit],
  cooperating: [],
  outputMilli: { 2025: milli, 2027: milli, 2030: milli },
});
const equipment = industry("I301", "装备", 135_000);
const fluorine = industry("I502", "氟化工", 50_000);
const storage = industry("I204", "储能", null);
const baseline = (industryId: string, outputYi: number): Baseline => ({
  id: industryId,
  industryId,
  year: 2025,
  outputYuan: yi(outputYi),
  source: "统计公报",
  sourceOn: "2026-03-20",
  enteredByName: null,
  enteredOn: "2026-04-01",
});
const sum = (bucket: LedgerSum["bucket"], amountYi: number, over: Partial<LedgerSum> = {}): LedgerSum => ({
  industryId: "I301",
  year: 2027,
  bucket,
  stage: bucket === "pipeline" ? "framework" : bucket === "committed" ? "signed" : "building",
  signedOn: bucket === "committed" ? "2026-10-01" : null,
  amountYuan: yi(amountYi),
  lineCount: 1,
  ...over,
});
const known = (over: Partial<Known> = {}): Known => ({
  sums: [sum("realised", 9.6), sum("under_construction", 21.4), sum("committed", 20.5), sum("pipeline", 29)],
  baselines: [baseline("I301", 58)],
  rules,
  today: "2026-11-24",
  ...over,
});
const context = { rules, areWeightsDefault: true, today: "2026-11-24", planTitle: "指导意见", issuedOn: "2025-01-27" };
const wordsIn = (row: ReturnType<typeof industryRow>) =>
  Object.fromEntries(Object.entries(row.figures).map(([name, figure]) => [name, wordsOf(figure.shown)]));

test("a line reads target, baseline, buckets, and three forecasts that are never one", () => {
  const row = industryRow(figuresOf(equipment, 2027, known()), "responsible", context);
  expect(wordsIn(row)).toEqual({
    target: "135",
    baseline: "58.00",
    realised: "9.60",
    under_construction: "21.40",
    constructionOnTime: "19.26",
    committed: "12.30",
    pipeline: "8.70",
    guaranteed: "89.00",
    withSigned: "101.30",
    outlook: "110.00",
    gap: "46.00",
  });
});

test("what is being built is listed once more by the on-time factor, which changes no sum and no total", () => {
  const listed = (building: number) => {
    const believing = { ...rules, probabilities: { ...rules.probabilities, building } };
    const figures = figuresOf(equipment, 2027, known({ rules: believing }));
    const row = industryRow(figures, "responsible", { ...context, rules: believing });
    const { constructionOnTime, ...sums } = row.figures;
    return {
      constructionOnTime,
      sums: Object.values(sums).map(({ shown }) => wordsOf(shown)),
      total: totalRow([figures], "合计"),
    };
  };
  const [sure, doubtful] = [listed(90), listed(50)];
  expect([sure, doubtful].map(({ constructionOnTime }) => wordsOf(constructionOnTime.shown))).toEqual([
    "19.26",
    "10.70",
  ]);
  expect(doubtful.sums).toEqual(sure.sums);
  expect(doubtful.total).toEqual(sure.total);
  expect(doubtful.constructionOnTime).toMatchObject({
    name: "装备在建（乘按期系数）",
    lineCount: 1,
    source: {
      basis: "在建名义值乘按期系数 50%，另行列示，不计入保底、缺口、含已签和展望。",
      isDefaultBasis: true,
    },
  });
});

test("the figure by the on-time factor is a true zero where nothing is built, and a dash without a money target", () => {
  const onTime = (row: OutlineIndustry) =>
    wordsOf(industryRow(figuresOf(row, 2027, known()), "responsible", context).figures.constructionOnTime.shown);
  expect([onTime(fluorine), onTime(storage)]).toEqual(["0.00", "—"]);
});

test("a signing idle for more than six months counts 40 percent and after eighteen nothing", () => {
  const committed = (signedOn: string) =>
    figuresOf(equipment, 2027, known({ sums: [sum("committed", 10, { signedOn })] })).sums.committedWeightedYuan;
  expect([committed("2026-06-01"), committed("2026-01-01"), committed("2025-01-01")]).toEqual([yi(6), yi(4), 0]);
});

test("a missing baseline is unknown, not zero, and the gap says what it lacks", () => {
  const row = industryRow(figuresOf(fluorine, 2027, known()), "responsible", context);
  expect(wordsIn(row)).toMatchObject({
    baseline: "未录入",
    realised: "0.00",
    gap: "无法计算",
    withSigned: "—",
    outlook: "—",
  });
  expect(row.figures.gap.shown).toMatchObject({
    why: "基数未录入，无法计算缺口。请责任部门录入 2025 年数并注明来源。",
  });
  expect(row.bar).toBeNull();
});

test("a blank target is 未设定 and nothing is computed from it", () => {
  const row = industryRow(figuresOf(storage, 2027, known()), "responsible", context);
  expect(wordsIn(row)).toMatchObject({ target: "未设定", baseline: "—", under_construction: "—", gap: "—" });
});

test("a total with a missing part carries a star and names the part; a blank target is no missing part", () => {
  const figures = [equipment, fluorine, storage].map((row) => figuresOf(row, 2027, known()));
  const total = totalRow(figures, "合计");
  expect(total.missing).toBe("氟化工基数未录入，未计入合计");
  expect(wordsOf(total.figures.target.shown)).toBe("185");
  expect(total.figures.baseline).toMatchObject({ shown: { text: "58.00" }, isPartial: true });
  expect(total.figures.gap).toMatchObject({ shown: { text: "46.00" }, isPartial: true });
  expect(total.figures.under_construction.isPartial).toBe(false);
});

test("the bar of an industry that passes its target stops at its end", () => {
  const bar = distanceBar(figuresOf(equipment, 2027, known({ baselines: [baseline("I301", 400)] })));
  expect(bar?.parts).toEqual([{ part: "baseline", startPercent: 0, widthPercent: 100 }]);
  expect(bar?.guaranteedPercent).toBe(100);
});

const plan: PlanOutline = {
  title: "指导意见",
  issuer: "行署",
  issuedOn: "2025-01-27",
  documentNo: null,
  years: [2025, 2027, 2030],
  clusters: [
    {
      id: "C3",
      name: "现代装备制造",
      clause: "二（三）",
      lead: unit,
      outputMilli: { 2025: 135_000, 2027: 135_000, 2030: 135_000 },
      industries: [equipment, storage],
    },
    {
      id: "C2",
      name: "现代能源",
      clause: "二（二）",
      lead: unit,
      outputMilli: { 2025: 820_000, 2027: 820_000, 2030: 820_000 },
      industries: [{ ...fluorine, clusterId: "C2", outputMilli: { 2027: 820_000 } }],
    },
  ],
  rungs: [
    { year: 2027, thresholdMilli: 800_000, statedCount: 1, clause: "一" },
    { year: 2027, thresholdMilli: 100_000, statedCount: 2, clause: "一" },
  ],
};

test("the ladder shows the margin, what is guaranteed against the rung, and the industry that decides", () => {
  const strip = ladderStrip(plan, 2027, [figuresOf(equipment, 2027, known())], new Set(["C3"]));
  expect(strip.rungs).toEqual([
    {
      threshold: "≥100",
      statedCount: 2,
      lines: [
        {
          clusterId: "C3",
          clusterName: "现代装备制造",
          margin: "+35",
          guaranteedDifference: { text: "−11.00", blank: null },
          isBelow: true,
          isAbove: false,
          deciding: "装备",
        },
      ],
    },
  ]);
  expect(strip.elsewhere).toBe("其他集群：现代能源 ≥800（余 +20）");
});

test("a cluster whose projects the reader sees only in part has no difference to a rung", () => {
  const strip = ladderStrip(plan, 2027, [], new Set(["C3"]));
  expect(strip.rungs[0]?.lines[0]?.guaranteedDifference).toMatchObject({ blank: "cannotCompute" });
});

const moved = (id: string, name: string, over: Partial<PostedEvents>): PostedEvents => ({
  eventKind: "move",
  count: 1,
  firstProject: { id, name },
  lastProjectId: id,
  committedYuan: yuan(0),
  constructionYuan: yuan(0),
  realisedYuan: yuan(0),
  ...over,
});

test("a month's change is told by reasons that add up to it", () => {
  const changes = changesOf([
    moved("a", "示例·甲", { count: 2, committedYuan: yi(-8), constructionYuan: yi(8.1), lastProjectId: "b" }),
    moved("c", "示例·丙", { constructionYuan: yi(-1.2) }),
    moved("d", "示例·丁", { committedYuan: yi(9) }),
  ]);
  expect(changes).toEqual({
    total: "+6.90",
    isUp: true,
    isDown: false,
    rows: [
      { words: "已签转在建（2 项）", href: null, difference: "+8.10" },
      { words: "示例·丙终止或退回", href: "/projects/c", difference: "−1.20" },
    ],
  });
});

test("what one project did twice is told with its name, what two did with their number", () => {
  const twice = (lastProjectId: string) =>
    changesOf([
      moved("a", "示例·甲", { constructionYuan: yi(5) }),
      moved("a", "示例·甲", { count: 2, constructionYuan: yi(1), realisedYuan: yi(1), lastProjectId }),
    ]).rows.map(({ words }) => words);
  expect([twice("a"), twice("b")]).toEqual([["示例·甲转为在建"], ["转为在建（3 项）"]]);
});

test("a department opens on its own industries, a banner sees all and is told whose projects are counted", () => {
  const department = { responsibleIndustryIds: ["I301"], cooperatingIndustryIds: [], unitShortName: "工信局" };
  const banner = { responsibleIndustryIds: [], cooperatingIndustryIds: [], unitShortName: "西乌旗" };
  expect([scopeOf(department, undefined), scopeOf(department, "all"), scopeOf(banner, "own")]).toEqual([
    "own",
    "all",
    "all",
  ]);
  expect(seenWords(banner, false, "all")).toBe("只计西乌旗可见项目");
  expect(seenWords(department, false, "own")).toBeNull();
});

test("the cut-off names the last closed month", () => {
  expect(cutOffWords("2026-11-24", "2026-10")).toBe("数据截至 2026-11-24（10 月已月结）");
  expect(cutOffWords("2026-11-24", null)).toBe("数据截至 2026-11-24（尚无月结）");
});
