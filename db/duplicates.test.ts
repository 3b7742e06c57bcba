import { randomBytes } from "node:crypto";
import { companySchema } from "@/domain/company";
import { checkCharacter } from "@/domain/credit-code";
import { mostAlike } from "@/domain/duplicate";
import { bringIn } from "./brought-in";
import { asWriter } from "./client";
import { createCompany, editCompany, findCompany } from "./companies";
import { pairCompany } from "./duplicate-pairs";
import { keepDistinct, listDuplicates } from "./duplicates";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";
import { takeBackImport } from "./import-undo";
import { renewPairs, renewSearchOnce } from "./renewals";
import { unwatched } from "./task-progress";

const rareName = () => Array.from(randomBytes(3), (byte) => String.fromCodePoint(0x9100 + byte)).join("");
const company = (fields: Record<string, unknown>) =>
  companySchema.parse({ province: "江苏", city: "盐城", distinctBecause: "试验", ...fields });

/** Codes of one body, registered in one place after another. */
function codesOfOneBody() {
  const serial = String(randomBytes(4).readUInt32BE()).padStart(8, "0").slice(-8);
  return (division: string) => {
    const first17 = `91${division}${serial}1`;
    return first17 + checkCharacter(first17);
  };
}

async function officeOf(url: string) {
  const founder = founderOf(url);
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const pairsOf = async (id: string) =>
    [
      ...(await founder.driver`select least(first_id, second_id) as a, greatest(first_id, second_id) as b, reasons, state, weight
      from duplicate_pairs where ${id} in (first_id, second_id) order by 1, 2`),
    ].map((pair) => ({
      other: pair.a === id ? pair.b : pair.a,
      reasons: pair.reasons,
      state: pair.state,
    }));
  return { founder, clerk, pairsOf };
}

test("a new company stands in the queue beside the one of the same core name in the same place, not elsewhere", async ({
  database,
}) => {
  const { founder, clerk, pairsOf } = await officeOf(database.url);
  const word = rareName();
  const here = await createCompany(clerk, company({ name: `盐城市${word}风电有限公司` }));
  const elsewhere = await createCompany(
    clerk,
    company({ name: `${word}风电有限责任公司`, province: "山东", city: "青岛" }),
  );
  const again = await createCompany(clerk, company({ name: `江苏${word}风电股份有限公司` }));
  expect(await pairsOf(again.id)).toEqual([{ other: here.id, reasons: ["core"], state: "open" }]);
  expect(await pairsOf(elsewhere.id)).toEqual([]);
  const list = await listDuplicates(clerk, { reason: "core", after: "", before: "" });
  expect(list.counts.core).toBeGreaterThan(0);
  await founder.end();
});

test("alike names under two valid codes stand behind those that may be one company", async ({ database }) => {
  const { founder, clerk } = await officeOf(database.url);
  const word = rareName();
  const [coded, other] = [codesOfOneBody(), codesOfOneBody()];
  const first = await createCompany(clerk, company({ name: `盐城市${word}风电有限公司`, creditCode: coded("320902") }));
  const second = await createCompany(clerk, company({ name: `江苏${word}风电有限公司`, creditCode: other("320902") }));
  const uncoded = await createCompany(clerk, company({ name: `${word}风电股份有限公司` }));
  const weights = await founder.driver`
    select first_id, second_id, weight from duplicate_pairs where ${first.id} in (first_id, second_id) order by weight`;
  const others = weights.map(({ first_id, second_id, weight }) => [
    first_id === first.id ? second_id : first_id,
    weight,
  ]);
  expect(others).toEqual([
    [second.id, 0],
    [uncoded.id, 2],
  ]);
  await founder.end();
});

test("one body under two codes, one sound in two spellings and a branch under its firm are found with their reasons", async ({
  database,
}) => {
  const { founder, clerk, pairsOf } = await officeOf(database.url);
  const word = rareName();
  const codeAt = codesOfOneBody();
  const moved = await createCompany(clerk, company({ name: `${word}甲厂`, creditCode: codeAt("152502") }));
  const before = await createCompany(clerk, company({ name: `${word}乙社`, creditCode: codeAt("152500") }));
  expect(await pairsOf(moved.id)).toEqual([{ other: before.id, reasons: ["code"], state: "open" }]);
  const tail = randomBytes(4).toString("hex");
  const one = await createCompany(clerk, company({ name: `示例丰电${tail}有限公司` }));
  const other = await createCompany(clerk, company({ name: `示例风电${tail}有限公司` }));
  const branch = await createCompany(clerk, company({ name: `示例风电${tail}有限公司青岛分公司` }));
  expect(await pairsOf(one.id)).toEqual([{ other: other.id, reasons: ["sound"], state: "open" }]);
  expect(await pairsOf(branch.id)).toEqual([{ other: other.id, reasons: ["branch"], state: "open" }]);
  await founder.end();
});

test("what was settled as two companies stays settled through edits and whole runs; what no longer resembles goes", async ({
  database,
}) => {
  const { founder, clerk, pairsOf } = await officeOf(database.url);
  const [word, other] = [rareName(), rareName()];
  const first = await createCompany(clerk, company({ name: `${word}甲有限公司` }));
  const second = await createCompany(clerk, company({ name: `${word}甲有限责任公司` }));
  const renamed = await createCompany(clerk, company({ name: `${word}甲股份有限公司` }));
  const [a, b] = [first.id, second.id].sort() as [string, string];
  await keepDistinct(clerk, { firstId: a, secondId: b, note: "两家企业" });
  await expect(keepDistinct(clerk, { firstId: a, secondId: b, note: "再来" })).rejects.toThrow("已由他人处理");
  const file = await findCompany(clerk, renamed.id);
  await editCompany(clerk, {
    ...company({ name: `${other}有限公司` }),
    id: renamed.id,
    seenVersion: file?.company.version ?? 0,
  });
  expect(await pairsOf(renamed.id)).toEqual([]);
  await renewPairs(founder.driver);
  expect(await pairsOf(a)).toEqual([{ other: b, reasons: ["core"], state: "distinct" }]);
  await founder.end();
});

test("a cursor of the queue that was tampered with opens the first page", async ({ database }) => {
  const { founder, clerk } = await officeOf(database.url);
  const word = rareName();
  for (const form of ["有限公司", "有限责任公司"]) await createCompany(clerk, company({ name: `${word}风电${form}` }));
  const pageAt = async (after: string) => (await listDuplicates(clerk, { reason: null, after, before: "" })).pairs;
  const pairs = await pageAt("");
  expect(pairs.length).toBeGreaterThan(0);
  const last = "00000000-0000-0000-0000-000000000000";
  for (const after of [
    `0_${last}_${last}_`,
    `x0_${last}_${last}`,
    `0_${last}`,
    `9_${"-".repeat(36)}_${"-".repeat(36)}`,
  ])
    expect(await pageAt(after), after).toEqual(pairs);
  await founder.end();
});

test("a name many companies of one place share pairs none of them", async ({ database }) => {
  const { founder, pairsOf } = await officeOf(database.url);
  const word = rareName();
  const rows = Array.from({ length: mostAlike + 1 }, (_, i) => ({
    name: `${word}${i}`,
    normalised_name: `${word}${i}`,
    core_name: word,
    province: "江苏",
    city: "盐城",
    pinyin: "",
    initials: "",
    text_grams: [],
  }));
  const made = await founder.driver`insert into companies ${founder.driver(rows)} returning id`;
  await renewPairs(founder.driver);
  expect(await pairsOf(made[0]?.id)).toEqual([]);
  await founder.end();
});

test("twenty thousand companies are compared in seconds and give a pair for each double, whichever way it is found", async ({
  database,
}) => {
  test.setTimeout(120_000);
  const { founder, clerk } = await officeOf(database.url);
  // Names are spelt anew once an edition; what is entered below stands as it is written.
  await renewSearchOnce(founder.driver);
  await founder.driver`
    insert into companies (name, normalised_name, core_name, province, city, pinyin, initials, text_grams)
    select '量产' || i || '公司', '量产' || i || '公司', '量产' || (i % 19900), '江苏', '盐城', 'liangchan' || i || 'gongsi', '', '{}'
    from generate_series(1, 20000) i`;
  await founder.driver`analyze companies`;
  const run = await renewPairs(founder.driver);
  expect(run.companies).toBeGreaterThanOrEqual(20_000);
  const [held] = await founder.driver`
    select count(*)::int as count from duplicate_pairs d join companies c on c.id = d.first_id where c.name like '量产%' and d.state = 'open'`;
  expect(held?.count).toBe(100);
  const list = await listDuplicates(clerk, { reason: null, after: "", before: "" });
  const next = await listDuplicates(clerk, { reason: null, after: list.next ?? "", before: "" });
  expect([list.pairs.length, next.pairs.length]).toEqual([20, 20]);
  const keys = [...list.pairs, ...next.pairs].map((pair) => `${pair.first.id} ${pair.second.id}`);
  expect(new Set(keys).size).toBe(40);
  await founder.end();
});

test("an import compares what it brings and renames, and taking it back leaves the pairs there were", async ({
  database,
}) => {
  const { founder, clerk, pairsOf } = await officeOf(database.url);
  const word = rareName();
  const body = `91350100MA${randomBytes(4).toString("hex").slice(0, 7).toUpperCase()}`.replace(/[IOSVZ]/g, "1");
  const creditCode = body + checkCharacter(body);
  const held = await createCompany(clerk, company({ name: `${word}甲有限公司` }));
  const renamed = await createCompany(clerk, company({ name: `${word}甲有限责任公司`, creditCode }));
  const pair = { other: renamed.id, reasons: ["core"], state: "open" };
  expect(await pairsOf(held.id)).toEqual([pair]);
  const headings = ["企业名称", "统一社会信用代码", "所在省份", "地区"];
  const rows = [
    [`${word}乙有限公司`, creditCode, "江苏", "盐城"],
    [`${word}甲股份有限公司`, "", "江苏", "盐城"],
  ];
  const { importId, ...counts } = await bringIn(database.url, { headings, rows, rules: { name: "replace" } });
  expect(counts).toMatchObject({ created: 1, updated: 1 });
  const now = await pairsOf(held.id);
  expect(now, "the renamed one is no double any more, the new one is").toHaveLength(1);
  expect(now[0]?.other).not.toBe(renamed.id);
  await takeBackImport(database.url, importId, unwatched);
  expect(await pairsOf(held.id)).toEqual([pair]);
  await founder.end();
});

test("a branch and its firm are found whichever comes first, typed or imported, and an edit of the firm keeps the pair", async ({
  database,
}) => {
  const { founder, clerk, pairsOf } = await officeOf(database.url);
  const named = () => ({ firm: `${rareName()}重工有限公司`, branchOf: (firm: string) => `${firm}（乌拉盖）分公司` });
  const idOf = async (name: string): Promise<string> =>
    (await founder.driver`select id from companies where name = ${name}`)[0]?.id;
  const importOne = (name: string) =>
    bringIn(database.url, { headings: ["企业名称", "所在省份", "地区"], rows: [[name, "江苏", "盐城"]] });
  const { firm, branchOf } = named();
  const branch = await createCompany(clerk, company({ name: branchOf(firm) }));
  await createCompany(clerk, company({ name: `${firm}工会委员会` }));
  const parent = await createCompany(clerk, company({ name: firm }));
  const pair = { other: branch.id, reasons: ["branch"], state: "open" };
  expect(await pairsOf(parent.id)).toEqual([pair]);
  await editCompany(clerk, { ...company({ name: firm, products: "风机" }), id: parent.id, seenVersion: 1 });
  expect(await pairsOf(parent.id)).toEqual([pair]);
  const later = named();
  await importOne(later.branchOf(later.firm));
  const branchId = await idOf(later.branchOf(later.firm));
  const { importId } = await importOne(later.firm);
  const imported = { other: branchId, reasons: ["branch"], state: "open" };
  expect(await pairsOf(await idOf(later.firm))).toEqual([imported]);
  await takeBackImport(database.url, importId, unwatched);
  expect(await pairsOf(branchId)).toEqual([]);
  await importOne(later.firm);
  const found = await pairsOf(await idOf(later.firm));
  expect(found).toEqual([imported]);
  await renewPairs(founder.driver);
  expect(await pairsOf(await idOf(later.firm)), "a whole run finds no more and no less").toEqual(found);
  await founder.end();
});

test("many companies compared at once give the pairs that each gives on its own", async ({ database }) => {
  test.setTimeout(120_000);
  const { founder, clerk } = await officeOf(database.url);
  const word = rareName();
  const numberOf = (at: number) => String.fromCodePoint(0x9200 + at);
  const codeAt = codesOfOneBody();
  const rows = Array.from({ length: 1_100 }, (_, at) => [`盐城${word}${numberOf(at)}风电有限公司`, "江苏", "盐城"]);
  rows.push(
    ...["重工", "重工", "电缆"].map((kind, at) => [
      `${word}${kind}${["有限公司", "股份有限公司", "有限公司"][at]}`,
      "江苏",
      "",
    ]),
    [`${word}电缆有限公司沛县分公司`, "江苏", ""],
    ...Array.from({ length: mostAlike + 5 }, (_, at) => [`${word}钢构有限公司`, "江苏", `示例${numberOf(at)}市`]),
    [`${word}同音盛有限公司`, "江苏", ""],
    [`${word}同音胜有限公司`, "江苏", ""],
    [`${word}甲厂`, "江苏", "", codeAt("320900")],
    [`${word}乙社`, "江苏", "", codeAt("320902")],
  );
  const brought = await bringIn(database.url, {
    headings: ["企业名称", "所在省份", "地区", "统一社会信用代码"],
    rows: rows.map(([name = "", province = "", city = "", code = ""]) => [name, province, city, code]),
  });
  expect(brought).toMatchObject({ created: rows.length, rejected: 0 });
  const pairs = async () => [
    ...(await founder.driver`
      select first_id, second_id, reasons, weight from duplicate_pairs where state = 'open' order by 1, 2`),
  ];
  const asImported = await pairs();
  const reasons = await founder.driver<{ reason: string }[]>`
    select distinct unnest(reasons) as reason from duplicate_pairs
    where first_id in (select company_id from import_changes where import_id = ${brought.importId}) order by 1`;
  expect(reasons.map(({ reason }) => reason)).toEqual(["branch", "code", "core", "sound"]);
  await renewPairs(founder.driver);
  expect(await pairs()).toEqual(asImported);
  const ids = await founder.driver<{ id: string }[]>`
    select id from companies where name like ${`%${word}%`} and name not like '%风电有限公司' or id in
      (select unnest(array[first_id, second_id]) from duplicate_pairs)`;
  await founder.driver`delete from duplicate_pairs where state = 'open'`;
  await asWriter(clerk, async (tx) => {
    for (const { id } of ids) await pairCompany(tx, id);
  });
  expect(await pairs()).toEqual(asImported);
  await founder.end();
});
