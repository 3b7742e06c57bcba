import { randomUUID } from "node:crypto";
import { type DuplicatePair, type DuplicateReason, duplicateFilterSchema } from "@/domain/duplicate";
import { createCompany } from "./companies";
import { keepDistinct, listDuplicates } from "./duplicates";
import { expect, test } from "./fixtures";
import { type Founder, founderOf } from "./founding";
import { company, mergeAsSeen, officeOf } from "./merge-office";

/** Pairs that share a reason nobody else's have, so that the queue of that reason is a test's own. */
async function foundPairs(founder: Founder, count: number): Promise<DuplicateReason> {
  const reason = randomUUID();
  await founder.driver`
    with made as (
      insert into companies (name, normalised_name, core_name, pinyin, initials, text_grams)
      select ${reason} || n, ${reason} || n, ${reason} || n, '', '', '{}' from generate_series(1, ${count * 2}) n returning id
    ), placed as (select id, row_number() over (order by id) as place from made)
    insert into duplicate_pairs (first_id, second_id, reasons, weight)
    select a.id, b.id, ${[reason]}, a.place % 3 from placed a join placed b on b.place = a.place + 1 where a.place % 2 = 1`;
  return reason as DuplicateReason;
}

const keysOf = (pairs: readonly DuplicatePair[]) => pairs.map(({ first, second }) => `${first.id} ${second.id}`);

test("the queue is walked forwards and back page by page, and a page that settling emptied gives way to the one before", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const reason = await foundPairs(founder, 45);
  const open = (place: { after?: string | null; before?: string | null } = {}) =>
    listDuplicates(clerk, {
      ...duplicateFilterSchema.parse({}),
      reason,
      after: place.after ?? "",
      before: place.before ?? "",
    });
  const settle = async (pairs: readonly DuplicatePair[]) => {
    for (const { first, second } of pairs)
      await keepDistinct(clerk, { firstId: first.id, secondId: second.id, note: "两家企业" });
  };
  const first = await open();
  const second = await open({ after: first.next });
  const third = await open({ after: second.next });
  expect([first, second, third].map(({ pairs }) => pairs.length)).toEqual([20, 20, 5]);
  expect(new Set(keysOf([first, second, third].flatMap(({ pairs }) => pairs))).size).toBe(45);
  expect([first.previous, third.next]).toEqual([null, null]);
  const back = await open({ before: third.previous });
  expect(keysOf(back.pairs)).toEqual(keysOf(second.pairs));
  const start = await open({ before: back.previous });
  expect(keysOf(start.pairs)).toEqual(keysOf(first.pairs));
  expect(start.previous).toBeNull();
  expect(keysOf((await open({ after: start.next })).pairs)).toEqual(keysOf(second.pairs));

  await settle(third.pairs);
  const before = await open({ after: second.next });
  expect(keysOf(before.pairs), "the last page is gone, the one before it stands").toEqual(keysOf(second.pairs));
  expect(before.next).toBeNull();
  await settle(second.pairs);
  expect(keysOf((await open({ after: second.next })).pairs)).toEqual(keysOf(first.pairs));
  await settle(first.pairs.slice(0, 19));
  expect(keysOf((await open({ before: second.previous })).pairs)).toEqual(keysOf(first.pairs.slice(19)));
  await settle(first.pairs.slice(19));
  expect(await open({ after: second.next })).toMatchObject({ pairs: [], previous: null, next: null });
  // No comparison would find these pairs, and another story looks at all there are.
  await founder.driver`delete from duplicate_pairs where reasons = ${[reason]}`;
  await founder.end();
});

test("what the queue counts is what it lists: pairs of a merged company are neither", async ({ database }) => {
  const office = await officeOf(database.url);
  const { founder, clerk, word } = office;
  await createCompany(clerk, company({ name: `${word}甲股份有限公司` }));
  const count = async () => (await listDuplicates(clerk, duplicateFilterSchema.parse({}))).counts;
  const before = await count();
  await mergeAsSeen(office);
  const after = await count();
  expect([(before.core ?? 0) - (after.core ?? 0), (before.all ?? 0) - (after.all ?? 0)]).toEqual([2, 2]);
  await founder.end();
});
