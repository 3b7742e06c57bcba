import { randomBytes } from "node:crypto";
import { type DuplicatePair, keepFirst } from "@/domain/duplicate";
import type { Viewer } from "@/domain/viewer";
import { listDuplicates } from "./duplicates";
import { expect, test } from "./fixtures";
import { mergeAsSeen, officeOf } from "./merge-office";
import { findMergeSides, listMerges, unmergeCompanies } from "./merges";

type Office = Awaited<ReturnType<typeof officeOf>>;

/** A stranger's two projects on one company, with a visit and a proof. */
async function workOfStranger({ founder }: Office, companyId: string) {
  const stranger = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const ids: string[] = [];
  for (const name of ["示例他方项目一", "示例他方项目二"]) {
    const [project] = await founder.driver<{ id: string }[]>`
      insert into projects (code, name, company_id, owner_unit_id, stage, status)
      values (${`P-${randomBytes(5).toString("hex")}`}, ${name}, ${companyId}, ${stranger.unitId}, 'talks', 'active') returning id`;
    ids.push(project?.id ?? "");
  }
  const [id = ""] = ids;
  await founder.driver`
    insert into visits (project_id, kind, visited_on, outcome, recorded_by) values (${id}, 'call', current_date, '示例', ${stranger.userId})`;
  await founder.driver`
    insert into files (project_id, kind, name, media_type, size_bytes, hash, content, uploaded_by)
    values (${id}, 'investorFileId', 'a.pdf', 'application/pdf', 4, 'x', '%PDF'::bytea, ${stranger.userId})`;
  return { stranger, ids };
}

test("of another unit's work the merge page says that there is some and not how much, whoever asks about whichever company", async ({
  database,
}) => {
  const office = await officeOf(database.url);
  const { founder, clerk, keptId, goneId } = office;
  const { stranger } = await workOfStranger(office, goneId);
  const promoter = await founder.foundViewer("dept-zhaoshang", "promoter");
  const sideOf = async (viewer: Viewer, other = keptId) => (await findMergeSides(viewer, [other, goneId]))?.[1];
  const seen = { projects: 0, visits: 0, files: 0 };
  expect(await sideOf(clerk)).toMatchObject({ hanging: seen, hasHiddenWork: true });
  expect(await sideOf(clerk, await founder.foundCompany()), "no pair of the queue").toMatchObject({ hanging: seen });
  const whole = { hanging: { projects: 2, visits: 1, files: 1 }, hasHiddenWork: false };
  expect(await sideOf(stranger)).toMatchObject(whole);
  expect(await sideOf(promoter)).toMatchObject(whole);
  await founder.end();
});

async function findPair(viewer: Viewer, id: string, after = ""): Promise<DuplicatePair> {
  const { pairs, next } = await listDuplicates(viewer, { reason: "core", after, before: "" });
  const found = pairs.find(({ first, second }) => [first.id, second.id].includes(id));
  if (!found && !next) throw new Error("the pair is not in the queue");
  return found ?? findPair(viewer, id, next ?? "");
}

test("everybody is proposed the same side of a pair, the one somebody works on", async ({ database }) => {
  const office = await officeOf(database.url);
  const { founder, clerk, keptId, goneId } = office;
  const { stranger } = await workOfStranger(office, goneId);
  const promoter = await founder.foundViewer("dept-zhaoshang", "promoter");
  for (const [viewer, projectCount] of [
    [clerk, 0],
    [stranger, 2],
    [promoter, 2],
  ] as const) {
    const pair = await findPair(viewer, goneId);
    const [first, second] = [pair.first, pair.second].sort((a) => (a.id === goneId ? -1 : 1)) as [
      typeof pair.first,
      typeof pair.first,
    ];
    expect(first).toMatchObject({ projectCount, hasWork: true, hasHiddenWork: projectCount === 0 });
    expect(second).toMatchObject({ id: keptId, hasWork: false, hasHiddenWork: false });
    expect(keepFirst(first, second)).toBe(true);
    expect(keepFirst(second, first)).toBe(false);
  }
  const { first, second } = await findPair(await founder.foundViewer("152500", "leader"), goneId);
  expect([first.hasWork, second.hasWork], "who may not merge is not told").toEqual([false, false]);
  await founder.end();
});

test("the history of a merge counts the projects its reader sees and says that others moved too", async ({
  database,
}) => {
  const office = await officeOf(database.url);
  const { founder, clerk, keptId, goneId } = office;
  const { stranger, ids } = await workOfStranger(office, goneId);
  const { mergeId } = await mergeAsSeen(office);
  expect(await listMerges(clerk, keptId)).toMatchObject([{ projectCount: 0, hasHiddenWork: true }]);
  expect(await listMerges(stranger, keptId)).toMatchObject([{ projectCount: 2, hasHiddenWork: false }]);
  await founder.driver`update projects set company_id = ${await founder.foundCompany()} where id = ${ids[0] ?? ""}`;
  const refusal = await unmergeCompanies(clerk, mergeId).catch((error: Error) => error.message);
  expect(refusal).toContain("合并时移来的项目已改了投资方");
  expect(refusal).not.toMatch(/\d 个/);
  await founder.end();
});
