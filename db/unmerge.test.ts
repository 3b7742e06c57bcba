import { randomUUID } from "node:crypto";
import { decideMatchSchema, type MatchState } from "@/domain/prospect";
import type { Viewer } from "@/domain/viewer";
import { asViewer } from "./client";
import { joinGroup, leaveGroup } from "./company-groups";
import { expect, test } from "./fixtures";
import type { Founder } from "./founding";
import { decideMatch, matchCompany, rematchLink, runMatches } from "./matches";
import { editAsSeen, mergeAsSeen, officeOf } from "./merge-office";
import { unmergeCompanies } from "./merges";

const blades = "CH-302-C";
const towers = "CH-302-D";

const matchesOf = async (founder: Founder, companyId: string) =>
  Object.fromEntries(
    (
      await founder.driver`select link_id, state, sentence from matches where company_id = ${companyId} order by link_id`
    ).map((row) => [row.link_id as string, { state: row.state as string, sentence: row.sentence as string }]),
  );

const deciderOf =
  ({ founder, clerk }: { founder: Founder; clerk: Viewer }) =>
  async (companyId: string, linkId: string, seenState: MatchState, decision: MatchState) => {
    const [row] = await founder.driver`select id from matches where company_id = ${companyId} and link_id = ${linkId}`;
    const reason = decision === "dismissed" ? "示例" : null;
    await decideMatch(clerk, decideMatchSchema.parse({ matchId: row?.id, seenState, decision, reason }));
  };

test("a merge can be taken back after the whole directory was matched anew", async ({ database }) => {
  const office = await officeOf(database.url, { kept: "风电叶片制造", gone: "风电塔筒制造" });
  const { founder, clerk, keptId, goneId } = office;
  const decide = deciderOf(office);
  await decide(goneId, towers, "suggested", "dismissed");
  const { mergeId } = await mergeAsSeen(office);
  await decide(keptId, towers, "dismissed", "confirmed");
  await runMatches(founder.driver);
  await unmergeCompanies(clerk, mergeId);
  expect((await matchesOf(founder, keptId))[blades]?.state).toBe("suggested");
  expect((await matchesOf(founder, goneId))[towers]?.state).toBe("confirmed");
  await founder.end();
});

test("after a merge is taken back both companies hold what their texts say now, whatever was edited since", async ({
  database,
}) => {
  const office = await officeOf(database.url, { kept: "风电叶片制造", gone: "风电塔筒制造" });
  const { founder, clerk, keptId, goneId } = office;
  const { mergeId } = await mergeAsSeen(office);
  await editAsSeen(clerk, keptId, { scope: "锂离子电池制造" });
  const edited = await matchesOf(founder, keptId);
  await unmergeCompanies(clerk, mergeId);
  const back = [await matchesOf(founder, keptId), await matchesOf(founder, goneId)];
  expect(back[0]).toEqual(edited);
  expect(Object.keys(back[0] ?? {})).not.toContain(blades);
  expect(Object.keys(back[1] ?? {})).toContain(towers);
  for (const id of [keptId, goneId]) await asViewer(clerk, (tx) => matchCompany(tx, id));
  expect([await matchesOf(founder, keptId), await matchesOf(founder, goneId)]).toEqual(back);
  await founder.end();
});

test("a word that was added to a link since the merge still brings both companies after it is taken back", async ({
  database,
}) => {
  const word = `示例${randomUUID().slice(0, 6)}翼片`;
  const office = await officeOf(database.url, { kept: `${word}制造`, gone: `风电塔筒、${word}制造` });
  const { founder, clerk, keptId, goneId } = office;
  const { mergeId } = await mergeAsSeen(office);
  await founder.driver`
    insert into link_word_changes (link_id, word, kind, is_present) values (${blades}, ${word}, 'strong', true)`;
  await rematchLink(founder.driver, blades);
  expect(Object.keys(await matchesOf(founder, keptId))).toContain(blades);
  await unmergeCompanies(clerk, mergeId);
  expect((await matchesOf(founder, keptId))[blades]?.sentence).toContain(word);
  expect((await matchesOf(founder, goneId))[blades]?.sentence).toContain(word);
  await founder.driver`delete from link_word_changes where word = ${word}`;
  await founder.end();
});

test("a decision goes back with its row, one made meanwhile stays, and one that was taken back does not return", async ({
  database,
}) => {
  const office = await officeOf(database.url, { kept: "风电叶片制造", gone: "风电塔筒制造" });
  const { founder, clerk, keptId, goneId } = office;
  const decide = deciderOf(office);
  await decide(keptId, blades, "suggested", "confirmed");
  await decide(goneId, towers, "suggested", "dismissed");
  const { mergeId } = await mergeAsSeen(office);
  await decide(keptId, towers, "dismissed", "confirmed");
  await decide(keptId, blades, "confirmed", "suggested");
  await editAsSeen(clerk, keptId, { scope: "锂离子电池制造" });
  const [battery = ""] = Object.keys(await matchesOf(founder, keptId)).filter((link) => link !== towers);
  await decide(keptId, battery, "suggested", "confirmed");
  await unmergeCompanies(clerk, mergeId);
  const [kept, gone] = [await matchesOf(founder, keptId), await matchesOf(founder, goneId)];
  expect(kept[battery]?.state).toBe("confirmed");
  expect(kept[blades], "the scope no longer says it and nobody confirms it").toBeUndefined();
  expect(gone[towers]?.state).toBe("confirmed");
  await founder.end();
});

const parentOf = async (founder: Founder, companyId: string) =>
  (await founder.driver`select parent_id from company_relations where company_id = ${companyId}`)[0]?.parent_id ?? null;

/** Two groups' worth of firms beside the two of the office, and how the clerk moves them. */
async function groupsOf(office: Awaited<ReturnType<typeof officeOf>>) {
  const { founder, clerk } = office;
  const kindred = { over: await founder.foundCompany(), under: await founder.foundCompany() };
  const join = (companyId: string, parentId: string, seenParentId: string | null = null) =>
    joinGroup(clerk, { companyId, parentId, kind: "controlled", seenParentId });
  return { ...kindred, join };
}

test("a merge taken back gives back relations nobody changed, and brings back none that a person removed", async ({
  database,
}) => {
  const office = await officeOf(database.url);
  const { founder, clerk, keptId, goneId } = office;
  const { over, under, join } = await groupsOf(office);
  const moved = await founder.foundCompany();
  await join(goneId, over);
  await join(under, goneId);
  await join(moved, goneId);
  const { mergeId } = await mergeAsSeen(office);
  await leaveGroup(clerk, { companyId: keptId, seenParentId: over });
  await join(over, under);
  await leaveGroup(clerk, { companyId: moved, seenParentId: keptId });
  await join(moved, keptId);
  await unmergeCompanies(clerk, mergeId);
  expect(await parentOf(founder, goneId), "its officer took it from under its parent").toBeNull();
  expect(await parentOf(founder, under)).toBe(goneId);
  expect(await parentOf(founder, over)).toBe(under);
  expect(await parentOf(founder, moved), "put under the kept one by a person").toBe(keptId);
  await founder.end();
});

test("a relation the merge had dropped comes back unless a circle would close", async ({ database }) => {
  for (const closes of [false, true]) {
    const office = await officeOf(database.url);
    const { founder, clerk, keptId, goneId } = office;
    const { over, under, join } = await groupsOf(office);
    await join(keptId, await founder.foundCompany());
    await join(goneId, over);
    await join(under, goneId);
    const { mergeId } = await mergeAsSeen(office);
    if (closes) await join(over, under);
    await unmergeCompanies(clerk, mergeId);
    expect(await parentOf(founder, under)).toBe(goneId);
    expect(await parentOf(founder, goneId)).toBe(closes ? null : over);
    await founder.end();
  }
});

test("a parent that was merged away meanwhile is found again where it lives on", async ({ database }) => {
  const office = await officeOf(database.url);
  const { founder, clerk, keptId, goneId } = office;
  const { over, join } = await groupsOf(office);
  await join(keptId, await founder.foundCompany());
  await join(goneId, over);
  const { mergeId } = await mergeAsSeen(office);
  const heir = await founder.foundCompany();
  await mergeAsSeen({ ...office, keptId: heir, goneId: over });
  await unmergeCompanies(clerk, mergeId);
  expect(await parentOf(founder, goneId)).toBe(heir);
  await founder.end();
});
