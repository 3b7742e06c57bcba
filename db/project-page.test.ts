import { yuan } from "@/domain/money";
import type { Viewer } from "@/domain/viewer";
import { addFile } from "./files";
import { expect, test } from "./fixtures";
import { type Founder, founderOf } from "./founding";
import { checkLead, findLinkChoice, listLinkChoices, listProjectChoices, searchLeadCompanies } from "./project-choices";
import { findNewest, findProjectPage } from "./project-page";
import { createLead, editProject, findProject, moveProject } from "./projects";
import { recordVisit } from "./visits";

const blades = "CH-302-C";
const pdf = new TextEncoder().encode("%PDF-1.7 示例");

async function foundLead(founder: Founder, companyName?: string, name = "示例叶片项目") {
  const bannerId = await founder.foundBanner();
  const clerk = await founder.foundViewer(bannerId, "clerk");
  const companyId = await founder.foundCompany(companyName);
  const { id } = await createLead(clerk, {
    name,
    companyId,
    linkId: blades,
    source: "外出招商",
    ownerUnitId: bannerId,
    distinctBecause: null,
  });
  return { bannerId, clerk, companyId, id };
}

const versionOf = async (viewer: Viewer, id: string) => (await findProject(viewer, id))?.version ?? 0;

/** Far enough that the project is in protected talks and has lines in the ledger. */
async function talk(clerk: Viewer, id: string) {
  await addFile(clerk, { projectId: id, kind: "investorFileId", name: "介绍.pdf", content: pdf });
  await moveProject(clerk, {
    id,
    seenVersion: await versionOf(clerk, id),
    to: "studied",
    reason: null,
    fields: {
      studyOpinion: "符合产业方向",
      investmentYuan: yuan(1_260_000_000),
      outputYuan: yuan(1_200_000_000),
      taxYuan: yuan(52_000_000),
      landMilliMu: 210_000,
      energyTce: 900,
      plannedProductionOn: "2027-07-01",
    },
  });
  await recordVisit(clerk, {
    projectId: id,
    kind: "call",
    visitedOn: "2026-03-27",
    participants: null,
    outcome: "对接用地",
    nextStep: "补充可研",
    nextStepOn: "2026-12-10",
  });
  await moveProject(clerk, {
    id,
    seenVersion: await versionOf(clerk, id),
    to: "talks",
    reason: null,
    fields: { contactName: "示例李总", contactPhone: "13800000147" },
  });
}

test("the page carries the project's days, files, visits, history and ledger lines, and no full number", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const { clerk, id, bannerId } = await foundLead(founder);
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
  expect(JSON.stringify(page)).not.toContain("13800000147");
  await founder.end();
});

test("a corrected figure leaves the old line in view with its reversal beneath", async ({ database }) => {
  const founder = founderOf(database.url);
  const { clerk, id } = await foundLead(founder);
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

test("a project of another banner has no page, and neither has one that does not exist", async ({ database }) => {
  const founder = founderOf(database.url);
  const { id } = await foundLead(founder);
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
  const { clerk, id, companyId } = await foundLead(founder, name);
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
  const { clerk, id } = await foundLead(founder, undefined, "示例朔衡齿轮箱项目");
  expect((await listProjectChoices(clerk, "shclx")).map((project) => project.id)).toEqual([id]);
  expect((await listProjectChoices(clerk)).map((project) => project.id)).toEqual([id]);
  const stranger = await founder.foundViewer(await founder.foundBanner(), "clerk");
  expect(await listProjectChoices(stranger, "shclx")).toEqual([]);
  await founder.end();
});
