import { randomBytes } from "node:crypto";
import { createCompany, editCompany, findCompany } from "./companies";
import { isKeptDistinct } from "./duplicates";
import { expect, test } from "./fixtures";
import { type Founder, founderOf } from "./founding";
import { holdLocks, untilWaiting } from "./held-locks";
import { asSeen, company, editAsSeen, officeOf } from "./merge-office";
import { findKept, findMergeSides, listMerges, mergeCompanies, unmergeCompanies } from "./merges";
import { findProjectPage } from "./project-page";

const blades = "CH-302-C";

/** Every way in which a table points at a company, and what a merge does with it. */
const handled: Record<string, string> = {
  "companies.merged_into": "a chain of merges is followed to its end",
  "company_honours.company_id": "moves",
  "company_merges.gone_id": "history stays",
  "company_merges.kept_id": "history stays",
  "company_products.company_id": "moves",
  "company_relations.company_id": "moves",
  "company_relations.parent_id": "moves",
  "duplicate_pairs.first_id":
    "what was settled holds for the kept one, which is compared anew; pairs of a hidden company are not shown",
  "duplicate_pairs.second_id":
    "what was settled holds for the kept one, which is compared anew; pairs of a hidden company are not shown",
  "matches.company_id": "moves",
  "projects.company_id": "moves",
};

const pointers = (founder: Founder) => founder.driver<{ name: string; table: string; column: string }[]>`
  select c.conrelid::regclass::text || '.' || a.attname as name, c.conrelid::regclass::text as table, a.attname as column
  from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
  where c.contype = 'f' and c.confrelid = 'companies'::regclass order by 1`;

test("whatever points at a company is known to the merge", async ({ database }) => {
  const founder = founderOf(database.url);
  expect((await pointers(founder)).map((row) => row.name)).toEqual(Object.keys(handled));
  await founder.end();
});

/** The content of a company with all that hangs on it, without counters and moments; ids of matches count too. */
async function contentOf(founder: Founder, ids: readonly string[]): Promise<string> {
  const [row] = await founder.driver`
    select md5(concat_ws('|',
      (select string_agg((to_jsonb(c) - 'version' - 'updated_at' - 'updated_by')::text, ',' order by c.id) from companies c where c.id in ${founder.driver(ids)}),
      (select string_agg(to_jsonb(m)::text, ',' order by m.id) from matches m where m.company_id in ${founder.driver(ids)}),
      (select string_agg(to_jsonb(p)::text, ',' order by p.id) from projects p where p.company_id in ${founder.driver(ids)}),
      (select string_agg(to_jsonb(x)::text, ',' order by x.id) from company_products x where x.company_id in ${founder.driver(ids)}),
      (select string_agg(to_jsonb(x)::text, ',' order by x.id) from company_honours x where x.company_id in ${founder.driver(ids)}),
      (select string_agg(to_jsonb(x)::text, ',' order by x.id) from company_relations x where x.company_id in ${founder.driver(ids)} or x.parent_id in ${founder.driver(ids)}),
      (select string_agg(concat(d.first_id, d.second_id, d.reasons, d.state), ',' order by d.first_id, d.second_id) from duplicate_pairs d where d.first_id in ${founder.driver(ids)} or d.second_id in ${founder.driver(ids)})
    )) as hash`;
  return row?.hash;
}

/** Hangs one of everything on both companies, a project of a stranger's unit among them. */
async function loadBoth(founder: Founder, keptId: string, goneId: string) {
  const stranger = await founder.foundBanner();
  const links = await founder.driver<{ id: string }[]>`select id from links where id <> ${blades} order by id limit 3`;
  const [a, b, c, d] = [blades, ...links.map((link) => link.id)];
  const match = (companyId: string, linkId: string | undefined, state: string) => founder.driver`
    insert into matches (link_id, company_id, tier, score, words, sentence, spans, source, rule_version, state, reason)
    values (${linkId ?? ""}, ${companyId}, 'make', 10, '[]', ${`${state}句`}, '[]', 'scope', 'old', ${state}, ${state === "dismissed" ? "示例" : null})
    on conflict (link_id, company_id) do update set state = excluded.state, reason = excluded.reason`;
  await match(keptId, a, "suggested");
  await match(goneId, a, "confirmed");
  await match(keptId, b, "dismissed");
  await match(goneId, b, "confirmed");
  await match(keptId, c, "confirmed");
  await match(goneId, c, "dismissed");
  await match(goneId, d, "dismissed");
  await founder.driver`
    insert into projects (code, name, company_id, owner_unit_id, protected_until, stage, status)
    values (${`P-${randomBytes(5).toString("hex")}`}, '示例他方项目', ${goneId}, ${stranger}, current_date + 30, 'talks', 'active')`;
  for (const id of [keptId, goneId]) {
    await founder.driver`insert into company_products (company_id, name) values (${id}, '叶片'), (${id}, ${`独有${id}`})`;
    await founder.driver`insert into company_honours (company_id, kind) values (${id}, '绿色工厂')`;
    const parent = await founder.foundCompany();
    const child = await founder.foundCompany();
    await founder.driver`insert into company_relations (parent_id, company_id, kind, source) values (${parent}, ${id}, 'controlled', '示例'), (${id}, ${child}, 'branch', '示例')`;
  }
  return { a, b, c, d };
}

test("a merge moves all that hangs on the company, keeps the stronger decision and leaves no pointer behind", async ({
  database,
}) => {
  const { founder, clerk, keptId, goneId } = await officeOf(database.url);
  const { a, b, c, d } = await loadBoth(founder, keptId, goneId);
  const sides = await findMergeSides(clerk, [keptId, goneId]);
  expect(sides?.[1].hanging).toMatchObject({ products: 2, relations: 2 });
  await mergeCompanies(clerk, { ...(await asSeen(founder, keptId, goneId)), take: ["scope", "capital"] });
  for (const { name, table, column } of await pointers(founder)) {
    if (handled[name] !== "moves") continue;
    const left = await founder.driver.unsafe(`select 1 from ${table} where ${column} = '${goneId}'`);
    expect(left.length, name).toBe(0);
  }
  const states =
    await founder.driver`select link_id, state from matches where company_id = ${keptId} and state <> 'suggested'`;
  expect(Object.fromEntries(states.map((row) => [row.link_id, row.state]))).toEqual({
    [String(a)]: "confirmed",
    [String(b)]: "confirmed",
    [String(c)]: "confirmed",
    [String(d)]: "dismissed",
  });
  const [project] =
    await founder.driver`select protected_until > current_date as is_protected, version from projects where company_id = ${keptId}`;
  expect(project).toMatchObject({ is_protected: true, version: 1 });
  const file = await findCompany(clerk, keptId);
  expect(file?.company).toMatchObject({ scope: "风力发电机叶片制造", capitalYuan: 10_000_000, address: "甲路 1 号" });
  const [row] = await founder.driver`select hand_edited from companies where id = ${keptId}`;
  expect(row?.hand_edited).toEqual(expect.arrayContaining(["scope", "capital"]));
  await founder.end();
});

test("the gone company is hidden from everybody, leads to the kept one through two merges, and its code is free", async ({
  database,
}) => {
  const { founder, clerk, word, keptId, goneId } = await officeOf(database.url);
  await mergeCompanies(clerk, { ...(await asSeen(founder, keptId, goneId)), take: [] });
  expect(await findCompany(clerk, goneId)).toBeNull();
  const { id: third } = await createCompany(clerk, company({ name: `${word}甲总公司` }));
  await mergeCompanies(clerk, { ...(await asSeen(founder, third, keptId)), take: [] });
  expect(await findKept(clerk, goneId)).toEqual({ id: third, goneName: `${word}甲有限责任公司` });
  expect(await findKept(clerk, third)).toBeNull();
  await founder.end();
});

test("a merge and its taking back leave companies, matches, projects and all else exactly as they were", async ({
  database,
}) => {
  const { founder, clerk, keptId, goneId } = await officeOf(database.url, { kept: "风电叶片制造" });
  await loadBoth(founder, keptId, goneId);
  const before = await contentOf(founder, [keptId, goneId]);
  const { mergeId } = await mergeCompanies(clerk, {
    ...(await asSeen(founder, keptId, goneId)),
    take: ["name", "scope", "capital", "creditCode", "place"],
  });
  expect(await contentOf(founder, [keptId, goneId])).not.toBe(before);
  await unmergeCompanies(clerk, mergeId);
  expect(await contentOf(founder, [keptId, goneId])).toBe(before);
  expect(await listMerges(clerk, keptId)).toMatchObject([
    { id: mergeId, hasHiddenWork: true, undone: { by: expect.stringContaining("示例") } },
  ]);
  await expect(unmergeCompanies(clerk, mergeId)).rejects.toThrow("已经撤销");
  await founder.end();
});

test("edits that a taking back would lose are named and refuse it; other edits and decisions since are kept", async ({
  database,
}) => {
  const { founder, clerk, keptId, goneId } = await officeOf(database.url);
  const { d } = await loadBoth(founder, keptId, goneId);
  const { mergeId } = await mergeCompanies(clerk, { ...(await asSeen(founder, keptId, goneId)), take: ["scope"] });
  await editAsSeen(clerk, keptId, { scope: "改过的范围", address: "乙路 2 号" });
  await expect(unmergeCompanies(clerk, mergeId)).rejects.toThrow("合并后有人改过经营范围");
  await editAsSeen(clerk, keptId, { scope: "风力发电机叶片制造" });
  await founder.driver`update matches set state = 'confirmed', reason = null, decided_at = now() where company_id = ${keptId} and link_id = ${d ?? ""}`;
  await founder.driver`update projects set company_id = ${await founder.foundCompany()} where company_id = ${keptId}`;
  await expect(unmergeCompanies(clerk, mergeId)).rejects.toThrow("移来的项目已改了投资方");
  await founder.driver`update projects set company_id = ${keptId} where name = '示例他方项目' and id in (select value::uuid from company_merges m, jsonb_array_elements_text(m.before -> 'projects') where m.id = ${mergeId})`;
  await unmergeCompanies(clerk, mergeId);
  expect((await findCompany(clerk, keptId))?.company).toMatchObject({ address: "乙路 2 号", scope: "" });
  const [match] = await founder.driver`select state from matches where company_id = ${goneId} and link_id = ${d ?? ""}`;
  expect(match?.state).toBe("confirmed");
  await founder.end();
});

test("a merge of what has changed meanwhile is refused with who must look again, and two merges cannot both win", async ({
  database,
}) => {
  const { founder, clerk, word, keptId, goneId } = await officeOf(database.url);
  const seen = await asSeen(founder, keptId, goneId);
  await editCompany(clerk, { ...company({ name: `${word}甲有限责任公司` }), id: goneId, seenVersion: seen.seenGone });
  await expect(mergeCompanies(clerk, { ...seen, take: [] })).rejects.toMatchObject({ field: "seenVersion" });
  const now = await asSeen(founder, keptId, goneId);
  const back = { keptId: goneId, goneId: keptId, seenKept: now.seenGone, seenGone: now.seenKept, take: [] };
  const answers = await Promise.allSettled([mergeCompanies(clerk, { ...now, take: [] }), mergeCompanies(clerk, back)]);
  expect(answers.map((answer) => answer.status).sort()).toEqual(["fulfilled", "rejected"]);
  await founder.end();
});

test("a pair somebody settles as two at the same moment is not merged, and merged on purpose afterwards", async ({
  database: { url, adminUrl },
}) => {
  const { founder, clerk, keptId, goneId } = await officeOf(url);
  const seen = { ...(await asSeen(founder, keptId, goneId)), take: [] };
  expect(await isKeptDistinct(clerk, keptId, goneId)).toBe(false);
  const other = await holdLocks(adminUrl, url);
  await other.driver`update duplicate_pairs set state = 'distinct', decided_at = now()
    where ${keptId}::uuid in (first_id, second_id) and ${goneId}::uuid in (first_id, second_id)`;
  const merged = mergeCompanies(clerk, seen).catch((error: unknown) => error);
  await untilWaiting(founder, 1);
  await other.letGo();
  expect(await merged).toMatchObject({ sentence: "已由他人判定不是同一家，尚未合并。请刷新后重试。" });
  expect(await isKeptDistinct(clerk, keptId, goneId)).toBe(true);
  expect(await mergeCompanies(clerk, { ...seen, seenDistinct: true })).toMatchObject({ id: keptId });
  await founder.end();
});

test("a later merge is taken back first, and a code used anew since stands against it", async ({ database }) => {
  const { founder, clerk, word, keptId, goneId } = await officeOf(database.url);
  await founder.driver`update companies set credit_code = ${`示例${word}`} where id = ${goneId}`;
  const { mergeId } = await mergeCompanies(clerk, { ...(await asSeen(founder, keptId, goneId)), take: [] });
  const { id: third } = await createCompany(clerk, company({ name: `${word}丙厂` }));
  const later = await mergeCompanies(clerk, { ...(await asSeen(founder, keptId, third)), take: [] });
  await expect(unmergeCompanies(clerk, mergeId)).rejects.toThrow(`之后又并入了“${word}丙厂”`);
  await unmergeCompanies(clerk, later.mergeId);
  await founder.driver`update companies set credit_code = ${`示例${word}`} where id = ${third}`;
  await expect(unmergeCompanies(clerk, mergeId)).rejects.toThrow(`现由“${word}丙厂”使用`);
  await founder.end();
});

test("the first of two merges in a row asks for the second to be taken back, not for projects that went along with it", async ({
  database,
}) => {
  const { founder, clerk, word, keptId, goneId } = await officeOf(database.url);
  await loadBoth(founder, keptId, goneId);
  const { mergeId } = await mergeCompanies(clerk, { ...(await asSeen(founder, keptId, goneId)), take: [] });
  const { id: third } = await createCompany(clerk, company({ name: `${word}甲总公司` }));
  const later = await mergeCompanies(clerk, { ...(await asSeen(founder, third, keptId)), take: [] });
  await expect(unmergeCompanies(clerk, mergeId)).rejects.toMatchObject({
    sentence: `不能撤销：本企业后来并入“${word}甲总公司”，请先撤销那次合并。`,
  });
  await unmergeCompanies(clerk, later.mergeId);
  await unmergeCompanies(clerk, mergeId);
  await founder.end();
});

test("who may only read cannot merge by any way in", async ({ database }) => {
  const { founder, keptId, goneId } = await officeOf(database.url);
  const leader = await founder.foundViewer(await founder.foundBanner(), "leader");
  const seen = await asSeen(founder, keptId, goneId);
  await expect(mergeCompanies(leader, { ...seen, take: [] })).rejects.toThrow();
  const [row] = await founder.driver`select count(*)::int as count from company_merges where kept_id = ${keptId}`;
  expect(row?.count).toBe(0);
  await founder.end();
});

test("companies on one line of a group at a distance are not merged into a circle", async ({ database }) => {
  const { founder, clerk, keptId, goneId } = await officeOf(database.url);
  const middle = await founder.foundCompany();
  await founder.driver`insert into company_relations (parent_id, company_id, kind, source)
    values (${goneId}, ${middle}, 'controlled', '示例'), (${middle}, ${keptId}, 'controlled', '示例')`;
  const seen = await asSeen(founder, keptId, goneId);
  await expect(mergeCompanies(clerk, { ...seen, take: [] })).rejects.toThrow("形成循环");
  await founder.end();
});

test("a project tells its people when its company was merged into another and when that was taken back", async ({
  database,
}) => {
  const { founder, clerk, word, keptId, goneId } = await officeOf(database.url);
  const [lead] = await founder.driver<{ id: string }[]>`
    insert into projects (code, name, company_id, owner_unit_id, stage, status)
    values (${`P-${randomBytes(5).toString("hex")}`}, '示例项目', ${goneId}, ${clerk.unitId}, 'lead', 'active') returning id`;
  const told = async () => {
    const page = await findProjectPage(clerk, String(lead?.id));
    return page?.history.filter(({ kind }) => kind === "企业").map(({ words }) => words);
  };
  expect(await told()).toEqual([]);
  const { mergeId } = await mergeCompanies(clerk, { ...(await asSeen(founder, keptId, goneId)), take: [] });
  const { id: third } = await createCompany(clerk, company({ name: `${word}甲总公司` }));
  const second = await mergeCompanies(clerk, { ...(await asSeen(founder, third, keptId)), take: [] });
  const [gone, kept] = [`${word}甲有限责任公司`, `${word}甲有限公司`];
  const merges = [
    `重复企业合并：${kept} 并入 ${word}甲总公司，本项目随之转入`,
    `重复企业合并：${gone} 并入 ${kept}，本项目随之转入`,
  ];
  expect(await told()).toEqual(merges);
  await unmergeCompanies(clerk, second.mergeId);
  await unmergeCompanies(clerk, mergeId);
  expect(await told()).toEqual([`撤销合并：本项目转回 ${gone}`, `撤销合并：本项目转回 ${kept}`, ...merges]);
  await founder.end();
});
