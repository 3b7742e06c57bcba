import { randomUUID } from "node:crypto";
import { type EditWords, editWordsSchema, type LinkWords, writeWords } from "@/domain/match-words";
import type { Viewer } from "@/domain/viewer";
import { expect, test } from "./fixtures";
import { type Founder, founderOf } from "./founding";
import { askRematch, editWords, findLinkWords, listWordReviews } from "./link-words";
import { decideMatch, rematchLink, runMatches } from "./matches";
import { askRenewals } from "./renewals";
import { onTaskAsked, openWorker } from "./task-claims";

const link = "CH-302-C";

let founder: Founder;
test.beforeEach(({ database }) => {
  founder = founderOf(database.url);
});
test.afterEach(async () => {
  await founder.driver`delete from link_word_changes`;
  await founder.driver`delete from tasks`;
  await founder.end();
});

async function editOf(
  viewer: Viewer,
  change: (words: LinkWords) => Partial<LinkWords>,
  linkId = link,
): Promise<EditWords> {
  const { words } = await findLinkWords(viewer, linkId);
  const next = { ...words, ...change(words) };
  const texts = (of: LinkWords) => ({
    strong: writeWords(of.strong),
    weak: writeWords(of.weak),
    negative: writeWords(of.negative),
  });
  return editWordsSchema.parse({ linkId, ...texts(next), seen: texts(words), note: "示例" });
}

const allMatches = (of: Founder) =>
  of.driver`select company_id, link_id, tier, score, words, sentence, spans, source, state from matches order by 1, 2`;

test("words changed bring and take just the matches a run over all would, and touch no other firm", async () => {
  const head = await founder.foundViewer("dept-gongxin", "department_head");
  const word = `示例${randomUUID().slice(0, 6)}翼片`;
  const plain = await founder.foundCompany(undefined, "风电叶片制造");
  const named = await founder.foundCompany(undefined, `${word}制造`);
  const masked = await founder.foundCompany(undefined, `风电叶片${word}模具制造；风电塔筒制造`);
  await founder.foundCompany(undefined, "餐饮服务");
  await runMatches(founder.driver);
  const linksOf = async (company: string) =>
    (await allMatches(founder)).filter((row) => row.company_id === company).map((row) => row.link_id);
  expect(await linksOf(named)).not.toContain(link);

  const grown = await editOf(head, (words) => ({
    strong: [...words.strong, word],
    negative: [...words.negative, `风电叶片${word}`],
  }));
  expect(await editWords(head, grown)).toMatchObject({ changed: 2 });
  expect(await rematchLink(founder.driver, link)).toEqual({ companies: 2 });
  expect(await linksOf(named)).toContain(link);
  expect(await linksOf(masked)).not.toContain(link);
  expect(await linksOf(plain)).toContain(link);
  const reached = await allMatches(founder);
  await runMatches(founder.driver);
  expect(await allMatches(founder)).toEqual(reached);

  await founder.driver`delete from tasks`;
  const back = await editOf(head, (words) => ({
    strong: words.strong.filter((one) => one !== word),
    negative: words.negative.filter((one) => one !== `风电叶片${word}`),
  }));
  await editWords(head, back);
  await rematchLink(founder.driver, link);
  expect(await linksOf(named)).not.toContain(link);
  const returned = await allMatches(founder);
  await runMatches(founder.driver);
  expect(await allMatches(founder)).toEqual(returned);
});

test("a word no index holds, of one character or parted by a sign, reaches its firms all the same", async () => {
  const head = await founder.foundViewer("dept-gongxin", "department_head");
  const germanium = await founder.foundCompany(undefined, "锗的提取及加工");
  const composite = await founder.foundCompany(undefined, "碳/碳坯体制造；C／C坩埚制造；wind  blade制造");
  await runMatches(founder.driver);
  const linksOf = async (company: string) =>
    (await allMatches(founder)).filter((row) => row.company_id === company).map((row) => row.link_id);
  expect(await linksOf(germanium)).toContain("CH-601-A");
  expect(await linksOf(composite)).not.toContain(link);
  const settle = async (linkId: string, change: (words: LinkWords) => Partial<LinkWords>) => {
    await founder.driver`delete from tasks`;
    await editWords(head, await editOf(head, change, linkId));
    await rematchLink(founder.driver, linkId);
    const reached = await allMatches(founder);
    await runMatches(founder.driver);
    expect(await allMatches(founder)).toEqual(reached);
  };
  await settle("CH-601-A", ({ strong }) => ({ strong: strong.filter((word) => word !== "锗") }));
  expect(await linksOf(germanium)).not.toContain("CH-601-A");
  for (const word of ["碳/碳", "c/c", "wind blade"]) {
    await settle(link, ({ strong }) => ({ strong: [...strong, word] }));
    expect(await linksOf(composite), word).toContain(link);
    await settle(link, ({ strong }) => ({ strong: strong.filter((one) => one !== word) }));
    expect(await linksOf(composite), word).not.toContain(link);
  }
});

test("a weak word that makes a strong one general reaches the firms of that one too", async () => {
  const head = await founder.foundViewer("dept-gongxin", "department_head");
  const [strong = ""] = (await editOf(head, () => ({}))).strong.split("、");
  const company = await founder.foundCompany(undefined, `${strong}制造`);
  await runMatches(founder.driver);
  const scoreOf = async () => (await allMatches(founder)).find((row) => row.company_id === company)?.score;
  const before = await scoreOf();
  await founder.driver`delete from tasks`;
  await editWords(head, await editOf(head, (words) => ({ weak: [...words.weak, `${strong}示例`] })));
  await rematchLink(founder.driver, link);
  const reached = await allMatches(founder);
  expect(await scoreOf()).not.toBe(before);
  await runMatches(founder.driver);
  expect(await allMatches(founder)).toEqual(reached);
  await founder.driver`delete from tasks`;
  await editWords(head, await editOf(head, (words) => ({ weak: words.weak.filter((one) => one !== `${strong}示例`) })));
  await rematchLink(founder.driver, link);
  expect(await scoreOf()).toBe(before);
});

test("of two people changing words from the same reading the second is told and nothing is lost", async () => {
  const head = await founder.foundViewer("dept-gongxin", "department_head");
  const promoter = await founder.foundViewer("dept-zhaoshang", "promoter");
  const first = await editOf(head, (words) => ({ weak: [...words.weak, "示例甲词"] }));
  const second = await editOf(promoter, (words) => ({ weak: [...words.weak, "示例乙词"] }));
  await editWords(head, first);
  await expect(editWords(promoter, second)).rejects.toThrow("已由他人修改");
  expect((await findLinkWords(head, link)).words.weak).toContain("示例甲词");
});

test("only the responsible department and the promoters change words, and an unchanged set asks for no work", async () => {
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const stranger = await founder.foundViewer("dept-nongmu", "department_head");
  const same = await editOf(clerk, () => ({}));
  await expect(editWords(clerk, same)).rejects.toThrow("您可以查看，不能修改");
  await expect(editWords(stranger, same)).rejects.toThrow("您可以查看，不能修改");
  const promoter = await founder.foundViewer("dept-zhaoshang", "promoter");
  expect(await editWords(promoter, same)).toEqual({ changed: 0, taskId: null });
});

test("a dismissal puts the words that brought the firm on the list to review, with the reason", async () => {
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const company = await founder.foundCompany(undefined, "风电塔筒制造");
  await runMatches(founder.driver);
  const [match] = await founder.driver<{ id: string }[]>`
    select id from matches where company_id = ${company} and link_id = 'CH-302-D'`;
  const [before] = (await listWordReviews(clerk)).filter((row) => row.word === "塔筒" && row.linkId === "CH-302-D");
  await decideMatch(clerk, {
    matchId: match?.id ?? "",
    seenState: "suggested",
    decision: "dismissed",
    reason: "示例：只做内件",
  });
  const reviews = (await listWordReviews(clerk)).filter((row) => row.linkId === "CH-302-D");
  expect(reviews.length).toBeGreaterThan(0);
  expect(reviews[0]).toMatchObject({ reasons: expect.arrayContaining(["示例：只做内件"]), chainId: "CH-302" });
  expect(reviews[0]?.dismissed).toBe((before?.dismissed ?? 0) + 1);
});

test("a word taken out of its link is no longer up for review", async () => {
  const head = await founder.foundViewer("dept-gongxin", "department_head");
  const word = `示例${randomUUID().slice(0, 6)}翼片`;
  const company = await founder.foundCompany(undefined, `${word}制造`);
  await editWords(head, await editOf(head, (words) => ({ strong: [...words.strong, word] })));
  await rematchLink(founder.driver, link);
  const [match] = await founder.driver<{ id: string }[]>`
    select id from matches where company_id = ${company} and link_id = ${link}`;
  const dismissal = { seenState: "suggested", decision: "dismissed", reason: "示例" } as const;
  await decideMatch(head, { matchId: match?.id ?? "", ...dismissal });
  const reviewed = async () => (await listWordReviews(head)).map((review) => review.word);
  expect(await reviewed()).toContain(word);
  await founder.driver`delete from tasks`;
  await editWords(head, await editOf(head, (words) => ({ strong: words.strong.filter((one) => one !== word) })));
  expect(await reviewed()).not.toContain(word);
  expect((await findLinkWords(head, link)).reviews.map((review) => review.word)).not.toContain(word);
});

test("a worker hears of work with its asking, by a person or by a renewal", async ({ database }) => {
  const worker = openWorker(database.url);
  let heard = 0;
  await onTaskAsked(worker, () => {
    heard += 1;
  });
  await askRematch(await founder.foundViewer("dept-zhaoshang", "promoter"));
  await expect.poll(() => heard).toBe(1);
  await askRenewals(founder.driver);
  await expect.poll(() => heard).toBe(2);
  await worker.end();
});
