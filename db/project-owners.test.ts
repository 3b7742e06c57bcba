import { randomUUID } from "node:crypto";
import type { DossierPatch } from "@/domain/project-field";
import type { Viewer } from "@/domain/viewer";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";
import { createLead, editProject, findProject } from "./projects";
import { foundOffice, leadOf, versionOf } from "./walked-project";

const blades = "CH-302-C";

test("a lead on a link there is not is refused on the field of the link", async ({ database }) => {
  const founder = founderOf(database.url);
  const { clerk, bannerId } = await leadOf(founder);
  const companyId = await founder.foundCompany();
  const lead = { name: "示例", companyId, source: "来电", ownerUnitId: bannerId, distinctBecause: null };
  await expect(createLead(clerk, { ...lead, linkId: "CH-999-Z" })).rejects.toMatchObject({ field: "linkId" });
  await founder.end();
});

test("a lead for another unit, or of a company or unit that is not there, is refused on the field that is wrong", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const { clerk, promoter, bannerId } = await foundOffice(founder);
  const lead = { name: "示例项目", linkId: blades, source: "示例", distinctBecause: null };
  const companyId = await founder.foundCompany();
  const other = await founder.foundBanner();
  await expect(createLead(clerk, { ...lead, companyId, ownerUnitId: other })).rejects.toMatchObject({
    sentence: expect.stringContaining("线索须登记在本单位名下"),
    field: "ownerUnitId",
  });
  for (const [viewer, ownerUnitId] of [[clerk, bannerId] as const, [promoter, other] as const])
    await expect(createLead(viewer, { ...lead, companyId: randomUUID(), ownerUnitId })).rejects.toMatchObject({
      sentence: "没有这家企业，请重新选择。",
      field: "companyId",
    });
  await expect(createLead(promoter, { ...lead, companyId, ownerUnitId: "nowhere" })).rejects.toMatchObject({
    sentence: "没有这个单位，请重新选择。",
    field: "ownerUnitId",
  });
  await founder.end();
});

test("only the promoter gives a lead to another unit; its owner and whoever lands it are told so", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const { clerk, promoter, id, bannerId } = await leadOf(founder);
  const landing = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const edit = async (viewer: Viewer, fields: DossierPatch) =>
    editProject(viewer, { id, seenVersion: await versionOf(viewer, id), fields });
  await edit(clerk, { landingUnitId: landing.unitId, ownerUnitId: bannerId });
  const { unitId: ownerUnitId } = landing;
  for (const viewer of [clerk, landing])
    for (const fields of [{ ownerUnitId }, { ownerUnitId: "152530" }])
      await expect(edit(viewer, fields)).rejects.toMatchObject({
        sentence: "跨单位分派由盟招商主管部门办理。",
        field: "ownerUnitId",
      });
  await edit(promoter, { ownerUnitId });
  expect((await findProject(landing, id))?.dossier.ownerUnitId).toBe(ownerUnitId);
  await founder.end();
});

test("a lead whose further fields give it to another unit is refused like one opened there", async ({ database }) => {
  const founder = founderOf(database.url);
  const { clerk, bannerId } = await foundOffice(founder);
  const lead = { name: "示例项目", linkId: blades, source: "示例", distinctBecause: null, ownerUnitId: bannerId };
  const fields = { landingUnitId: bannerId, ownerUnitId: await founder.foundBanner() };
  await expect(createLead(clerk, { ...lead, companyId: await founder.foundCompany(), fields })).rejects.toMatchObject({
    sentence: expect.stringContaining("跨单位分派"),
    field: "ownerUnitId",
  });
  await founder.end();
});

test("whoever works on a project through its site alone cannot move the site away from itself", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const { clerk, id } = await leadOf(founder);
  const landing = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const edit = async (viewer: Viewer, landingUnitId: string) =>
    editProject(viewer, { id, seenVersion: await versionOf(viewer, id), fields: { landingUnitId } });
  await edit(clerk, landing.unitId);
  await expect(edit(landing, await founder.foundBanner())).rejects.toMatchObject({
    sentence: "改后本单位将不能再办理本项目。建设地点请由责任单位修改。",
    field: "landingUnitId",
  });
  await founder.end();
});
