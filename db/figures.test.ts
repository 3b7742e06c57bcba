import { randomUUID } from "node:crypto";
import { wordsOf } from "@/domain/figure";
import type { Viewer } from "@/domain/viewer";
import { recordBaseline } from "./baselines";
import { listCreditLines } from "./credit-lines";
import { expect, test } from "./fixtures";
import { type Founder, founderOf } from "./founding";
import { findIndustryPage } from "./industry-page";
import { getOverview } from "./overview";

type Lines = Partial<Record<"pipeline" | "committed" | "under_construction" | "realised", number>>;
const stageOf = { pipeline: "framework", committed: "signed", under_construction: "building", realised: "producing" };

/** A project of a banner with one line a bucket for 2027, as posting leaves them; returns the ids of its lines. */
async function foundCredited(
  { driver }: Founder,
  bannerId: string,
  userId: string,
  lines: Lines,
  place: { industryId?: string; indicatorId?: string } = {},
) {
  const { industryId = "I301", indicatorId = "output" } = place;
  const name = `示例${randomUUID().slice(0, 8)}`;
  const [company] = await driver<{ id: string }[]>`
    insert into companies (name, normalised_name, core_name, pinyin, initials, text_grams)
    values (${name}, ${name}, ${name}, '', '', '{}') returning id`;
  const [bucket = "pipeline"] = Object.keys(lines) as (keyof Lines)[];
  const [project] = await driver<{ id: string }[]>`
    insert into projects (code, name, stage, company_id, owner_unit_id, landing_unit_id, signed_on)
    values (${name}, ${name}, ${stageOf[bucket]}, ${company?.id ?? ""}, ${bannerId}, ${bannerId}, (now() at time zone 'Asia/Shanghai')::date)
    returning id`;
  await driver`insert into project_shares (project_id, kind, subject_id, basis_points) values (${project?.id ?? ""}, 'industry', ${industryId}, 10000)`;
  const ids: string[] = [];
  for (const [each, amount] of Object.entries(lines)) {
    const isMoney = indicatorId === "output";
    const [line] = await driver<{ id: string }[]>`
      insert into credits (project_id, bucket, industry_id, banner_id, indicator_id, year, amount_yuan, quantity_milli, event_kind, event_id, basis_version, posted_month, posted_by)
      values (${project?.id ?? ""}, ${each}, ${industryId}, ${bannerId}, ${indicatorId}, 2027, ${isMoney ? amount : null}, ${isMoney ? null : amount},
        'move', ${randomUUID()}, 'test', '2026-01', ${userId}) returning id`;
    if (line) ids.push(line.id);
  }
  return { projectId: project?.id ?? "", lineIds: ids };
}

const rowOf = async (viewer: Viewer, industryId: string, year = 2027) => {
  const { rows, cooperatingRows } = await getOverview(viewer, { year, scope: "all" });
  const row = [...rows, ...cooperatingRows].find((each) => each.industryId === industryId);
  return Object.fromEntries(Object.entries(row?.figures ?? {}).map(([name, figure]) => [name, wordsOf(figure.shown)]));
};

test("a banner's figures are the sum of its own lines, and another banner's clerk sees no share of them", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const [ours, theirs] = [await founder.foundBanner(), await founder.foundBanner()];
  const clerk = await founder.foundViewer(ours, "clerk");
  const stranger = await founder.foundViewer(theirs, "clerk");
  await foundCredited(founder, ours, clerk.userId, { under_construction: 214_000_000 });
  await foundCredited(founder, ours, clerk.userId, { under_construction: 100_000_000 });
  await foundCredited(founder, ours, clerk.userId, { committed: 100_000_000 });
  await foundCredited(founder, ours, clerk.userId, { pipeline: 100_000_000 });
  expect(await rowOf(clerk, "I301")).toMatchObject({ under_construction: "3.14", committed: "0.60", pipeline: "0.30" });
  const page = await findIndustryPage(clerk, "I301", 2027);
  expect(page?.row.figures.constructionOnTime).toMatchObject({ shown: { text: "2.83" }, lineCount: 2 });
  expect(await rowOf(stranger, "I301")).toMatchObject({
    under_construction: "0.00",
    constructionOnTime: "0.00",
    committed: "0.00",
    pipeline: "0.00",
  });
  expect((await getOverview(stranger, {})).seenWords).toMatch(/^只计.+可见项目$/);
  await founder.end();
});

test("the league's figures equal the live lines of the ledger, and a reversal takes its line out", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const banner = await founder.foundBanner();
  const promoter = await founder.foundViewer("152500", "promoter");
  const { lineIds } = await foundCredited(founder, banner, promoter.userId, { realised: 960_000_000 });
  const query = { industryId: "I301", year: 2027, bucket: "realised" as const, indicatorId: "output", afterId: null };
  const before = await listCreditLines(promoter, query);
  const [live] = await founder.driver<{ yuan: string }[]>`
    select sum(amount_yuan)::text as yuan from live_credits where industry_id = 'I301' and year = 2027 and bucket = 'realised' and indicator_id = 'output'`;
  const expected = (Number(live?.yuan) / 100_000_000).toFixed(2);
  expect(before.totals?.credited.replaceAll(",", "")).toBe(expected);
  expect((await rowOf(promoter, "I301")).realised?.replaceAll(",", "")).toBe(expected);
  await founder.driver`
    insert into credits (project_id, bucket, industry_id, banner_id, indicator_id, year, amount_yuan, event_kind, event_id, reverses_id, basis_version, posted_month, posted_by)
    select project_id, bucket, industry_id, banner_id, indicator_id, year, -amount_yuan, 'move', gen_random_uuid(), id, basis_version, posted_month, posted_by
    from credits where id = ${lineIds[0] ?? ""}`;
  const after = await listCreditLines(promoter, query);
  expect(Number(after.totals?.nominal.replaceAll(",", ""))).toBeCloseTo(Number(expected) - 9.6, 2);
  const pair = after.rows.filter(
    (row) => row.projectName === before.rows.find(({ id }) => id === lineIds[0])?.projectName,
  );
  expect(pair.map((row) => [row.bucketWords, row.nominal, wordsOf(row.credited)]).sort()).toEqual([
    ["已投产新增（冲销）", "−9.60", "—"],
    ["已投产新增（已冲销）", "9.60", "—"],
  ]);
  await founder.end();
});

test("what moved this month is added up by reason over all its projects, one alone by its name", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const banner = await founder.foundBanner();
  const clerk = await founder.foundViewer(banner, "clerk");
  const post = (lines: Lines) => foundCredited(founder, banner, clerk.userId, lines);
  await post({ under_construction: 200_000_000 });
  await post({ under_construction: 114_000_000 });
  const { projectId } = await post({ realised: 300_000_000 });
  await post({ committed: 900_000_000 });
  const { changes } = await getOverview(clerk, { year: 2027, scope: "all" });
  expect(changes.rows.map(({ words, href }) => [words.replace(/^示例.{8}/, ""), href])).toEqual([
    ["转为在建（2 项）", null],
    ["在建转投产", `/projects/${projectId}`],
  ]);
  expect(changes.total).toBe("+6.14");
  await founder.end();
});

test("without a baseline nothing is computed, with one the gap is target less what is guaranteed", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const promoter = await founder.foundViewer("152500", "promoter");
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  expect(await rowOf(clerk, "I603")).toMatchObject({ baseline: "未录入", gap: "无法计算", outlook: "—", target: "25" });
  await recordBaseline(promoter, {
    industryId: "I603",
    year: 2025,
    outputYuan: 1_160_000_000 as never,
    source: "统计公报",
    sourceOn: "2026-03-20",
  });
  expect(await rowOf(clerk, "I603")).toMatchObject({ baseline: "11.60", guaranteed: "11.60", gap: "13.40" });
  await founder.end();
});

test("a blank target stays unknown, and capacity counts in its own unit in a ledger of its own", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const banner = await founder.foundBanner();
  const clerk = await founder.foundViewer(banner, "clerk");
  await foundCredited(founder, banner, clerk.userId, { committed: 50_000 }, { industryId: "I204", indicatorId: "N16" });
  expect(await rowOf(clerk, "I204")).toMatchObject({ target: "未设定", baseline: "—", committed: "—", gap: "—" });
  const page = await findIndustryPage(clerk, "I204", 2027);
  expect(page?.waterfall).toBeNull();
  const storage = page?.indicators.find((row) => row.id === "N16");
  expect(storage?.quantities.committed).toEqual({ text: "50", lineCount: 1 });
  expect(storage?.targets.map(({ shown, isStrive }) => [wordsOf(shown), isStrive])).toEqual([
    ["290", true],
    ["≈470", false],
    ["≥1,000", false],
  ]);
  await founder.end();
});

test("a department opens on its own industries with the total of those it is 责任 for", async ({ database }) => {
  const founder = founderOf(database.url);
  const head = await founder.foundViewer("dept-gongxin", "department_head");
  const overview = await getOverview(head, { year: 2027 });
  expect(overview.rows.map((row) => row.industryId)).toEqual(["I301", "I401", "I402", "I502", "I601", "I602", "I603"]);
  expect(overview.cooperatingRows.map((row) => row.industryId)).toEqual(["I403"]);
  expect(wordsOf(overview.total.figures.target.shown)).toBe("660");
  expect(overview.seenWords).toBeNull();
  expect(overview.ladder.rungs.map((rung) => [rung.threshold, rung.lines.map((line) => line.margin)])).toEqual([
    ["≥200", ["+168"]],
    ["≥100", ["+35", "+25", "+20"]],
  ]);
  await founder.end();
});

test("a signing idle for a year needs somebody, with its banner and its days", async ({ database }) => {
  const founder = founderOf(database.url);
  const banner = await founder.foundBanner("停滞旗");
  const clerk = await founder.foundViewer(banner, "clerk");
  const { projectId } = await foundCredited(founder, banner, clerk.userId, { committed: 1_000 });
  await founder.driver`update projects set signed_on = (now() at time zone 'Asia/Shanghai')::date - 365 where id = ${projectId}`;
  const { exceptions } = await getOverview(clerk, {});
  expect(exceptions).toEqual([
    expect.objectContaining({
      kind: "stalled",
      isPast: true,
      when: "365 天",
      who: "停滞旗",
      href: `/projects/${projectId}`,
    }),
  ]);
  await founder.end();
});
