import { randomUUID } from "node:crypto";
import ExcelJS from "exceljs";
import type postgres from "postgres";
import { decideMatchesSchema, decideMatchSchema } from "@/domain/prospect";
import { decideMatches } from "./bulk-decisions";
import { asViewer } from "./client";
import { expect, test } from "./fixtures";
import { type Founder, founderOf } from "./founding";
import { decideMatch, matchCompany, runMatches } from "./matches";
import { mergeAsSeen, officeOf } from "./merge-office";
import { exportProspects } from "./prospect-export";
import { listProspects } from "./prospects";

let founder: Founder;
test.beforeEach(({ database }) => {
  founder = founderOf(database.url);
});
test.afterEach(() => founder.end());

async function foundCompany(driver: postgres.Sql, scope: string, bannerId: string | null = null, name?: string) {
  const id = randomUUID();
  await driver`insert into companies (id, name, normalised_name, core_name, scope, banner_id, pinyin, initials, text_grams)
    values (${id}, ${name ?? `示例${id.slice(0, 8)}有限公司`}, ${id}, ${id}, ${scope}, ${bannerId}, '', '', '{}')`;
  return id;
}

async function protect(driver: postgres.Sql, companyId: string, unitId: string, linkId: string) {
  const [project] = await driver<{ id: string }[]>`
    insert into projects (code, name, company_id, owner_unit_id, stage, protected_until)
    values (${randomUUID()}, '示例项目', ${companyId}, ${unitId}, 'talks', now()::date + 30) returning id`;
  await driver`insert into project_links (project_id, link_id, is_primary) values (${project?.id ?? ""}, ${linkId}, true)`;
}

const matchesOf = (driver: postgres.Sql, companyId: string) =>
  driver`select link_id, tier, score, words, sentence, spans, source, rule_version, state, reason
    from matches where company_id = ${companyId} order by link_id`;

const blades = "一般项目：风电叶片、塔筒的研发、制造和销售。";

test("a repeated run changes nothing, and what a person dismissed stays dismissed with the reason", async () => {
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const companyId = await foundCompany(founder.driver, blades);
  const first = await runMatches(founder.driver);
  expect(first.links).toBe(258);
  const [match] = await founder.driver<{ id: string }[]>`
    select id from matches where company_id = ${companyId} and link_id = 'CH-302-C'`;
  const decision = {
    matchId: match?.id ?? "",
    seenState: "suggested",
    decision: "dismissed",
    reason: "只做模具",
  } as const;
  await decideMatch(clerk, decision);
  const before = await matchesOf(founder.driver, companyId);
  const [audited] = await founder.driver`select max(id) as id from audit.entries`;
  await runMatches(founder.driver);
  expect(await matchesOf(founder.driver, companyId)).toEqual(before);
  expect(before.find((row) => row.link_id === "CH-302-C")).toMatchObject({ state: "dismissed", reason: "只做模具" });
  const again =
    await founder.driver`select 1 from audit.entries where id > ${audited?.id ?? 0} and subject = 'matches' and row_id = ${companyId}`;
  expect(again).toHaveLength(0);
  expect(decideMatchSchema.safeParse({ ...decision, reason: " " }).success).toBe(false);
});

test("a company matched on its own gets the same matches as in a run over all", async () => {
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const companyId = await foundCompany(founder.driver, `${blades}锂离子电池制造；硅铁销售`);
  await asViewer(clerk, (tx) => matchCompany(tx, companyId));
  const alone = await matchesOf(founder.driver, companyId);
  expect(alone.map((row) => row.link_id)).toContain("CH-302-C");
  await founder.driver`delete from matches where company_id = ${companyId}`;
  await runMatches(founder.driver);
  expect(await matchesOf(founder.driver, companyId)).toEqual(alone);
});

test("a suggestion goes when the scope no longer says it, a confirmed match stays", async () => {
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const companyId = await foundCompany(founder.driver, blades);
  await asViewer(clerk, (tx) => matchCompany(tx, companyId));
  await founder.driver`update matches set state = 'confirmed' where company_id = ${companyId} and link_id = 'CH-302-C'`;
  await founder.driver`update companies set scope = '餐饮管理' where id = ${companyId}`;
  await asViewer(clerk, (tx) => matchCompany(tx, companyId));
  expect((await matchesOf(founder.driver, companyId)).map((row) => row.link_id)).toEqual(["CH-302-C"]);
});

test("makers stand before servicers and traders, page after page and back, with the matched words marked", async () => {
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const link = "CH-302-D";
  await foundCompany(founder.driver, "风电塔筒的销售");
  for (let i = 0; i < 3; i += 1) await foundCompany(founder.driver, "风电塔筒制造");
  await runMatches(founder.driver);
  const all = await listProspects(clerk, link);
  const ranks = { make: 0, service: 1, trade: 2 };
  const open = all.rows.flatMap((row) => (row.kind === "open" ? [row] : []));
  expect(open.map((row) => ranks[row.tier])).toEqual(open.map((row) => ranks[row.tier]).sort());
  expect(open[0]?.parts.filter((part) => part.isHit).length).toBeGreaterThan(0);
  const first = await listProspects(clerk, link, {}, 2);
  const second = await listProspects(clerk, link, { cursor: first.nextCursor ?? "" }, 2);
  expect([...first.rows, ...second.rows]).toEqual(all.rows.slice(0, 4));
  expect(first.previousCursor).toBeNull();
  const back = await listProspects(clerk, link, { cursor: second.previousCursor ?? "" }, 2);
  expect(back.rows).toEqual(first.rows);
  expect(back.previousCursor).toBeNull();
});

test("where a link names a service, makers and servicers stand in one order", async () => {
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const { driver } = founder;
  const link = "CH-306-G";
  const [{ isService } = {}] = await driver<
    { isService: boolean }[]
  >`select is_service as "isService" from links where id = ${link}`;
  expect(isService).toBe(true);
  const makes = await foundCompany(driver, "空中游览的开发");
  const serves = await foundCompany(driver, "空中游览运营");
  const trades = await foundCompany(driver, "空中游览的代理");
  await driver`update companies set capital_yuan = 5000000 where id = ${serves}`;
  await runMatches(driver);
  const { rows } = await listProspects(clerk, link);
  const ours: readonly string[] = [makes, serves, trades];
  const own = rows.flatMap((row) => (row.kind === "open" && ours.includes(row.companyId) ? [row] : []));
  expect(own.map(({ companyId }) => companyId)).toEqual([serves, makes, trades]);
  expect(own.map(({ tier }) => tier)).toEqual(["service", "make", "trade"]);
});

test("of two makers alike the one on more lists stands first, then the one with more capital", async () => {
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const { driver } = founder;
  const [small, large, unknown, honoured] = [
    await foundCompany(driver, "风电机舱罩制造"),
    await foundCompany(driver, "风电机舱罩制造"),
    await foundCompany(driver, "风电机舱罩制造"),
    await foundCompany(driver, "风电机舱罩制造"),
  ];
  await driver`update companies set capital_yuan = 1000000 where id = ${small}`;
  await driver`update companies set capital_yuan = 90000000 where id = ${large}`;
  await driver`insert into company_honours (company_id, kind) values (${honoured}, '绿色工厂'), (${honoured}, '上市公司')`;
  await runMatches(driver);
  const [match] = await driver<{ linkId: string }[]>`
    select link_id as "linkId" from matches where company_id = ${honoured} order by score desc, link_id limit 1`;
  const idsOf = (rows: Awaited<ReturnType<typeof listProspects>>["rows"]) =>
    rows.flatMap((row) => (row.kind === "open" ? [row.companyId] : []));
  const mine = (ids: readonly string[]) =>
    ids.filter((id) => [small, large, unknown, honoured].some((own) => own === id));
  const all = await listProspects(clerk, match?.linkId ?? "");
  expect(mine(idsOf(all.rows))).toEqual([honoured, large, small, unknown]);
  const row = all.rows.find((one) => one.kind === "open" && one.companyId === honoured);
  expect(row).toMatchObject({ honours: ["绿色工厂", "上市公司"] });
  const walked: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page = await listProspects(clerk, match?.linkId ?? "", { cursor }, 1);
    walked.push(...idsOf(page.rows));
    cursor = page.nextCursor;
  }
  expect(mine(walked)).toEqual([honoured, large, small, unknown]);
});

test("a prospect under a stranger's first talk keeps its rank and gives away no name, and cannot be decided", async () => {
  const [own, other] = [await founder.foundBanner(), await founder.foundBanner()];
  const stranger = await founder.foundViewer(own, "clerk");
  const owner = await founder.foundViewer(other, "clerk");
  const name = `示例${randomUUID().slice(0, 8)}塔筒有限公司`;
  const companyId = await foundCompany(founder.driver, "风电塔筒、海上风电塔筒、塔架的制造", null, name);
  await asViewer(owner, (tx) => matchCompany(tx, companyId));
  await protect(founder.driver, companyId, other, "CH-302-D");
  const seen = await listProspects(owner, "CH-302-D");
  const rank = seen.rows.find((row) => row.kind === "open" && row.companyId === companyId)?.rank;
  const masked = await listProspects(stranger, "CH-302-D");
  const row = masked.rows.find((one) => one.rank === rank);
  expect(row?.kind).toBe("masked");
  expect(Object.keys(row ?? {}).sort()).toEqual(["kind", "protectedUntil", "rank"]);
  expect(JSON.stringify(masked)).not.toContain(name);
  expect(JSON.stringify(masked)).not.toContain(companyId);
  const file = await exportProspects(stranger, "CH-302-D", {});
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(file.content as unknown as ArrayBuffer);
  const cells = JSON.stringify(workbook.worksheets[0]?.getSheetValues());
  expect(cells).toContain("已由他方首谈");
  expect(cells).not.toContain(name);
  const untouched = await listProspects(stranger, "CH-302-D", { untouched: "1" });
  expect(untouched.rows.every((one) => one.kind === "open" && one.companyId !== companyId)).toBe(true);
  const [match] = await founder.driver<{ id: string }[]>`
    select id from matches where company_id = ${companyId} and link_id = 'CH-302-D'`;
  const decision = { matchId: match?.id ?? "", seenState: "suggested", decision: "confirmed", reason: null } as const;
  await expect(decideMatch(stranger, decision)).rejects.toThrow(/^已由他方首谈，保护期至 /);
  const which = { by: "ids", matchIds: [decision.matchId] };
  const chosen = decideMatchesSchema.parse({ linkId: "CH-302-D", decision: "confirmed", which });
  expect(await decideMatches(stranger, chosen)).toEqual({ decided: 0, decidedAt: null });
  expect(await decideMatch(owner, decision)).toEqual({ state: "confirmed" });
});

test("of two people deciding on one match the second is told", async () => {
  const banner = await founder.foundBanner();
  const [one, two] = [await founder.foundViewer(banner, "clerk"), await founder.foundViewer(banner, "bureau_head")];
  const companyId = await foundCompany(founder.driver, blades);
  await asViewer(one, (tx) => matchCompany(tx, companyId));
  const [match] = await founder.driver<{ id: string }[]>`
    select id from matches where company_id = ${companyId} and link_id = 'CH-302-C'`;
  const decide = (viewer: typeof one, decision: "confirmed" | "dismissed") =>
    decideMatch(viewer, { matchId: match?.id ?? "", seenState: "suggested", decision, reason: "规模过小" });
  const answers = await Promise.allSettled([decide(one, "confirmed"), decide(two, "dismissed")]);
  expect(answers.filter((answer) => answer.status === "fulfilled")).toHaveLength(1);
  const [first, verb] = answers[0].status === "fulfilled" ? [one, "确认"] : [two, "排除"];
  const refusal = new RegExp(`^已由${first.name}于 \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d ${verb}。$`);
  expect(answers.find((answer) => answer.status === "rejected")?.reason.message).toMatch(refusal);
});

test("who decides on a firm merged meanwhile is told into which, and on one that no longer matches that it does not", async ({
  database,
}) => {
  const office = await officeOf(database.url, { kept: blades, gone: blades });
  const idOf = async (companyId: string) => {
    const [match] = await founder.driver<{ id: string }[]>`
      select id from matches where company_id = ${companyId} and link_id = 'CH-302-C'`;
    return match?.id ?? "";
  };
  const decide = (matchId: string) =>
    decideMatch(office.clerk, { matchId, seenState: "suggested", decision: "confirmed", reason: null });
  const [kept, gone] = [await idOf(office.keptId), await idOf(office.goneId)];
  const [company] = await founder.driver<{ name: string }[]>`select name from companies where id = ${office.keptId}`;
  await mergeAsSeen(office);
  await expect(decide(gone)).rejects.toThrow(`已与“${company?.name}”合并`);
  await founder.driver`update companies set scope = '餐饮管理' where id = ${office.keptId}`;
  await asViewer(office.clerk, (tx) => matchCompany(tx, office.keptId));
  await expect(decide(kept)).rejects.toThrow("不再匹配本环节");
  await office.founder.end();
});
