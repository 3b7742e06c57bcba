import { expect, test } from "@playwright/test";
import {
  countGaps,
  type GapLink,
  gapConditions,
  gapLabels,
  gapQueue,
  knownGapFilter,
  lastContactWords,
  shortfallOf,
  shortWords,
  signedLabel,
  signedWords,
} from "@/domain/gap";
import { gapSheetWords } from "@/domain/gap-sheet";

const assessed = {
  presence: "none",
  shortfall: "yes",
  priority: null,
  localCapacityMilli: null,
  neededCapacityMilli: null,
  capacityUnit: null,
  source: null,
  sourceOn: null,
} as const;

const link = (change: Partial<GapLink>): GapLink => ({
  linkId: "L",
  chainId: "C",
  industryId: "I",
  name: "环节",
  stage: "mid",
  status: "introduce",
  alsoStatuses: [],
  source: "policy",
  clause: null,
  coverage: "none",
  assessment: null,
  localCount: 0,
  prospectCount: 3,
  leadCount: 0,
  talksCount: 0,
  signedCount: 0,
  isTalkedElsewhere: false,
  chainName: "链",
  industryName: "产业",
  clusterId: "K",
  clusterName: "集群",
  responsible: [],
  isOwn: true,
  lastContactOn: "2026-11-20",
  activeFirmCount: 1,
  signedMilli: null,
  signedOther: [],
  ...change,
});
const kindsOf = (change: Partial<GapLink>) => gapQueue([link(change)], "2026-11-24")[0]?.kinds ?? [];

test("a link without any prospect waits for firms, not for contact", () => {
  expect(kindsOf({ prospectCount: 0, lastContactOn: null })).toEqual(["no_prospect"]);
});

test("a link is silent on the thirty-first day after the last contact, and when there never was one", () => {
  expect(kindsOf({ lastContactOn: "2026-10-25" })).toEqual([]);
  expect(kindsOf({ lastContactOn: "2026-10-24" })).toEqual(["no_contact"]);
  expect(kindsOf({ lastContactOn: null })).toEqual(["no_contact"]);
});

test("what is needed is lessened by what stands and by what is signed, and never below nothing", () => {
  const needed = { ...assessed, neededCapacityMilli: 500_000, localCapacityMilli: 120_000, capacityUnit: "套" };
  const short = (assessment: GapLink["assessment"], signedMilli: number | null) =>
    shortfallOf({ assessment, signedMilli, signedOther: [] });
  expect(short(needed, 200_000)).toBe(180_000);
  expect(short(needed, null)).toBe(380_000);
  expect(short(needed, 900_000)).toBe(0);
  expect(short(assessed, 200_000)).toBeNull();
  expect(kindsOf({ assessment: needed })).toEqual(["short"]);
  expect(kindsOf({ assessment: needed, signedMilli: 400_000 })).toEqual([]);
});

test("signed capacity in another measure leaves the link waiting and its shortfall unsaid", () => {
  const needed = { ...assessed, neededCapacityMilli: 100_000, capacityUnit: "万套" };
  const tons = [{ unit: "万吨", milli: 80_000 }];
  const [row] = gapQueue([link({ assessment: needed, signedCount: 1, signedOther: tons })], "2026-11-24");
  expect(row).toMatchObject({ kinds: ["short"], shortMilli: null });
  expect(row && shortWords(row)).toBe("无法计算");
  expect(row && signedWords(row)).toBe("80 万吨（单位不同，未计入）");
  const [partly] = gapQueue(
    [link({ assessment: needed, signedCount: 2, signedMilli: 30_000, signedOther: tons })],
    "2026-11-24",
  );
  expect(partly && shortWords(partly)).toBe("70 万套");
  expect(partly && signedWords(partly)).toBe("30 万套，另有 80 万吨（单位不同，未计入）");
  const met = { ...needed, localCapacityMilli: 100_000 };
  expect(kindsOf({ assessment: met, signedCount: 1, signedOther: tons })).toEqual([]);
});

test("a link assessed as not short, or neither named nor assessed, does not wait", () => {
  expect(kindsOf({ prospectCount: 0, assessment: { ...assessed, shortfall: "no" } })).toEqual([]);
  expect(kindsOf({ prospectCount: 0, coverage: "unassessed", source: "general" })).toEqual([]);
});

test("a reader who does not see every project is told of no visible contact, and of a stranger's first talk", () => {
  const [silent] = gapQueue([link({ lastContactOn: null })], "2026-11-24");
  const [elsewhere] = gapQueue([link({ lastContactOn: null, isTalkedElsewhere: true })], "2026-11-24");
  expect(silent && lastContactWords(silent, true)).toBe("无接触记录");
  expect(silent && lastContactWords(silent, false)).toBe("无可见接触记录");
  expect(elsewhere && lastContactWords(elsewhere, false)).toBe("他方首谈");
  expect(gapLabels(false).no_contact).toBe("30 日无可见接触");
});

test("the department's priority goes first, then what waits for most", () => {
  const rows = gapQueue(
    [
      link({ linkId: "low", prospectCount: 0, assessment: { ...assessed, priority: "low" } }),
      link({ linkId: "plain", prospectCount: 0 }),
      link({
        linkId: "two",
        lastContactOn: null,
        assessment: { ...assessed, neededCapacityMilli: 1000, capacityUnit: "套" },
      }),
      link({ linkId: "high", prospectCount: 0, assessment: { ...assessed, priority: "high" } }),
    ],
    "2026-11-24",
  );
  expect(rows.map((row) => row.linkId)).toEqual(["high", "two", "plain", "low"]);
  expect(countGaps(rows)).toEqual({ no_prospect: 3, no_contact: 1, short: 1 });
});

const options = {
  departments: [{ value: "d", label: "能源局" }],
  clusters: [{ value: "k", label: "新能源" }],
  banners: [{ value: "b", label: "多伦县" }],
};

test("a condition nobody can choose narrows nothing", () => {
  const filter = { of: "all", kind: "short", department: "zzz", cluster: "k", banner: "zzz" } as const;
  expect(knownGapFilter(filter, options)).toEqual({ of: "all", kind: "short", cluster: "k" });
});

test("the file says by what it was narrowed, and that only the chosen banner's projects are counted", () => {
  const filter = { kind: "short", department: "d", banner: "b" } as const;
  const conditions = gapConditions(filter, options, true);
  expect(conditions).toEqual(["需求未覆盖", "责任部门：能源局", "旗县市区：多伦县"]);
  expect(gapSheetWords(conditions, true, true)).toMatch(
    /^筛选条件：需求未覆盖，责任部门：能源局，旗县市区：多伦县，项目、接触和签约只计该旗县市区承办或落地的；列入口径：/,
  );
  expect(gapSheetWords([], false, true)).toMatch(/^筛选条件：无；列入口径：.*减去现有产能和已签产能后/);
});

test("what is signed is called so only to whoever sees every project, on the page and in the file", () => {
  expect([signedLabel(true), signedLabel(false)]).toEqual(["已签", "可见已签"]);
  expect(gapSheetWords([], false, false)).toContain("减去现有产能和可见已签产能后");
});
