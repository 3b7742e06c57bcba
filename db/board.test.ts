import { cardMove, dropTargets } from "@/domain/board";
import { companySchema } from "@/domain/company";
import { yuan } from "@/domain/money";
import { type ProjectFilter, projectFilterSchema, projectsHref } from "@/domain/project-filter";
import { type Stage, stages } from "@/domain/stage";
import type { Viewer } from "@/domain/viewer";
import { listProjects, readBoard } from "./board";
import { createCompany } from "./companies";
import { expect, test } from "./fixtures";
import { type Founder, founderOf } from "./founding";
import { createLead, editProject, findProject } from "./projects";

const blades = "CH-302-C";
const filterOf = (query: Record<string, string> = {}): ProjectFilter => projectFilterSchema.parse(query);

async function foundBanner(founder: Founder) {
  const bannerId = await founder.foundBanner();
  return { bannerId, clerk: await founder.foundViewer(bannerId, "clerk") };
}

async function openLead(founder: Founder, clerk: Viewer, name: string, investmentYuan: number | null = null) {
  const { id } = await createLead(clerk, {
    name,
    companyId: await founder.foundCompany(),
    linkId: blades,
    source: "外出招商",
    ownerUnitId: clerk.unitId,
    distinctBecause: null,
  });
  if (investmentYuan !== null)
    await editProject(clerk, { id, seenVersion: 1, fields: { investmentYuan: yuan(investmentYuan) } });
  return id;
}

/** Rows placed by the owner, so that a test can stand at any stage and day without walking there. */
const place = (founder: Founder, id: string, stage: Stage, days: { [column: string]: string | null } = {}) =>
  founder.driver`update projects set ${founder.driver({ stage, ...days })} where id = ${id}`;

const columnOf = async (viewer: Viewer, key: string, query: Record<string, string> = {}) =>
  (await readBoard(viewer, filterOf(query))).columns.find((column) => column.key === key);

test("a column counts and sums every row the viewer may see, not only the cards shown", async ({ database }) => {
  const founder = founderOf(database.url);
  const { clerk } = await foundBanner(founder);
  for (let n = 1; n <= 8; n++) await openLead(founder, clerk, `示例线索${n}`, n === 8 ? null : n * 100_000_000);
  const column = await columnOf(clerk, "lead");
  expect(column).toMatchObject({ count: 8, sum: "28.00*", sumNote: "其中 1 个未填，合计不含。" });
  expect(column?.cards).toHaveLength(6);
  expect((await columnOf(clerk, "lead", { open: "lead" }))?.cards).toHaveLength(8);
  const { totals } = await listProjects(clerk, filterOf());
  expect(totals).toMatchObject({ count: 8, investmentYuan: 2_800_000_000, blankInvestments: 1, outputYuan: null });
  await founder.end();
});

test("an opened column takes no card from the others", async ({ database }) => {
  const founder = founderOf(database.url);
  const { clerk } = await foundBanner(founder);
  const model = await openLead(founder, clerk, "示例多卡");
  const perStage = stages.map((stage) => ({ stage, copies: stage === "lead" ? 110 : 21 }));
  await founder.driver`
    insert into projects (code, name, stage, company_id, owner_unit_id)
    select 'DK-' || s.stage || '-' || n, '示例多卡' || n, s.stage, m.company_id, m.owner_unit_id
    from projects m
    cross join jsonb_to_recordset(${founder.driver.json(perStage)}) s(stage text, copies int)
    cross join generate_series(1, s.copies) n
    where m.id = ${model}`;
  const board = await readBoard(clerk, filterOf({ open: "lead" }), 20);
  expect(board.columns.map(({ cards }) => cards.length)).toEqual([100, 20, 20, 20, 20, 20, 20]);
  await founder.end();
});

test("all amounts blank is 未填 and never 0", async ({ database }) => {
  const founder = founderOf(database.url);
  const { clerk } = await foundBanner(founder);
  await openLead(founder, clerk, "示例未填");
  expect(await columnOf(clerk, "lead")).toMatchObject({ count: 1, sum: "未填" });
  expect(await columnOf(clerk, "talks")).toMatchObject({ count: 0, sum: "" });
  await founder.end();
});

test("another banner's rows are neither listed, counted nor summed", async ({ database }) => {
  const founder = founderOf(database.url);
  const [own, other] = [await foundBanner(founder), await foundBanner(founder)];
  await openLead(founder, own.clerk, "示例本旗", 100_000_000);
  await openLead(founder, other.clerk, "示例他旗", 900_000_000);
  const board = await readBoard(own.clerk, filterOf());
  expect(board.count).toBe(1);
  expect(board.columns[0]).toMatchObject({ count: 1, sum: "1.00" });
  expect((await listProjects(own.clerk, filterOf({ q: "示例他旗" }))).totals.count).toBe(0);
  const page = await listProjects(own.clerk, filterOf({ banner: other.bannerId }));
  expect(page).toMatchObject({ rows: [], totals: { count: 0, investmentYuan: null } });
  await founder.end();
});

test("every filter narrows board and table alike", async ({ database }) => {
  const founder = founderOf(database.url);
  const { bannerId, clerk } = await foundBanner(founder);
  const colleague = await founder.foundViewer(bannerId, "bureau_head");
  const big = await openLead(founder, clerk, "示例大项目", 1_260_000_000);
  const small = await openLead(founder, colleague, "示例小项目", 50_000_000);
  const blank = await openLead(founder, clerk, "示例未定项目");
  const lost = await openLead(founder, clerk, "示例流失项目");
  await founder.driver`update projects set status = 'lost' where id = ${lost}`;
  const found = async (query: Record<string, string>) => {
    const page = await listProjects(clerk, filterOf(query));
    expect((await readBoard(clerk, filterOf(query))).count).toBe(page.rows.length);
    return page.rows.map((row) => row.id).sort();
  };
  const all = [big, small, blank].sort();
  expect(await found({})).toEqual(all);
  expect(await found({ scope: "mine" })).toEqual([big, blank].sort());
  expect(await found({ scope: "unit" })).toEqual(all);
  expect(await found({ banner: bannerId })).toEqual(all);
  expect(await found({ band: "from10" })).toEqual([big]);
  expect(await found({ band: "under1" })).toEqual([small]);
  expect(await found({ band: "blank" })).toEqual([blank]);
  expect(await found({ owner: colleague.userId })).toEqual([small]);
  expect(await found({ link: blades })).toEqual(all);
  expect(await found({ link: "CH-302-A" })).toEqual([]);
  expect(await found({ industry: "I301" })).toEqual(all);
  expect(await found({ industry: "I101" })).toEqual([]);
  expect(await found({ cluster: "C3" })).toEqual(all);
  expect(await found({ q: "小项" })).toEqual([small]);
  expect(await found({ status: "lost" })).toEqual([lost]);
  await founder.end();
});

test("a search of the projects reads their own words in any order and width, and companies as the directory does", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const { bannerId, clerk } = await foundBanner(founder);
  const company = companySchema.parse({
    name: "盐城示例蓝穹叶片有限公司",
    scope: "玻璃纤维制品",
    distinctBecause: "试验",
  });
  const { id: companyId } = await createCompany(clerk, company);
  const lead = { companyId, linkId: blades, source: "来电", ownerUnitId: bannerId, distinctBecause: "试验" };
  const { id, code } = await createLead(clerk, { ...lead, name: "北塔ABC钼基项目" });
  const other = await openLead(founder, clerk, "南塔项目");
  const found = async (q: string) => {
    const { rows } = await listProjects(clerk, filterOf({ q }));
    expect((await readBoard(clerk, filterOf({ q }))).count, q).toBe(rows.length);
    return rows.map((row) => row.id);
  };
  const asked = ["示例蓝穹", "蓝穹 盐城", "sllqyp", "盐城市示例蓝穹", "玻璃纤维", "项目 北塔", "ａｂｃ", "钼", code];
  for (const q of asked) expect(await found(q), q).toEqual([id]);
  expect(await found("shili lanqiong")).toEqual([id]);
  expect((await found("项目")).sort()).toEqual([id, other].sort());
  expect(await found("北塔 南塔")).toEqual([]);
  expect(await found("——")).toEqual([]);
  await founder.end();
});

test("a department opens on the industries it is 责任 for, and 全部 adds those it is 配合 for", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const { bannerId, clerk } = await foundBanner(founder);
  await openLead(founder, clerk, "示例叶片");
  const energy = await founder.foundViewer("dept-nengyuan", "department_head");
  const industry = await founder.foundViewer("dept-gongxin", "department_head");
  const count = async (viewer: Viewer, scope: string) =>
    (await readBoard(viewer, filterOf({ banner: bannerId, ...(scope && { scope }) }))).count;
  expect(await count(industry, "")).toBe(1);
  expect(await count(energy, "")).toBe(0);
  expect(await count(energy, "all")).toBe(1);
  await founder.end();
});

test("what is due first stands first, and 只看停滞 is exactly the red lights", async ({ database }) => {
  const founder = founderOf(database.url);
  const { clerk } = await foundBanner(founder);
  const [day] = await founder.driver`select (now() at time zone 'Asia/Shanghai')::date as today`;
  const on = (days: number) => new Date(day?.today.getTime() + days * 86_400_000).toISOString().slice(0, 10);
  const stages = [
    "lead",
    "studied",
    "talks",
    "intent",
    "framework",
    "signed",
    "registered",
    "building",
    "counted",
    "producing",
  ] as const;
  for (const [at, stage] of stages.entries()) {
    for (const offset of [-400, -185, -92, -2, 1, 40]) {
      const id = await openLead(founder, clerk, `示例${stage}${offset}`);
      await founder.driver`update projects set created_at = now() + ${`${offset - 1} days`}::interval where id = ${id}`;
      await place(founder, id, stage, {
        last_contact_on: at % 2 === 0 || offset < -90 ? on(Math.min(offset, 0)) : null,
        protected_until: stage === "lead" || stage === "studied" ? null : on(offset + 30),
        signed_on: at >= 5 ? on(offset) : null,
        next_step_on: at % 3 === 0 ? on(offset) : null,
      });
    }
  }
  const page = await listProjects(clerk, filterOf());
  expect(page.totals.count).toBe(60);
  const second = await listProjects(clerk, filterOf({ after: page.next ?? "" }));
  const rows = [...page.rows, ...second.rows];
  const isRed = rows.map((row) => row.light?.tone === "past");
  expect(isRed.lastIndexOf(true)).toBe(page.stalledCount - 1);
  const stalled = await listProjects(clerk, filterOf({ stalled: "1" }));
  expect(stalled.rows.map((row) => row.id)).toEqual(rows.filter((_, at) => isRed[at]).map((row) => row.id));
  expect(stalled.rows.length).toBeGreaterThan(10);
  const { cards } = (await columnOf(clerk, "talks", { open: "talks" })) ?? {};
  expect(cards?.map((card) => card.id)).toEqual(rows.filter((row) => row.stage === "在谈").map((row) => row.id));
  await founder.end();
});

test("pages join without a gap or a repeat in every order, forwards and back, also over blanks", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const { clerk } = await foundBanner(founder);
  const [seed] = [await openLead(founder, clerk, "示例翻页")];
  await founder.driver`
    insert into projects (code, name, company_id, owner_unit_id, owner_user_id, created_by, investment_yuan)
    select ${clerk.unitId} || n, '示例' || (n % 7), company_id, owner_unit_id, owner_user_id, created_by,
      case when n % 4 = 0 then null else (n % 11) * 100000000 end
    from projects, generate_series(1, 119) n where id = ${seed}`;
  for (const sort of ["due", "code", "-code", "name", "-name", "investment", "-investment"]) {
    const first = await listProjects(clerk, filterOf({ sort }));
    const second = await listProjects(clerk, filterOf({ sort, after: first.next ?? "" }));
    const third = await listProjects(clerk, filterOf({ sort, after: second.next ?? "" }));
    const ids = [first, second, third].flatMap(({ rows }) => rows.map((row) => row.id));
    expect(new Set(ids).size, sort).toBe(120);
    expect([first.previous, third.next], sort).toEqual([null, null]);
    const back = await listProjects(clerk, filterOf({ sort, before: third.previous ?? "" }));
    expect(back.rows, sort).toEqual(second.rows);
    const start = await listProjects(clerk, filterOf({ sort, before: back.previous ?? "" }));
    expect(start.rows, sort).toEqual(first.rows);
    expect(start.previous, sort).toBeNull();
  }
  const dearest = await listProjects(clerk, filterOf({ sort: "-investment" }));
  expect(dearest.rows[0]?.investment).toBe("10.00");
  await founder.end();
});

test("a cursor that was tampered with opens the first page", async ({ database }) => {
  const founder = founderOf(database.url);
  const { clerk } = await foundBanner(founder);
  const id = await openLead(founder, clerk, "示例游标");
  const strange: Record<string, string>[] = [
    { after: "' or 1=1" },
    { after: `${"-".repeat(36)}.2026-01-01` },
    { after: `${id}.2026-99-99` },
    { after: `${id}.9999999999999999999`, sort: "investment" },
  ];
  for (const query of strange)
    expect((await listProjects(clerk, filterOf(query))).rows.map((row) => row.id)).toEqual([id]);
  await founder.end();
});

test("a card says what the next stage lacks and where it may go before anybody drags it", async ({ database }) => {
  const founder = founderOf(database.url);
  const { clerk } = await foundBanner(founder);
  const id = await openLead(founder, clerk, "示例卡片", 1_260_000_000);
  const card = (await columnOf(clerk, "lead"))?.cards[0];
  expect(card).toMatchObject({
    id,
    amount: "12.60",
    missing: ["投资方介绍"],
    missingCount: 6,
  });
  if (!card) throw new Error("the lead is not on the board");
  const moves = Object.fromEntries(stages.map((to) => [to, cardMove(card, clerk.roles, to).words]));
  expect(moves).toMatchObject({ lead: "当前阶段", studied: "缺 6 项", talks: "不可移" });
  expect(dropTargets(card, clerk.roles, ["studied"])).toEqual(["studied"]);
  expect(dropTargets(card, clerk.roles, ["lead"])).toEqual([]);
  expect((await findProject(clerk, id))?.stage).toBe("lead");
  const leader = await founder.foundViewer("152500", "leader");
  const seen = (await columnOf(leader, "lead", { banner: clerk.unitId }))?.cards[0];
  const barred = seen ? stages.map((to) => cardMove(seen, leader.roles, to)) : [];
  expect(barred.filter((move) => move.sentence !== null)).toHaveLength(11);
  await founder.end();
});

test("the address reproduces the list and forgets the page when a condition changes", () => {
  const filter = filterOf({ view: "table", banner: "152526", stalled: "1", sort: "-name", after: "x.y", junk: "1" });
  expect(projectsHref(filter)).toBe("/projects?view=table&banner=152526&stalled=1&sort=-name");
  expect(projectsHref(filter, { before: "a.b", after: null })).toContain("before=a.b");
  expect(projectsHref(filterOf({ sort: "nonsense", band: "huge", status: "x", owner: "1" }))).toBe("/projects");
});
