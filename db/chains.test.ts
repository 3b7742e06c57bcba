import { randomUUID } from "node:crypto";
import type { Stage, Status } from "@/domain/stage";
import { findChainMap, listChains } from "./chains";
import { expect, test } from "./fixtures";
import { type Founder, founderOf } from "./founding";

let founder: Founder;
test.beforeEach(async ({ database }) => {
  founder = founderOf(database.url);
  // First talks that stories before have left are told to everybody here.
  await founder.driver`update projects set protected_until = null where protected_until is not null`;
});
test.afterEach(() => founder.end());

async function foundProject(unitId: string, linkId: string, stage: Stage, status: Status = "active") {
  const id = randomUUID();
  await founder.driver`insert into companies (id, name, normalised_name, core_name, pinyin, initials, text_grams)
    values (${id}, ${`示例${id}`}, ${id}, ${id}, '', '', '{}')`;
  const [project] = await founder.driver<{ id: string }[]>`
    insert into projects (code, name, company_id, owner_unit_id, stage, status)
    values (${id}, '示例项目', ${id}, ${unitId}, ${stage}, ${status}) returning id`;
  await founder.driver`insert into project_links (project_id, link_id, is_primary) values (${project?.id ?? ""}, ${linkId}, true)`;
  return project?.id ?? "";
}

test("the list holds the 31 chains and 258 links of the plan, by cluster", async () => {
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const rows = await listChains(clerk);
  expect(rows).toHaveLength(31);
  expect(rows.reduce((sum, row) => sum + row.linkCount, 0)).toBe(258);
  expect(rows.reduce((sum, row) => sum + row.namedCount, 0)).toBe(141);
  const wind = rows.find((row) => row.chainId === "CH-302");
  expect(wind).toMatchObject({ name: "风电装备", namedCount: 7, noLeadCount: 7, unassessedCount: 6, isOwn: false });
});

test("coverage moves with the furthest visible stage and falls back when the project is lost", async () => {
  const banner = await founder.foundBanner();
  const clerk = await founder.foundViewer(banner, "clerk");
  const link = async () => (await findChainMap(clerk, "CH-302"))?.links.find((row) => row.linkId === "CH-302-F");
  expect(await link()).toMatchObject({ coverage: "none", leadCount: 0 });
  const lead = await foundProject(banner, "CH-302-F", "lead");
  expect(await link()).toMatchObject({ coverage: "leads", leadCount: 1 });
  const further = await foundProject(banner, "CH-302-F", "intent");
  expect(await link()).toMatchObject({ coverage: "talks", leadCount: 1, talksCount: 1 });
  await founder.driver`update projects set stage = 'counted', status = 'suspended' where id = ${further}`;
  expect(await link()).toMatchObject({ coverage: "building", leadCount: 1, talksCount: 0, signedCount: 1 });
  await founder.driver`update projects set status = 'lost' where id = ${further}`;
  expect(await link()).toMatchObject({ coverage: "leads", signedCount: 0 });
  await founder.driver`update projects set status = 'terminated' where id = ${lead}`;
  expect(await link()).toMatchObject({ coverage: "none", leadCount: 0 });
});

test("a clerk of another banner sees no count and no colour of a stranger's project", async () => {
  const [own, other] = [await founder.foundBanner(), await founder.foundBanner()];
  const clerk = await founder.foundViewer(own, "clerk");
  const owner = await founder.foundViewer(other, "clerk");
  await foundProject(other, "CH-604-D", "signed");
  const seenBy = async (viewer: typeof clerk) =>
    (await findChainMap(viewer, "CH-604"))?.links.find((row) => row.linkId === "CH-604-D");
  expect(await seenBy(owner)).toMatchObject({ coverage: "signed", signedCount: 1 });
  expect(await seenBy(clerk)).toMatchObject({ coverage: "unassessed", leadCount: 0, talksCount: 0, signedCount: 0 });
  const squares = (await listChains(clerk)).find((row) => row.chainId === "CH-604")?.squares ?? [];
  expect(squares.find((row) => row.linkId === "CH-604-D")).toBeUndefined();
});

test("a link with a stranger's protected first talk reads as talked about, without a count, until the day is past", async () => {
  const [own, other] = [await founder.foundBanner(), await founder.foundBanner()];
  const clerk = await founder.foundViewer(own, "clerk");
  const owner = await founder.foundViewer(other, "clerk");
  const talks = await foundProject(other, "CH-302-G", "talks");
  const { driver } = founder;
  const seenBy = async (viewer: typeof clerk) =>
    (await findChainMap(viewer, "CH-302"))?.links.find((row) => row.linkId === "CH-302-G");
  expect(await seenBy(clerk)).toMatchObject({ coverage: "none", isTalkedElsewhere: false });
  await driver`update projects set protected_until = now()::date + 30 where id = ${talks}`;
  expect(await seenBy(clerk)).toMatchObject({ coverage: "talks", talksCount: 0, isTalkedElsewhere: true });
  expect(await seenBy(owner)).toMatchObject({ coverage: "talks", talksCount: 1, isTalkedElsewhere: false });
  const wind = (await listChains(clerk)).find((row) => row.chainId === "CH-302");
  expect(wind?.squares.find((row) => row.linkId === "CH-302-G")).toMatchObject({ coverage: "talks" });
  await driver`update projects set protected_until = now()::date - 2 where id = ${talks}`;
  expect(await seenBy(clerk)).toMatchObject({ coverage: "none", isTalkedElsewhere: false });
});

test("a product named in two chains shows its pair and where it counts, with the reason", async () => {
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const map = await findChainMap(clerk, "CH-304");
  const twice = map?.relations.filter((row) => row.kind === "same_product") ?? [];
  expect(twice.length).toBeGreaterThan(0);
  for (const relation of twice) expect(relation.home?.reason).not.toBe("");
  expect(map?.edges.length).toBeGreaterThan(0);
  expect(await findChainMap(clerk, "CH-没有")).toBeNull();
});
