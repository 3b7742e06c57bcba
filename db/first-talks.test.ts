import type { Viewer } from "@/domain/viewer";
import { expect, test } from "./fixtures";
import { type Founder, founderOf } from "./founding";
import { untilWaiting } from "./held-locks";
import { createLead, editProject, findProject, moveProject } from "./projects";
import { foundOffice, move, type Office, samplePhone, versionOf, walkToStudied, walkToTalks } from "./walked-project";

const [blades, towers] = ["CH-302-C", "CH-302-D"];
const heldByAnother = {
  sentence: expect.stringMatching(/^已由他方首谈，保护期至 \d{4}-\d\d-\d\d。请联系盟招商主管部门。$/),
};

const leadOf = ({ bannerId }: Office, companyId: string, linkId = blades) => ({
  name: "示例叶片项目",
  companyId,
  linkId,
  source: "来电",
  ownerUnitId: bannerId,
  distinctBecause: null,
});

const openLead = async (office: Office, companyId: string, linkId = blades) =>
  (await createLead(office.clerk, leadOf(office, companyId, linkId))).id;

/** Everything talks ask for is on record; only the move is missing. */
const study = (clerk: Viewer, id: string) =>
  walkToStudied(clerk, id, { contactName: "示例王某", contactPhone: samplePhone });

/** One office in protected talks on the blades with a company, and another that knows nothing of it. */
async function foundTalks(founder: Founder) {
  const [first, second] = [await foundOffice(founder), await foundOffice(founder)];
  const companyId = await founder.foundCompany();
  await walkToTalks(first.clerk, await openLead(first, companyId));
  return { first, second, companyId };
}

/** The same, the other office with a lead on both from before the talks. */
async function foundRivals(founder: Founder) {
  const [first, second] = [await foundOffice(founder), await foundOffice(founder)];
  const companyId = await founder.foundCompany();
  const [own, other] = [await openLead(second, companyId), await openLead(first, companyId)];
  await walkToTalks(first.clerk, other);
  return { second, own, companyId };
}

const unitsProtected = async (founder: Founder, companyId: string) =>
  (
    await founder.driver`select distinct claim_unit_id from projects where company_id = ${companyId} and protected_until >= current_date`
  ).length;

test("a lead whose further fields name another company and link is judged by these", async ({ database }) => {
  const founder = founderOf(database.url);
  const { second, companyId } = await foundTalks(founder);
  const lead = leadOf(second, await founder.foundCompany(), towers);
  await expect(createLead(second.clerk, { ...lead, fields: { companyId, linkId: blades } })).rejects.toMatchObject({
    ...heldByAnother,
    field: "companyId",
  });
  await founder.end();
});

test("an own lead cannot be changed to what another unit is in protected talks about", async ({ database }) => {
  const founder = founderOf(database.url);
  const { second, companyId } = await foundTalks(founder);
  const elsewhere = await openLead(second, await founder.foundCompany(), towers);
  const onLink = await openLead(second, companyId, towers);
  for (const [id, fields, field] of [
    [elsewhere, { companyId, linkId: blades }, "companyId"],
    [onLink, { linkId: blades }, "linkId"],
  ] as const)
    await expect(
      editProject(second.clerk, { id, seenVersion: await versionOf(second.clerk, id), fields }),
    ).rejects.toMatchObject({ ...heldByAnother, field });
  await founder.end();
});

test("a lead opened before the other's talks is still edited, its company and link sent along as they are", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const { second, own, companyId } = await foundRivals(founder);
  const fields = { name: "示例改名", companyId, linkId: blades };
  await editProject(second.clerk, { id: own, seenVersion: await versionOf(second.clerk, own), fields });
  expect((await findProject(second.clerk, own))?.dossier.name).toBe("示例改名");
  await founder.end();
});

test("talks do not begin where another unit's protection stands, whoever moves the project", async ({ database }) => {
  const founder = founderOf(database.url);
  const { second, own } = await foundRivals(founder);
  await study(second.clerk, own);
  const department = await founder.foundViewer("dept-gongxin", "department_head");
  for (const viewer of [second.clerk, department])
    await expect(move(viewer, own, "talks")).rejects.toMatchObject(heldByAnother);
  await founder.end();
});

test("the promoter may let a second unit talk; the protection stays with the first", async ({ database }) => {
  const founder = founderOf(database.url);
  const { second, own, companyId } = await foundRivals(founder);
  await study(second.clerk, own);
  expect(await move(second.promoter, own, "talks")).toMatchObject({ stage: "talks", protectedUntil: null });
  expect(await unitsProtected(founder, companyId)).toBe(1);
  await founder.end();
});

test("a protection that has run out stands in nobody's way", async ({ database }) => {
  const founder = founderOf(database.url);
  const { second, companyId } = await foundTalks(founder);
  await founder.driver`update projects set protected_until = current_date - 2 where company_id = ${companyId}`;
  const id = await openLead(second, companyId);
  await study(second.clerk, id);
  expect((await move(second.clerk, id, "talks")).protectedUntil).not.toBeNull();
  await founder.end();
});

test("of two units that begin talks with one company on one link at once, one is protected", async ({ database }) => {
  const [founder, holder] = [founderOf(database.url), founderOf(database.url)];
  const offices = [await foundOffice(founder), await foundOffice(founder)];
  const companyId = await founder.foundCompany();
  const leads: { clerk: Viewer; id: string; seenVersion: number }[] = [];
  for (const office of offices) {
    const id = await openLead(office, companyId);
    await study(office.clerk, id);
    leads.push({ clerk: office.clerk, id, seenVersion: await versionOf(office.clerk, id) });
  }
  // Both have been judged, or wait for their turn, before either writes who moved it.
  const moving = await holder.driver.begin(async (tx) => {
    await tx`select 1 from users where id = any (${leads.map(({ clerk }) => clerk.userId)}) for update`;
    const both = Promise.allSettled(
      leads.map(({ clerk, ...seen }) => moveProject(clerk, { ...seen, to: "talks", reason: null })),
    );
    await untilWaiting(founder, 2);
    return { both };
  });
  const answers = await moving.both;
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(answers.find(({ status }) => status === "rejected")).toMatchObject({ reason: heldByAnother });
  expect(await unitsProtected(founder, companyId)).toBe(1);
  await Promise.all([founder.end(), holder.end()]);
});
