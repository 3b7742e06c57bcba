import { randomUUID } from "node:crypto";
import { companySchema } from "@/domain/company";
import { createCompany } from "./companies";
import { findGroup, joinGroup, leaveGroup } from "./company-groups";
import { listDuplicates } from "./duplicates";
import { expect, test } from "./fixtures";
import { type Founder, founderOf } from "./founding";
import { checkLead } from "./project-choices";
import { createLead } from "./projects";

async function officeOf(url: string) {
  const founder = founderOf(url);
  const unitId = await founder.foundBanner();
  const clerk = await founder.foundViewer(unitId, "clerk");
  const [parent, child, other] = [
    await founder.foundCompany(),
    await founder.foundCompany(),
    await founder.foundCompany(),
  ];
  return { founder, unitId, clerk, parent, child, other };
}

const linkOf = async (founder: Founder) =>
  (await founder.driver`select id from links order by id limit 1`)[0]?.id as string;

test("a company joins a parent, shows it from both sides, changes it and leaves it", async ({ database }) => {
  const { founder, clerk, parent, child, other } = await officeOf(database.url);
  await joinGroup(clerk, { companyId: child, parentId: parent, kind: "branch", seenParentId: null });
  expect((await findGroup(clerk, child)).parent).toMatchObject({ id: parent, kind: "branch" });
  expect(await findGroup(clerk, parent)).toMatchObject({ parent: null, children: [{ id: child }], childCount: 1 });
  await expect(
    joinGroup(clerk, { companyId: child, parentId: other, kind: "branch", seenParentId: null }),
  ).rejects.toThrow("已由他人改为");
  await joinGroup(clerk, { companyId: child, parentId: other, kind: "controlled", seenParentId: parent });
  await expect(leaveGroup(clerk, { companyId: child, seenParentId: parent })).rejects.toThrow("已由他人改为");
  await leaveGroup(clerk, { companyId: child, seenParentId: other });
  expect((await findGroup(clerk, child)).parent).toBeNull();
  await founder.end();
});

test("a branch under another firm stands in the queue with it, and is put under its own by whoever has seen that", async ({
  database,
}) => {
  const { founder, clerk, parent } = await officeOf(database.url);
  const [held] = await founder.driver`select name from companies where id = ${parent}`;
  const name = `示例${randomUUID().slice(0, 6)}重工有限公司`;
  const enter = async (fields: object) => (await createCompany(clerk, companySchema.parse(fields))).id;
  const firm = await enter({ name });
  const branch = await enter({ name: `${name}青岛分公司`, distinctBecause: "试验" });
  await joinGroup(clerk, { companyId: branch, parentId: parent, kind: "controlled", seenParentId: null });
  const { pairs } = await listDuplicates(clerk, { reason: "branch", after: "", before: "" });
  const side = pairs.flatMap(({ first, second }) => [first, second]).find(({ id }) => id === branch);
  expect(side?.parent).toEqual({ id: parent, name: held?.name });
  const seenParentId = side?.parent?.id ?? null;
  await joinGroup(clerk, { companyId: branch, parentId: firm, kind: "branch", seenParentId });
  const settled = await listDuplicates(clerk, { reason: "branch", after: "", before: "" });
  expect(settled.pairs.flatMap(({ first, second }) => [first.id, second.id])).not.toContain(branch);
  await founder.end();
});

test("a circle is refused, near or far, also when two join at once", async ({ database }) => {
  const { founder, clerk, parent, child, other } = await officeOf(database.url);
  const join = (companyId: string, parentId: string) =>
    joinGroup(clerk, { companyId, parentId, kind: "controlled", seenParentId: null });
  await expect(join(child, child)).rejects.toMatchObject({ field: "parentId" });
  await join(child, parent);
  await join(other, child);
  await expect(join(parent, other)).rejects.toThrow("在本企业之下");
  const [left, right] = [await founder.foundCompany(), await founder.foundCompany()];
  const answers = await Promise.allSettled([join(left, right), join(right, left)]);
  expect(answers.map((answer) => answer.status).sort()).toEqual(["fulfilled", "rejected"]);
  await founder.end();
});

test("a lead with a company whose group is already in talks asks for a reason first", async ({ database }) => {
  const { founder, clerk, unitId, parent, child, other } = await officeOf(database.url);
  const linkId = await linkOf(founder);
  const lead = { name: "示例项目", linkId, source: "示例", ownerUnitId: unitId, distinctBecause: null };
  await createLead(clerk, { ...lead, companyId: parent });
  await joinGroup(clerk, { companyId: child, parentId: parent, kind: "controlled", seenParentId: null });
  await joinGroup(clerk, { companyId: other, parentId: parent, kind: "controlled", seenParentId: null });
  expect((await checkLead(clerk, { companyId: child, linkId })).group.projects).toHaveLength(1);
  await expect(createLead(clerk, { ...lead, companyId: child })).rejects.toMatchObject({ field: "distinctBecause" });
  await createLead(clerk, { ...lead, companyId: child, distinctBecause: "另一产品" });
  expect((await checkLead(clerk, { companyId: other, linkId })).group.projects).toHaveLength(2);
  await founder.end();
});

test("of a stranger's first talk with the group one learns the day it ends and no name", async ({ database }) => {
  const { founder, clerk, unitId, parent, child } = await officeOf(database.url);
  const linkId = await linkOf(founder);
  const strangerId = await founder.foundBanner();
  const stranger = await founder.foundViewer(strangerId, "clerk");
  const { id } = await createLead(stranger, {
    name: "示例他方项目",
    companyId: parent,
    linkId,
    source: "示例",
    ownerUnitId: strangerId,
    distinctBecause: null,
  });
  await founder.driver`update projects set protected_until = current_date + 30, claim_unit_id = ${strangerId} where id = ${id}`;
  await joinGroup(clerk, { companyId: child, parentId: parent, kind: "branch", seenParentId: null });
  const verdict = await checkLead(clerk, { companyId: child, linkId });
  expect(verdict.protectedUntil, "the company itself is free").toBeNull();
  expect(verdict.group.projects).toEqual([]);
  expect(verdict.group.protectedUntil).toMatch(/^\d{4}-/);
  await expect(
    createLead(clerk, {
      name: "示例",
      companyId: child,
      linkId,
      source: "示例",
      ownerUnitId: unitId,
      distinctBecause: null,
    }),
  ).rejects.toThrow("同一集团的企业在本环节已由他方首谈");
  await founder.end();
});
