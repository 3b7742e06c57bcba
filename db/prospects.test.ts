import { randomUUID } from "node:crypto";
import ExcelJS from "exceljs";
import { assessLinkSchema } from "@/domain/chain";
import { contactOf, matchStates, type ProspectFilter, type ProspectPage } from "@/domain/prospect";
import { tiers } from "@/domain/scope";
import type { Viewer } from "@/domain/viewer";
import { asViewer } from "./client";
import { expect, test } from "./fixtures";
import { type Founder, founderOf } from "./founding";
import { listGaps } from "./gaps";
import { assessLink, findLink } from "./links";
import { matchCompany } from "./matches";
import { exportProspects } from "./prospect-export";
import { listProspects } from "./prospects";

let founder: Founder;
test.beforeEach(({ database }) => {
  founder = founderOf(database.url);
});
test.afterEach(() => founder.end());

async function foundProspect(viewer: Viewer, scope: string): Promise<string> {
  const companyId = await founder.foundCompany(undefined, scope);
  await asViewer(viewer, (tx) => matchCompany(tx, companyId));
  return companyId;
}

async function foundProspects(viewer: Viewer, scopes: readonly string[]): Promise<void> {
  for (const scope of scopes) await foundProspect(viewer, scope);
}

const companiesOf = ({ rows }: ProspectPage) => rows.map((row) => (row.kind === "open" ? row.companyId : null));

async function foundLead(companyId: string, unitId: string, linkId: string) {
  const [project] = await founder.driver<{ id: string }[]>`
    insert into projects (code, name, company_id, owner_unit_id) values (${randomUUID()}, '示例项目', ${companyId}, ${unitId}) returning id`;
  await founder.driver`insert into project_links (project_id, link_id, is_primary) values (${project?.id ?? ""}, ${linkId}, true)`;
}

async function cellsOf(viewer: Viewer, linkId: string, filter: ProspectFilter = {}): Promise<string> {
  const file = await exportProspects(viewer, linkId, filter);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(file.content as unknown as ArrayBuffer);
  return JSON.stringify(workbook.worksheets[0]?.getSheetValues());
}

test("who sees a project learns who carries it, who does not that none is visible, on the screen as in the file", async () => {
  const [own, other] = [await founder.foundBanner(), await founder.foundBanner()];
  const clerk = await founder.foundViewer(own, "clerk");
  const promoter = await founder.foundViewer("152500", "promoter");
  const link = "CH-302-E";
  const companyId = await foundProspect(clerk, "风电发电机制造");
  await foundLead(companyId, other, link);
  const rowOf = async (viewer: Viewer) =>
    (await listProspects(viewer, link)).rows.find((row) => row.kind === "open" && row.companyId === companyId);
  const [unseen, seen] = [await rowOf(clerk), await rowOf(promoter)];
  expect(unseen && contactOf(unseen, false)).toBe("无可见在办项目");
  const [owner] = await founder.driver`select short_name from units where id = ${other}`;
  expect(seen && contactOf(seen, true)).toBe(`线索（${owner?.short_name}）`);
  expect(JSON.stringify(unseen)).not.toContain(owner?.short_name);
  expect(await cellsOf(clerk, link)).toContain("无可见在办项目");
  expect(await cellsOf(promoter, link)).not.toContain("无可见");
  expect(await cellsOf(promoter, link)).toContain(`"线索（${owner?.short_name}）"`);
  await foundLead(companyId, own, "CH-302-C");
  const [mine, both] = [await rowOf(clerk), await rowOf(promoter)];
  const [banner] = await founder.driver`select short_name from units where id = ${own}`;
  expect(mine && contactOf(mine, false)).toBe(`线索（${banner?.short_name}，其他环节）`);
  expect(both && contactOf(both, true)).toBe(`线索（${owner?.short_name}）等 2 个项目`);
  expect(await cellsOf(clerk, link, { tier: "make", untouched: "1" })).toContain("筛选条件：制造，无可见在办项目；");
});

test("a firm of the league whose banner nobody knows is local in the list, the file, the link's page and the queue", async () => {
  const promoter = await founder.foundViewer("dept-zhaoshang", "promoter");
  const link = "CH-302-J";
  const companyId = await foundProspect(promoter, "风电变流器制造");
  const before = await findLink(promoter, link);
  await founder.driver`
    update companies set city = (select name from units where kind = 'league') where id = ${companyId}`;
  await founder.driver`update matches set state = 'confirmed' where company_id = ${companyId} and link_id = ${link}`;
  const row = (await listProspects(promoter, link)).rows.find(
    (one) => one.kind === "open" && one.companyId === companyId,
  );
  expect(row).toMatchObject({ isLocal: true });
  expect(await cellsOf(promoter, link, { state: "confirmed" })).toContain('"是","已确认"');
  const page = await findLink(promoter, link);
  expect(page?.localCount).toBe((before?.localCount ?? 0) + 1);
  expect(page?.localFirms).toContainEqual(expect.objectContaining({ companyId, place: "锡林郭勒盟" }));
  await assessLink(promoter, assessLinkSchema.parse({ linkId: link, shortfall: "yes" }));
  const gap = (await listGaps(promoter, {})).rows.find(({ linkId }) => linkId === link);
  expect(gap?.localCount).toBe(page?.localCount);
});

test("the next page and the one before still open when the row between them has gone", async () => {
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const link = "CH-302-G";
  await foundProspects(clerk, Array(5).fill("偏航减速机制造"));
  const whole = companiesOf(await listProspects(clerk, link));
  const first = await listProspects(clerk, link, {}, 2);
  const second = await listProspects(clerk, link, { cursor: first.nextCursor ?? "" }, 2);
  await founder.driver`delete from matches where link_id = ${link} and company_id = ${whole[1] ?? ""}`;
  const next = await listProspects(clerk, link, { cursor: first.nextCursor ?? "" }, 2);
  expect(companiesOf(next)).toEqual(whole.slice(2, 4));
  expect(next.rows.map(({ rank }) => rank)).toEqual([2, 3]);
  await founder.driver`delete from matches where link_id = ${link} and company_id = ${whole[2] ?? ""}`;
  const back = await listProspects(clerk, link, { cursor: second.previousCursor ?? "" }, 2);
  expect(companiesOf(back)).toEqual([whole[0], whole[3]]);
});

test("a cursor nobody wrote, of another link or past the end opens the first page", async () => {
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const link = "CH-302-H";
  await foundProspects(clerk, Array(3).fill("偏航制动器制造；偏航减速机制造"));
  const first = await listProspects(clerk, link, {}, 2);
  const elsewhere = await listProspects(clerk, "CH-302-G", {}, 2);
  const beyond = `a.900000.${randomUUID()}`;
  for (const cursor of ["a.1.junk", beyond, elsewhere.nextCursor?.replace(".2.", ".900000.") ?? ""])
    expect(await listProspects(clerk, link, { cursor }, 2), cursor).toEqual(first);
});

test("each chip counts what pressing it gives, beside the other kind of chip that is on", async () => {
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const link = "CH-302-I";
  await foundProspects(clerk, ["风电轴承制造", "变桨轴承制造", "风电轴承销售"]);
  for (const tier of tiers) {
    const { stateCounts } = await listProspects(clerk, link, { tier });
    for (const state of matchStates)
      expect(stateCounts[state], `${tier} ${state}`).toBe((await listProspects(clerk, link, { tier, state })).total);
  }
  const { tierCounts } = await listProspects(clerk, link, { state: "suggested" });
  for (const tier of tiers)
    expect(tierCounts[tier], tier).toBe((await listProspects(clerk, link, { tier, state: "suggested" })).total);
  expect(tierCounts).toMatchObject({ make: 2, trade: 1 });
});
