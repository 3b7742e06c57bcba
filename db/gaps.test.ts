import ExcelJS from "exceljs";
import { expect, test } from "./fixtures";
import { type Founder, founderOf } from "./founding";
import { exportGaps, listGaps } from "./gaps";
import { assessLink, findLink } from "./links";
import { recordVisit } from "./visits";
import { foundLead, foundOffice } from "./walked-project";

const link = "CH-302-C";
const assessed = {
  linkId: link,
  presence: "some",
  shortfall: "yes",
  priority: "high",
  localCapacityMilli: 100_000,
  neededCapacityMilli: 500_000,
  capacityUnit: "万千瓦",
  source: "示例",
  sourceOn: "2026-11-01",
  note: null,
} as const;
const rowOf = (rows: Awaited<ReturnType<typeof listGaps>>["rows"]) => rows.find((row) => row.linkId === link);

async function cellsOf(file: Awaited<ReturnType<typeof exportGaps>>): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(file.content as unknown as ArrayBuffer);
  return JSON.stringify(workbook.worksheets[0]?.getSheetValues());
}

let founder: Founder;
test.beforeEach(({ database }) => {
  founder = founderOf(database.url);
});
test.afterEach(() => founder.end());

test("contact counts for who may see the project, and for the banner asked about", async () => {
  const office = await foundOffice(founder);
  const stranger = await foundOffice(founder);
  const { id } = await foundLead(founder, office);
  await assessLink(office.promoter, { ...assessed, neededCapacityMilli: null });
  await founder.driver`
    insert into matches (link_id, company_id, tier, score, words, sentence, spans, source, rule_version)
    select ${link}, company_id, 'make', 1, '[]', '', '[]', 'scope', 'test' from projects where id = ${id}`;
  const [clock] = await founder.driver<{ today: string }[]>`
    select (now() at time zone 'Asia/Shanghai')::date::text as today`;
  const visitedOn = clock?.today ?? "";
  await recordVisit(office.clerk, {
    projectId: id,
    kind: "call",
    visitedOn,
    participants: null,
    outcome: "示例",
    nextStep: null,
    nextStepOn: null,
  });
  const own = await listGaps(office.clerk, {});
  expect(rowOf(own.rows)?.kinds ?? []).not.toContain("no_contact");
  const theirs = rowOf((await listGaps(stranger.clerk, {})).rows);
  expect(theirs).toMatchObject({ kinds: ["no_contact"], lastContactOn: null, activeFirmCount: 0, leadCount: 0 });
  const all = await listGaps(office.promoter, { banner: stranger.bannerId });
  expect(rowOf(all.rows)).toMatchObject({ kinds: ["no_contact"], activeFirmCount: 0 });
  expect(rowOf((await listGaps(office.promoter, { banner: office.bannerId })).rows)).toBeUndefined();
});

test("needed capacity is met by what stands and by signed projects in the same unit, on their primary link alone", async () => {
  const office = await foundOffice(founder);
  const head = await founder.foundViewer("dept-gongxin", "department_head");
  const { id } = await foundLead(founder, office);
  await assessLink(head, assessed);
  const short = async () => rowOf((await listGaps(office.promoter, { banner: office.bannerId })).rows);
  expect(await short()).toMatchObject({ shortMilli: 400_000, signedMilli: null });
  const [capacity] = await founder.driver<
    { id: string }[]
  >`select id from indicators where unit_label = '万千瓦' limit 1`;
  const [tons] = await founder.driver<{ id: string }[]>`select id from indicators where unit_label = '万吨' limit 1`;
  await founder.driver`update projects set stage = 'signed' where id = ${id}`;
  await founder.driver`
    insert into project_capacities (project_id, indicator_id, quantity_milli)
    values (${id}, ${capacity?.id ?? ""}, 150000), (${id}, ${tons?.id ?? ""}, 999000)`;
  expect(await short()).toMatchObject({
    shortMilli: 250_000,
    signedMilli: 150_000,
    signedOther: [{ unit: "万吨", milli: 999_000 }],
    signedCount: 1,
  });
  await founder.driver`update project_links set is_primary = false where project_id = ${id} and link_id = ${link}`;
  expect(await short()).toMatchObject({ shortMilli: 400_000, signedMilli: null });
});

test("a need by the year closes by signed capacity of the plan's unit, and one in another measure says so", async () => {
  const office = await foundOffice(founder);
  const head = await founder.foundViewer("dept-gongxin", "department_head");
  const { id } = await foundLead(founder, office);
  await founder.driver`update projects set stage = 'signed' where id = ${id}`;
  await founder.driver`
    insert into project_capacities (project_id, indicator_id, quantity_milli)
    select ${id}, id, 80000 from indicators where unit_label = '万吨' and kind = 'capacity' limit 1`;
  const needs = async (capacityUnit: string, neededCapacityMilli: number) => {
    await assessLink(head, { ...assessed, localCapacityMilli: null, neededCapacityMilli, capacityUnit });
    return rowOf((await listGaps(office.promoter, { banner: office.bannerId })).rows);
  };
  expect(await needs("万吨/年", 100_000)).toMatchObject({ shortMilli: 20_000, signedMilli: 80_000, signedOther: [] });
  expect((await needs("万吨/年", 80_000))?.kinds ?? []).not.toContain("short");
  expect(await needs("万套", 100_000)).toMatchObject({
    kinds: expect.arrayContaining(["short"]),
    shortMilli: null,
    signedMilli: null,
  });
  expect(await cellsOf(await exportGaps(office.promoter, { banner: office.bannerId }))).toContain("无法计算");
});

test("a link offers the units its industry is measured in first, then the plan's others, and no money", async () => {
  const { promoter } = await foundOffice(founder);
  const units = (await findLink(promoter, link))?.capacityUnits ?? [];
  expect(units[0]).toEqual({ unit: "万千瓦", isOfIndustry: true });
  expect(units).toContainEqual({ unit: "万吨", isOfIndustry: false });
  expect(units.map(({ unit }) => unit)).not.toContain("亿元");
  expect(new Set(units.map(({ unit }) => unit)).size).toBe(units.length);
});

test("department and cluster narrow the queue, and the file holds what the screen shows", async () => {
  const { promoter } = await foundOffice(founder);
  const { rows } = await listGaps(promoter, { department: "dept-nengyuan" });
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.every((row) => row.responsible.includes("能源局"))).toBe(true);
  const cluster = rows[0]?.clusterId ?? "";
  const narrowed = await listGaps(promoter, { cluster });
  expect(new Set(narrowed.rows.map((row) => row.clusterId))).toEqual(new Set([cluster]));
  const file = await exportGaps(promoter, { cluster });
  expect(file.rowCount).toBe(narrowed.rows.length);
  const [logged] = await founder.driver`
    select kind, row_count, content_hash from exports where exported_by = ${promoter.userId}`;
  const cells = await cellsOf(file);
  expect(cells).toContain(`筛选条件：集群：${narrowed.rows[0]?.clusterName}；`);
  expect(cells).not.toContain("只计该旗县市区");
  expect(logged).toEqual({ kind: "gaps", row_count: file.rowCount, content_hash: file.contentHash });
});

test("a condition nobody can choose leaves the queue and the file as they are", async () => {
  const { promoter, bannerId } = await foundOffice(founder);
  const whole = await listGaps(promoter, {});
  const unknown = await listGaps(promoter, { department: "zzz", cluster: "zzz", banner: "zzz" });
  expect(unknown.rows).toEqual(whole.rows);
  expect(unknown.filter).toEqual({});
  const { filter, options } = await listGaps(promoter, { banner: bannerId });
  expect(filter).toEqual({ banner: bannerId });
  const label = options.banners.find(({ value }) => value === bannerId)?.label;
  expect(await cellsOf(await exportGaps(promoter, { banner: bannerId }))).toContain(
    `筛选条件：旗县市区：${label}，项目、接触和签约只计该旗县市区承办或落地的；`,
  );
});
