import { randomUUID } from "node:crypto";
import { findChainMap } from "./chains";
import { createCompany, editCompany, findCompany } from "./companies";
import { joinGroup, leaveGroup } from "./company-groups";
import { keepDistinct } from "./duplicates";
import { expect, test } from "./fixtures";
import { decideMatch, rematchLink, runMatches } from "./matches";
import { asSeen, company, mergeAsSeen, officeOf } from "./merge-office";
import { mergeCompanies, unmergeCompanies } from "./merges";
import { createLead, editProject } from "./projects";
import { listProspects } from "./prospects";
import { foundLead, versionOf } from "./walked-project";

const towers = "CH-302-D";

test("no run matches a merged company, and the link counts just the firms it lists", async ({ database }) => {
  const word = `示例${randomUUID().slice(0, 6)}筒节`;
  const office = await officeOf(database.url, { kept: "风电叶片制造", gone: `风电塔筒、${word}制造` });
  const { founder, clerk, goneId } = office;
  await mergeAsSeen(office);
  await runMatches(founder.driver);
  await founder.driver`
    insert into link_word_changes (link_id, word, kind, is_present) values (${towers}, ${word}, 'strong', true)`;
  expect(await rematchLink(founder.driver, towers)).toEqual({ companies: 0 });
  expect(await founder.driver`select link_id from matches where company_id = ${goneId}`).toEqual([]);
  const page = await listProspects(clerk, towers, {}, 10_000);
  expect(page.total).toBe(page.rows.length);
  const chain = await findChainMap(clerk, "CH-302");
  expect(chain?.links.find(({ linkId }) => linkId === towers)?.prospectCount).toBe(page.rows.length);
  await founder.driver`delete from link_word_changes where word = ${word}`;
  await founder.end();
});

test("the database takes no match for a merged company from anybody", async ({ database }) => {
  const office = await officeOf(database.url);
  const { founder, goneId } = office;
  await mergeAsSeen(office);
  await expect(
    founder.driver`insert into matches (link_id, company_id, tier, score, words, sentence, spans, source, rule_version)
      values (${towers}, ${goneId}, 'make', 10, '[]', '示例', '[]', 'scope', 'old')`,
  ).rejects.toThrow("merged");
  await founder.end();
});

test("what was settled of the gone company holds for the kept one, and goes back with the merge", async ({
  database,
}) => {
  const office = await officeOf(database.url);
  const { founder, clerk, word, keptId, goneId } = office;
  const { id: other } = await createCompany(clerk, company({ name: `${word}甲股份有限公司` }));
  const pairWith = async (id: string) => {
    const [pair] = await founder.driver`select state, note, decided_by from duplicate_pairs
      where first_id = least(${id}::uuid, ${other}::uuid) and second_id = greatest(${id}::uuid, ${other}::uuid)`;
    return pair;
  };
  const [firstId = "", secondId = ""] = [goneId, other].sort();
  await keepDistinct(clerk, { firstId, secondId, note: "两家企业" });
  expect(await pairWith(keptId)).toMatchObject({ state: "open" });
  const { mergeId } = await mergeAsSeen(office);
  const settled = { state: "distinct", note: "两家企业", decided_by: clerk.userId };
  expect(await pairWith(keptId)).toEqual(settled);
  await unmergeCompanies(clerk, mergeId);
  expect(await pairWith(keptId)).toMatchObject({ state: "open", note: null });
  expect(await pairWith(goneId)).toEqual(settled);
  await founder.end();
});

test("two that had been settled as two and were merged all the same are two again when it is taken back", async ({
  database,
}) => {
  const office = await officeOf(database.url);
  const { founder, clerk, keptId, goneId } = office;
  const [firstId = "", secondId = ""] = [keptId, goneId].sort();
  await keepDistinct(clerk, { firstId, secondId, note: "两家企业" });
  const seen = await asSeen(founder, keptId, goneId);
  const { mergeId } = await mergeCompanies(clerk, { ...seen, take: [], seenDistinct: true });
  await unmergeCompanies(clerk, mergeId);
  const [pair] =
    await founder.driver`select state, note from duplicate_pairs where first_id = ${firstId} and second_id = ${secondId}`;
  expect(pair).toEqual({ state: "distinct", note: "两家企业" });
  await founder.end();
});

test("a lead, an edit, a parent or an investor that names a merged company is told where it lives on", async ({
  database,
}) => {
  const office = await officeOf(database.url);
  const { founder, clerk, bannerId, word, keptId, goneId } = office;
  const kept = `${word}甲有限公司`;
  const before = await findCompany(clerk, goneId);
  const [parentId, childId] = [await founder.foundCompany(), await founder.foundCompany()];
  await joinGroup(clerk, { companyId: goneId, parentId, kind: "controlled", seenParentId: null });
  const { id: projectId } = await foundLead(founder, { bannerId, clerk, promoter: clerk });
  await mergeAsSeen(office);
  const lead = { name: "示例项目", companyId: goneId, linkId: towers, source: "示例", distinctBecause: null };
  for (const ownerUnitId of [bannerId, await founder.foundBanner()])
    await expect(createLead(clerk, { ...lead, ownerUnitId })).rejects.toMatchObject({
      sentence: `该企业已并入“${kept}”，请在“${kept}”上登记线索。`,
      field: "companyId",
    });
  await expect(
    editCompany(clerk, { ...company({ name: "示例" }), id: goneId, seenVersion: before?.company.version ?? 0 }),
  ).rejects.toThrow(`该企业已并入“${kept}”，请在“${kept}”上修改。`);
  await expect(leaveGroup(clerk, { companyId: goneId, seenParentId: parentId })).rejects.toThrow(
    `该企业已并入“${kept}”，请在“${kept}”上调整所属集团。`,
  );
  const join = (companyId: string, above: string) =>
    joinGroup(clerk, { companyId, parentId: above, kind: "branch", seenParentId: null });
  await expect(join(goneId, childId)).rejects.toThrow(`该企业已并入“${kept}”，请在“${kept}”上调整所属集团。`);
  await expect(join(childId, goneId)).rejects.toMatchObject({
    sentence: `该企业已并入“${kept}”，请改选“${kept}”。`,
    field: "parentId",
  });
  await expect(
    editProject(clerk, {
      id: projectId,
      seenVersion: await versionOf(clerk, projectId),
      fields: { companyId: goneId },
    }),
  ).rejects.toMatchObject({ sentence: `该企业已并入“${kept}”，请改选“${kept}”。`, field: "companyId" });
  await createLead(clerk, { ...lead, companyId: keptId, ownerUnitId: bannerId });
  await founder.end();
});

test("a pair whose firm was merged meanwhile cannot be settled any more, nor a match the merge has settled", async ({
  database,
}) => {
  const office = await officeOf(database.url, { kept: "风电塔筒制造", gone: "风电塔筒制造" });
  const { founder, clerk, word, goneId } = office;
  const { id: other } = await createCompany(clerk, company({ name: `${word}甲股份有限公司` }));
  const [match] = await founder.driver`select id from matches where company_id = ${goneId} and link_id = ${towers}`;
  await mergeAsSeen(office);
  const [firstId = "", secondId = ""] = [goneId, other].sort();
  await expect(keepDistinct(clerk, { firstId, secondId, note: "两家企业" })).rejects.toThrow("已由他人处理");
  await expect(
    decideMatch(clerk, { matchId: match?.id, seenState: "suggested", decision: "confirmed", reason: null }),
  ).rejects.toThrow("合并，请在该企业下判定");
  await founder.end();
});
