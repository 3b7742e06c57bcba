import { randomUUID } from "node:crypto";
import { type DecideMatches, decideMatchesSchema } from "@/domain/prospect";
import type { Viewer } from "@/domain/viewer";
import { decideMatches, takeBackMatches } from "./bulk-decisions";
import { expect, test } from "./fixtures";
import { type Founder, founderOf } from "./founding";
import { decideMatch, runMatches } from "./matches";
import { listProspects } from "./prospects";

let founder: Founder;
test.beforeEach(({ database }) => {
  founder = founderOf(database.url);
});
test.afterEach(() => founder.end());

/** Makers and a trader on a link of its own kind, one maker under another banner's first talk and one confirmed already. */
async function foundDesk(linkId: string, thing: string) {
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const other = await founder.foundBanner();
  const makers: string[] = [];
  for (let i = 0; i < 5; i += 1) makers.push(await founder.foundCompany(undefined, `${thing}制造`));
  const trader = await founder.foundCompany(undefined, `${thing}销售`);
  await runMatches(founder.driver);
  const [held = "", confirmed = "", ...free] = makers;
  const [project] = await founder.driver<{ id: string }[]>`
    insert into projects (code, name, company_id, owner_unit_id, stage, protected_until)
    values (${randomUUID()}, '示例项目', ${held}, ${other}, 'talks', now()::date + 30) returning id`;
  await founder.driver`insert into project_links (project_id, link_id, is_primary) values (${project?.id ?? ""}, ${linkId}, true)`;
  await founder.driver`update matches set state = 'confirmed' where link_id = ${linkId} and company_id = ${confirmed}`;
  const matchOf = async (companyId: string) => {
    const [match] = await founder.driver<{ id: string; state: string; reason: string | null }[]>`
      select id, state, reason from matches where link_id = ${linkId} and company_id = ${companyId}`;
    return match ?? { id: "", state: "gone", reason: null };
  };
  return { clerk, held, confirmed, free, trader, matchOf };
}

const makersOf = async (viewer: Viewer, linkId: string): Promise<DecideMatches> => ({
  linkId,
  decision: "dismissed",
  reason: "规模过小",
  which: {
    by: "filter",
    filter: { tier: "make" },
    seenCount: (await listProspects(viewer, linkId, { tier: "make" })).decidable,
  },
});

test("all suggestions under the conditions are decided at once and taken back as one; masked and decided ones stay", async () => {
  const link = "CH-302-F";
  const { clerk, held, confirmed, free, trader, matchOf } = await foundDesk(link, "风电齿轮箱");
  const all = await makersOf(clerk, link);
  expect(all.which).toMatchObject({ seenCount: free.length });
  const { decided, decidedAt } = await decideMatches(clerk, all);
  expect(decided).toBe(free.length);
  for (const id of free) expect(await matchOf(id)).toMatchObject({ state: "dismissed", reason: "规模过小" });
  for (const id of [held, trader]) expect((await matchOf(id)).state).toBe("suggested");
  expect((await matchOf(confirmed)).state).toBe("confirmed");
  const undo = { linkId: link, decision: "dismissed", decidedAt: decidedAt ?? "" } as const;
  expect(await takeBackMatches(clerk, undo)).toEqual({ takenBack: free.length });
  for (const id of free) expect(await matchOf(id)).toMatchObject({ state: "suggested", reason: null });
  expect(await takeBackMatches(clerk, undo)).toEqual({ takenBack: 0 });
});

test("a list that has changed since it was counted is not decided, nor one of more than two thousand", async () => {
  const link = "CH-302-L";
  const { clerk, free, matchOf } = await foundDesk(link, "风电机组整机");
  const all = await makersOf(clerk, link);
  await founder.foundCompany(undefined, "风电机组整机制造");
  await runMatches(founder.driver);
  await expect(decideMatches(clerk, all)).rejects.toThrow(
    `符合条件的企业已由 ${free.length} 家变为 ${free.length + 1} 家，没有办理。请核对后重试。`,
  );
  for (const id of free) expect((await matchOf(id)).state).toBe("suggested");
  const parsed = decideMatchesSchema.safeParse({ ...all, which: { by: "filter", filter: {}, seenCount: 2001 } });
  expect(parsed.error?.issues[0]?.message).toBe("一次最多办理 2,000 家，请按层级或接触状态缩小范围");
});

test("only the caller's own decisions are taken back, and of them those that still stand", async () => {
  const link = "CH-302-E";
  const { clerk, free, matchOf } = await foundDesk(link, "风电发电机");
  const colleague = await founder.foundViewer(clerk.unitId, "bureau_head");
  const all = await makersOf(clerk, link);
  const { decidedAt } = await decideMatches(clerk, all);
  const [first = ""] = free;
  const { id } = await matchOf(first);
  await decideMatch(colleague, { matchId: id, seenState: "dismissed", decision: "confirmed", reason: null });
  const undo = { linkId: link, decision: "dismissed", decidedAt: decidedAt ?? "" } as const;
  expect(await takeBackMatches(colleague, undo)).toEqual({ takenBack: 0 });
  expect(await takeBackMatches(clerk, undo)).toEqual({ takenBack: free.length - 1 });
  expect((await matchOf(first)).state).toBe("confirmed");
});

test("of the suggestions one may decide, those with a live project are counted as far as the reader sees them", async () => {
  const link = "CH-302-K";
  const { clerk, free } = await foundDesk(link, "风电机舱罩");
  const counted = async (filter = {}) => {
    const { decidable, decidableInHand } = await listProspects(clerk, link, filter);
    return { decidable, decidableInHand };
  };
  const before = await counted();
  expect(before.decidableInHand).toBe(0);
  const other = await founder.foundBanner();
  for (const [at, unitId] of [clerk.unitId, other].entries())
    await founder.driver`
      insert into projects (code, name, company_id, owner_unit_id, stage)
      values (${randomUUID()}, '示例项目', ${free[at] ?? ""}, ${unitId}, 'lead')`;
  expect(await counted()).toEqual({ ...before, decidableInHand: 1 });
  expect((await counted({ tier: "trade" })).decidableInHand).toBe(0);
});
