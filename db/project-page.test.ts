import { yuan } from "@/domain/money";
import type { Viewer } from "@/domain/viewer";
import { expect, test } from "./fixtures";
import { type Founder, founderOf } from "./founding";
import { checkLead, findLinkChoice, listLinkChoices, listProjectChoices, searchLeadCompanies } from "./project-choices";
import { findNewest, findProjectPage } from "./project-page";
import { editProject } from "./projects";
import { foundLead, foundOffice, samplePhone, versionOf, walkToTalks } from "./walked-project";

const blades = "CH-302-C";
async function foundTalker(founder: Founder, companyName?: string, name?: string) {
  const office = await foundOffice(founder);
  return { ...office, ...(await foundLead(founder, office, name, companyName)) };
}

/** With lines in the ledger: the day of production is what they need. */
const talk = (clerk: Viewer, id: string) => walkToTalks(clerk, id, { plannedProductionOn: "2027-07-01" });

test("the page carries the project's days, files, visits, history and ledger lines, and no full number", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const { clerk, id, bannerId } = await foundTalker(founder);
  await talk(clerk, id);
  const page = await findProjectPage(clerk, id);
  expect(page?.rail.filter((stop) => stop.state === "passed").map((stop) => stop.stage)).toEqual(["lead", "studied"]);
  expect(page?.files).toMatchObject([{ kindWords: "投资方介绍", isCurrent: true }]);
  expect(page?.visits).toMatchObject([{ kindWords: "拜访", outcome: "对接用地" }]);
  expect(page?.history.map((entry) => entry.words)).toEqual(["移到“在谈”", "移到“已研判”", "登记线索"]);
  expect(page?.credit.sentence).toBe("在谈加权 10%，只计入展望。");
  expect(page?.credit.lines.map(({ year, figure, state }) => [year, figure, state])).toEqual([
    [2027, "3.60", "live"],
    [2028, "8.70", "live"],
    [2029, "11.10", "live"],
    [2030, "12.00", "live"],
  ]);
  expect(page?.names[bannerId]).toBeDefined();
  expect(JSON.stringify(page)).not.toContain(samplePhone);
  await founder.end();
});

test("a corrected figure leaves the old line in view with its reversal beneath", async ({ database }) => {
  const founder = founderOf(database.url);
  const { clerk, id } = await foundTalker(founder);
  await talk(clerk, id);
  await editProject(clerk, {
    id,
    seenVersion: await versionOf(clerk, id),
    fields: { outputYuan: yuan(600_000_000) },
  });
  const lines = (await findProjectPage(clerk, id))?.credit.lines.filter((line) => line.year === 2030);
  expect(lines?.map(({ figure, state }) => [figure, state])).toEqual([
    ["6.00", "live"],
    ["12.00", "reversed"],
    ["−12.00", "reversal"],
  ]);
  await founder.end();
});

test("a technical upgrade of a firm of the league is no recruitment, whether its banner is known or not", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const { clerk, id, companyId } = await foundTalker(founder);
  await talk(clerk, id);
  await founder.driver`update projects set nature = 'upgrade' where id = ${id}`;
  const sentence = async () => (await findProjectPage(clerk, id))?.credit.sentence;
  expect(await sentence()).toBe("在谈加权 10%，只计入展望。");
  await founder.driver`
    update companies set city = (select name from units where kind = 'league') where id = ${companyId}`;
  expect(await sentence()).toBe("本地企业技改计入自然增长，不计入招商。");
  await founder.end();
});

test("a project of another banner has no page, and neither has one that does not exist", async ({ database }) => {
  const founder = founderOf(database.url);
  const { id } = await foundTalker(founder);
  const stranger = await founder.foundViewer(await founder.foundBanner(), "clerk");
  expect(await findProjectPage(stranger, id)).toBeNull();
  expect(await findNewest(stranger, id)).toBeNull();
  expect(await findProjectPage(stranger, "00000000-0000-4000-8000-000000000000")).toBeNull();
  await founder.end();
});

test("links answer to characters, initials and their chain, and say where a product has its home", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const has = async (query: string) => (await listLinkChoices(clerk, query)).some(({ id }) => id === blades);
  expect(await has("叶片")).toBe(true);
  expect((await listLinkChoices(clerk, "yp"))[0]?.id).toBe(blades);
  expect(await has("风电装备叶片")).toBe(true);
  expect(await has("没有这个环节")).toBe(false);
  expect(await findLinkChoice(clerk, blades)).toMatchObject({ name: "叶片", chainName: "风电装备" });
  const [routed] = await founder.driver`
    select from_link_id as from, to_link_id as to, home_link_id as home from link_routes where kind = 'same_product' and home_link_id is not null limit 1`;
  const away = routed?.home === routed?.from ? routed?.to : routed?.from;
  expect((await findLinkChoice(clerk, away))?.home).toContain(" / ");
  expect((await findLinkChoice(clerk, routed?.home))?.home).toBeNull();
  await founder.end();
});

test("a company in another banner's protected talks stands in the picker without its name", async ({ database }) => {
  const founder = founderOf(database.url);
  const name = `示例遮蔽${crypto.randomUUID().slice(0, 6)}叶片有限公司`;
  const { clerk, id, companyId } = await foundTalker(founder, name);
  await talk(clerk, id);
  const stranger = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const [masked] = await searchLeadCompanies(stranger, name.slice(0, 10), blades);
  expect(masked).toEqual({ kind: "masked", protectedUntil: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
  expect(await checkLead(stranger, { companyId, linkId: blades })).toMatchObject({
    protectedUntil: expect.any(String),
    like: [],
  });
  const own = await checkLead(clerk, { companyId, linkId: blades });
  expect(own).toMatchObject({ protectedUntil: null, like: [{ id, stage: "talks" }] });
  await founder.end();
});

test("a visit is offered the reader's own projects only, by initials too", async ({ database }) => {
  const founder = founderOf(database.url);
  const { clerk, id } = await foundTalker(founder, undefined, "示例朔衡齿轮箱项目");
  expect((await listProjectChoices(clerk, "shclx")).map((project) => project.id)).toEqual([id]);
  expect((await listProjectChoices(clerk)).map((project) => project.id)).toEqual([id]);
  const stranger = await founder.foundViewer(await founder.foundBanner(), "clerk");
  expect(await listProjectChoices(stranger, "shclx")).toEqual([]);
  await founder.end();
});
