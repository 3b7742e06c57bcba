import { randomBytes } from "node:crypto";
import type postgres from "postgres";
import { bigrams } from "@/domain/bigram";
import { companySchema } from "@/domain/company";
import { companyFilterSchema } from "@/domain/company-list";
import { bringIn } from "./brought-in";
import { createCompany } from "./companies";
import { listCompanies } from "./company-search";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";
import { takeBackImport } from "./import-undo";
import { runMatches } from "./matches";
import { mergeCompanies, unmergeCompanies } from "./merges";
import { askRenewals, renewPairs, renewSearch, renewSearchOnce } from "./renewals";
import { unwatched } from "./task-progress";

const rareName = () => Array.from(randomBytes(3), (byte) => String.fromCodePoint(0x9200 + byte)).join("");

async function officeOf(url: string) {
  const founder = founderOf(url);
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const enter = (name: string) =>
    createCompany(clerk, companySchema.parse({ name, scope: "发电", province: "江苏", distinctBecause: "试验" }));
  const namesFor = async (q: string) =>
    (await listCompanies(clerk, companyFilterSchema.parse({ q }))).rows.map(({ name }) => name);
  return { founder, clerk, enter, namesFor };
}

/** What this company was searched and compared by before its short name was. */
async function age(driver: postgres.Sql, name: string, core = name): Promise<void> {
  await driver`update companies set text_grams = ${bigrams(`${name} 发电`)}::int[], core_name = ${core},
    core_pinyin = null, core_initials = null where name = ${name}`;
}

const waitingFor = async (driver: postgres.Sql) =>
  (await driver`select 1 from tasks where kind = 'search_all' and state = 'waiting'`).length;

const loggedFor = async (driver: postgres.Sql, id: string) =>
  (await driver`select 1 from audit.entries where row_id = ${id}`).length;

test("a company from before is found by its short name across brackets after one renewal; a second writes nothing", async ({
  database,
}) => {
  const { founder, enter, namesFor } = await officeOf(database.url);
  const { driver } = founder;
  const word = rareName();
  const [parted, whole] = [`${word}（锡林郭勒）能源有限公司`, `${word}制造有限公司`];
  const { id } = await enter(parted);
  await enter(whole);
  for (const name of [parted, whole]) await age(driver, name);
  const rows = () => driver`select id, xmin::text, text_grams from companies order by id`;
  const before = await rows();
  const logged = await loggedFor(driver, id);
  expect(await namesFor(`${word}能源`)).toEqual([]);
  expect((await renewSearch(driver)).renewed).toBeGreaterThan(0);
  expect(await namesFor(`${word}能源`)).toEqual([parted]);
  const after = await rows();
  const written = after.filter(({ xmin }, at) => xmin !== before[at]?.xmin).map((row) => row.id);
  expect(written).toContain(id);
  expect(after.find((row) => row.id === id)?.text_grams.toSorted()).toEqual(
    bigrams(`${parted} ${word}能源 发电`).toSorted(),
  );
  expect(await renewSearch(driver)).toMatchObject({ companies: after.length, renewed: 0 });
  expect(await rows()).toEqual(after);
  expect(await loggedFor(driver, id), "no line of the log for each company").toBe(logged);
  await founder.end();
});

test("the worker is asked for a renewal once, and again when it was stopped half way", async ({ database }) => {
  const { founder, enter } = await officeOf(database.url);
  const { driver } = founder;
  await enter(`${rareName()}（盐城）能源有限公司`);
  await driver`delete from deployment where key = 'search_all'`;
  await askRenewals(driver);
  await askRenewals(driver);
  expect(await waitingFor(driver)).toBe(1);
  const stopping = renewSearch(driver, {
    onProgress: () => {
      throw new Error("stop");
    },
  });
  await expect(stopping).rejects.toThrow("stop");
  await driver`update tasks set state = 'stopped' where kind = 'search_all'`;
  await askRenewals(driver);
  expect(await waitingFor(driver)).toBe(1);
  await renewSearch(driver);
  await driver`update tasks set state = 'done' where kind = 'search_all'`;
  await askRenewals(driver);
  expect(await waitingFor(driver)).toBe(0);
  await founder.end();
});

test("a company from before is found by its short name's spelling, and a pair that rested on a core cut wrongly goes", async ({
  database,
}) => {
  const { founder, enter, namesFor } = await officeOf(database.url);
  const { driver } = founder;
  const tail = randomBytes(4).toString("hex");
  const names = ["蓝承", "溢安"].map((word) => `${word}${tail}市政工程有限公司`);
  const ids: string[] = [];
  for (const name of names) ids.push((await enter(name)).id);
  const far = `新疆金风${tail}有限公司`;
  await enter(far);
  for (const name of names) await age(driver, name, `政工程${tail}`);
  await age(driver, far);
  const pairs = () => driver`select reasons from duplicate_pairs where first_id in ${driver(ids)} and state = 'open'`;
  const [first = "", second = ""] = ids.toSorted();
  await driver`insert into duplicate_pairs (first_id, second_id, reasons, weight) values (${first}, ${second}, '{core}', 2)`;
  await driver`delete from deployment where key in ('search_all', 'pair_all')`;
  expect(await namesFor(`jf${tail}`)).toEqual([]);
  await renewPairs(driver);
  expect(await renewSearchOnce(driver), "done for the other task as well").toEqual({ companies: 0, renewed: 0 });
  expect(await namesFor(`jf${tail}`)).toEqual([far]);
  expect(await pairs()).toEqual([]);
  const cores = await driver<{ core: string }[]>`select core_name as core from companies where id in ${driver(ids)}`;
  expect(cores.map(({ core }) => core).toSorted()).toEqual(
    names.map((name) => name.replace("有限公司", "").toUpperCase()).toSorted(),
  );
  await founder.end();
});

test("a merge made under an earlier rule is taken back after the renewal, and both names are cut and spelt as now", async ({
  database,
}) => {
  const { founder, clerk, enter, namesFor } = await officeOf(database.url);
  const { driver } = founder;
  const tail = randomBytes(4).toString("hex");
  const names = [`新疆金风${tail}有限公司`, `内蒙古伊利${tail}有限公司`];
  const [keptId = "", goneId = ""] = [await enter(names[0] ?? ""), await enter(names[1] ?? "")].map(({ id }) => id);
  for (const name of names) await age(driver, name);
  await driver`update companies set normalised_name = '旧' || normalised_name where id in (${keptId}, ${goneId})`;
  const { mergeId } = await mergeCompanies(clerk, { keptId, goneId, seenKept: 1, seenGone: 1, take: ["name"] });
  await driver`update company_merges set before = jsonb_set(before, '{taken}', '["name","normalised_name","core_name","pinyin","initials"]')
    where id = ${mergeId}`;
  await renewSearch(driver);
  await unmergeCompanies(clerk, mergeId);
  expect(await namesFor(`jf${tail}`)).toEqual([names[0]]);
  expect(await namesFor(`yl${tail}`)).toEqual([names[1]]);
  await founder.end();
});

test("a branch that came before its firm, when nobody looked downward, stands beside it after one renewal", async ({
  database,
}) => {
  const { founder, enter } = await officeOf(database.url);
  const { driver } = founder;
  const firm = `${rareName()}重工有限公司`;
  const ids = [await enter(`${firm}乌拉盖分公司`), await enter(firm)].map(({ id }) => id);
  const pairs = async () => [
    ...(await driver`select reasons, state from duplicate_pairs
      where first_id in ${driver(ids)} and second_id in ${driver(ids)}`),
  ];
  await driver`delete from duplicate_pairs where first_id in ${driver(ids)}`;
  await driver`delete from deployment where key = 'pair_all'`;
  const stopping = renewPairs(driver, {
    onProgress: () => {
      throw new Error("stop");
    },
  });
  await expect(stopping).rejects.toThrow("stop");
  expect(await pairs(), "what was stopped leaves nothing").toEqual([]);
  await renewPairs(driver);
  expect(await pairs()).toEqual([{ reasons: ["branch"], state: "open" }]);
  await driver`delete from tasks`;
  await askRenewals(driver);
  expect((await driver`select 1 from tasks where kind = 'pair_all'`).length).toBe(0);
  await founder.end();
});

test("changed rules or words of the pack have the whole directory matched anew, once", async ({ database }) => {
  const { founder, enter } = await officeOf(database.url);
  const { driver } = founder;
  await enter(`${rareName()}（盐城）能源有限公司`);
  const waiting = async () =>
    (await driver`select 1 from tasks where kind = 'match_all' and subject = '' and state = 'waiting'`).length;
  await runMatches(driver);
  await askRenewals(driver);
  expect(await waiting()).toBe(0);
  const [plan] = await driver<{ sha: string }[]>`select pack_sha256 as sha from plans`;
  await driver`update plans set pack_sha256 = 'another'`;
  await askRenewals(driver);
  await askRenewals(driver);
  expect(await waiting()).toBe(1);
  await driver`update tasks set state = 'running' where kind = 'match_all'`;
  await askRenewals(driver);
  await askRenewals(driver);
  expect(await waiting(), "a run under way has read the words before").toBe(1);
  await driver`update tasks set state = 'done' where kind = 'match_all'`;
  await runMatches(driver);
  await askRenewals(driver);
  expect(await waiting()).toBe(0);
  await driver`update plans set pack_sha256 = ${plan?.sha ?? ""}`;
  await driver`update deployment set value = ${`2026-0 ${plan?.sha}`} where key = 'match_all'`;
  await askRenewals(driver);
  expect(await waiting()).toBe(1);
  await founder.end();
});

test("taking back an import brings no row back without its short name", async ({ database }) => {
  const { founder, enter, namesFor } = await officeOf(database.url);
  const word = rareName();
  const name = `${word}（锡林郭勒）能源有限公司`;
  await enter(name);
  await age(founder.driver, name);
  const { importId } = await bringIn(database.url, {
    headings: ["企业名称", "所在省份", "主营产品"],
    rows: [[name, "江苏", "风机"]],
  });
  await takeBackImport(database.url, importId, unwatched);
  expect(await namesFor(`${word}能源`)).toEqual([name]);
  await founder.end();
});
