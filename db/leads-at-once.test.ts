import type { Viewer } from "@/domain/viewer";
import { expect, test } from "./fixtures";
import { type Founder, founderOf } from "./founding";
import { untilWaiting } from "./held-locks";
import { officeOf } from "./merge-office";
import { createLead, editProject } from "./projects";
import { foundLead, foundOffice, versionOf } from "./walked-project";

const lead = (viewer: Viewer, companyId: string) => ({
  name: "示例叶片项目",
  companyId,
  linkId: "CH-302-C",
  source: "来电",
  ownerUnitId: viewer.unitId,
  distinctBecause: null,
});

/** A merge that has locked its two companies and goes on when somebody waits for one of them. */
async function mergeWhile<T>(
  { founder, clerk, keptId, goneId }: { founder: Founder; clerk: Viewer; keptId: string; goneId: string },
  url: string,
  work: () => Promise<T>,
): Promise<PromiseSettledResult<T>> {
  const merger = founderOf(url);
  const { working } = await merger.driver.begin(async (tx) => {
    await tx`select set_config('app.session', ${clerk.token}, true)`;
    await tx`select 1 from companies where id in (${keptId}, ${goneId}) order by id for update`;
    const working = Promise.allSettled([work()]);
    await untilWaiting(founder, 1);
    await tx`select door.merge_companies(${keptId}, ${goneId}, '{}', '{}')`;
    return { working };
  });
  await merger.end();
  return (await working)[0];
}

test("of several leads on one company and link opened at once, all but one are asked for a reason", async ({
  database,
}) => {
  const [founder, holder] = [founderOf(database.url), founderOf(database.url)];
  const { clerk } = await foundOffice(founder);
  const companyId = await founder.foundCompany();
  // The next code is held, so that none is written before all have asked or wait for their turn.
  const { opening } = await holder.driver.begin(async (tx) => {
    await tx`select door.next_project_code()`;
    const opening = Promise.allSettled([1, 2, 3].map(() => createLead(clerk, lead(clerk, companyId))));
    await untilWaiting(founder, 3);
    return { opening };
  });
  const answers = await opening;
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const answer of answers.filter(({ status }) => status === "rejected"))
    expect(answer).toMatchObject({
      reason: { sentence: expect.stringContaining("与 1 个在办项目相近"), field: "distinctBecause" },
    });
  await Promise.all([founder.end(), holder.end()]);
});

test("a lead opened while its company is being merged is refused and told where it lives on", async ({ database }) => {
  const office = await officeOf(database.url);
  const { founder, clerk, word, goneId } = office;
  const kept = `${word}甲有限公司`;
  expect(await mergeWhile(office, database.url, () => createLead(clerk, lead(clerk, goneId)))).toMatchObject({
    reason: { sentence: `该企业已并入“${kept}”，请在“${kept}”上登记线索。`, field: "companyId" },
  });
  await founder.end();
});

test("a project given a company while that is being merged is refused and told where it lives on", async ({
  database,
}) => {
  const office = await officeOf(database.url);
  const { founder, clerk, bannerId, word, goneId } = office;
  const kept = `${word}甲有限公司`;
  const { id } = await foundLead(founder, { clerk, bannerId, promoter: clerk });
  const seenVersion = await versionOf(clerk, id);
  const give = () => editProject(clerk, { id, seenVersion, fields: { companyId: goneId } });
  expect(await mergeWhile(office, database.url, give)).toMatchObject({
    reason: { sentence: `该企业已并入“${kept}”，请改选“${kept}”。`, field: "companyId" },
  });
  await founder.end();
});

test("a project of a company that is being merged goes with it, although it is being given the other one", async ({
  database,
}) => {
  const office = await officeOf(database.url);
  const { founder, clerk, keptId, goneId } = office;
  const { id } = await createLead(clerk, lead(clerk, goneId));
  const seenVersion = await versionOf(clerk, id);
  const give = () => editProject(clerk, { id, seenVersion, fields: { companyId: keptId } });
  expect(await mergeWhile(office, database.url, give)).toMatchObject({ status: "fulfilled" });
  expect(await founder.driver`select company_id from projects where id = ${id}`).toEqual([{ company_id: keptId }]);
  await founder.end();
});

test("a project is not given a company that does not exist", async ({ database }) => {
  const founder = founderOf(database.url);
  const office = await foundOffice(founder);
  const { id } = await foundLead(founder, office);
  const fields = { companyId: crypto.randomUUID() };
  await expect(
    editProject(office.clerk, { id, seenVersion: await versionOf(office.clerk, id), fields }),
  ).rejects.toMatchObject({ sentence: "没有这家企业，请重新选择。", field: "companyId" });
  await founder.end();
});
