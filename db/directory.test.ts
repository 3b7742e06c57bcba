import { randomBytes } from "node:crypto";
import ExcelJS from "exceljs";
import { companySchema } from "@/domain/company";
import { companyFilterSchema } from "@/domain/company-list";
import type { Viewer } from "@/domain/viewer";
import { createCompany } from "./companies";
import { exportCompanies } from "./company-export";
import { countFacets } from "./company-facets";
import { listCompanyOptions } from "./company-options";
import { listCompanies } from "./company-search";
import { expect, test } from "./fixtures";
import { type Founder, founderOf } from "./founding";
import { enterNamed, rareName } from "./merge-office";
import { createLead } from "./projects";

const filter = (query: Record<string, string>) => companyFilterSchema.parse(query);
const names = async (viewer: Viewer, query: Record<string, string>) =>
  (await listCompanies(viewer, filter(query))).rows.map(({ name }) => name);

async function clerkOf(url: string) {
  const founder = founderOf(url);
  const bannerId = await founder.foundBanner();
  return { founder, bannerId, clerk: await founder.foundViewer(bannerId, "clerk") };
}

/** 甲乙丙丁 of one word, each with what one filter asks. */
async function foundFour({ founder, bannerId, clerk }: Awaited<ReturnType<typeof clerkOf>>, word: string) {
  const enter = enterNamed(clerk, word);
  const a = await enter("甲", {
    province: "江苏",
    city: "盐城市",
    capitalRaw: "500万元人民币",
    foundedOn: "2001-03-01",
  });
  const b = await enter("乙", { province: "山东", city: "德州", capitalRaw: "2亿元人民币", foundedOn: "2010-12-31" });
  const c = await enter("丙", {
    province: "江苏",
    city: "常州",
    scope: "光伏设备及元器件制造",
    foundedOn: "2011-01-01",
  });
  const d = await enter("丁", {});
  await founder.driver`insert into company_honours (company_id, kind, detail) values (${a}, '绿色工厂', ''), (${b}, '上市公司', '600000')`;
  await createLead(clerk, {
    name: `示例·${word}`,
    companyId: c,
    linkId: "CH-302-C",
    source: "来电",
    ownerUnitId: bannerId,
    distinctBecause: null,
  });
  return { a, b, c, d };
}

test("every filter of the directory leaves just its companies, and several narrow together", async ({ database }) => {
  const office = await clerkOf(database.url);
  const { founder, clerk } = office;
  const word = rareName();
  const { d } = await foundFour(office, word);
  const found = async (query: Record<string, string>) =>
    (await names(clerk, { q: word, ...query })).map((name) => name.charAt(word.length)).join("");
  for (const [city, asked] of [
    ["伊犁哈萨克自治州", "伊犁"],
    ["伊犁", "伊犁哈萨克自治州"],
  ] as const) {
    await founder.driver`update companies set city = ${city} where id = ${d}`;
    expect(await found({ city: asked })).toBe("丁");
  }
  await founder.driver`update companies set city = null where id = ${d}`;
  expect(await found({ city: "盐城" })).toBe("甲");
  expect(await found({ city: "盐城市" }), "with what it is or without").toBe("甲");
  expect(await found({ foundedFrom: "2010", foundedTo: "2010" })).toBe("乙");
  expect([...(await found({ foundedTo: "2010" }))].sort().join("")).toBe("乙甲");
  expect(await found({ honour: "绿色工厂" })).toBe("甲");
  expect(await found({ listed: "1" })).toBe("乙");
  expect(await found({ live: "1" })).toBe("丙");
  expect(await found({ gbt: "3825" })).toBe("丙");
  expect(await found({ province: "江苏", capital: "1m_10m" })).toBe("甲");
  expect(await found({ province: "江苏", listed: "1" })).toBe("");
  const stranger = await founder.foundViewer(await founder.foundBanner(), "clerk");
  expect(await names(stranger, { q: word, live: "1" }), "a stranger's project is not told by a filter").toEqual([]);
  await founder.end();
});

test("what the list calls local is what the filter calls local", async ({ database }) => {
  const { founder, bannerId, clerk } = await clerkOf(database.url);
  const word = rareName();
  const enter = (name: string, address: string) =>
    createCompany(clerk, companySchema.parse({ name: `${word}${name}公司`, address, distinctBecause: "试验" }));
  const { id } = await enter("甲", "内蒙古锡林郭勒盟示例街1号");
  const { id: other } = await enter("乙", "");
  await enter("丙", "江苏省盐城市示例路1号");
  await founder.driver`update companies set city = '锡林郭勒' where id = ${id}`;
  await founder.driver`update companies set city = '锡林郭勒', banner_id = ${bannerId} where id = ${other}`;
  const local = await listCompanies(clerk, filter({ q: word, relation: "local" }));
  expect(local.rows.map(({ name }) => name)).toEqual([`${word}乙公司`]);
  expect((await listCompanies(clerk, filter({ q: word }))).rows.filter(({ isLocal }) => isLocal)).toHaveLength(1);
  expect(await names(clerk, { q: word, city: "锡林郭勒盟" })).toHaveLength(2);
  await founder.end();
});

test("a question cut short, left out or too short never becomes the whole directory", async ({ database }) => {
  const office = await clerkOf(database.url);
  const word = rareName();
  await foundFour(office, word);
  expect(await names(office.clerk, { q: `${word}甲公司${"无".repeat(60)}` })).toEqual([]);
  expect((await listCompanies(office.clerk, filter({ q: `锂 ${word}` }))).leftOut).toEqual(["锂"]);
  const counts = await countFacets(office.clerk, filter({ q: "锂" }));
  expect(Object.values(counts).flat()).toEqual([]);
  await office.founder.end();
});

test("pinyin typed syllable by syllable is read as one spelling, and as words where no name is so spelt", async ({
  database,
}) => {
  const { founder, clerk } = await clerkOf(database.url);
  const word = rareName();
  for (const name of [`西安${word}公司`, `${word}Xi-An公司`, `阿巴嘎${word}公司`])
    await createCompany(clerk, companySchema.parse({ name, scope: "Zq，Wj", distinctBecause: "试验" }));
  for (const q of ["xi an", "xi'an", "XI’AN"]) {
    const found = await names(clerk, { q });
    expect(found, q).toContain(`西安${word}公司`);
    expect(found, q).not.toContain(`${word}Xi-An公司`);
  }
  const apart = await listCompanies(clerk, filter({ q: "a ba ga" }));
  expect(apart.rows.map(({ name }) => name)).toContain(`阿巴嘎${word}公司`);
  expect(apart.leftOut).toEqual([]);
  expect(await names(clerk, { q: "wj zq" })).toHaveLength(3);
  await founder.end();
});

test("of several words the best place of any decides the order, whichever is typed first", async ({ database }) => {
  const { founder, clerk } = await clerkOf(database.url);
  const word = rareName();
  const [named, scoped] = [`${word}公司`, `0示例${rareName()}公司`];
  await createCompany(clerk, companySchema.parse({ name: named, scope: "生产" }));
  await createCompany(clerk, companySchema.parse({ name: scoped, scope: `生产${word}` }));
  for (const q of [`生产 ${word}`, `${word} 生产`]) expect(await names(clerk, { q }), q).toEqual([named, scoped]);
  await founder.end();
});

test("a name that begins with the letters goes before one that begins so without its place", async ({ database }) => {
  const { founder, clerk } = await clerkOf(database.url);
  const tail = randomBytes(3).toString("hex");
  const [whole, short] = [`王力高${tail}有限公司`, `安阳市王力高${tail}有限公司`];
  for (const name of [short, whole])
    await createCompany(clerk, companySchema.parse({ name, scope: "生产", distinctBecause: "试验" }));
  for (const q of [`wlg${tail}`, `wangligao${tail}`]) expect(await names(clerk, { q }), q).toEqual([whole, short]);
  await founder.end();
});

test("a short name with its place in front finds the name that says 市 between them", async ({ database }) => {
  const { founder, clerk } = await clerkOf(database.url);
  const word = rareName();
  const [name, inner] = [`天津市${word}物流集团农业有限公司`, `江苏省盐城市${word}制造有限公司`];
  for (const each of [name, inner])
    await createCompany(clerk, companySchema.parse({ name: each, scope: "生产", distinctBecause: "试验" }));
  for (const q of [`天津${word}`, `天津市${word}`, `天津${word}物流`, `生产 天津${word}`, `天津${word} 集团`])
    expect(await names(clerk, { q }), q).toEqual([name]);
  expect(await names(clerk, { q: `盐城${word}` })).toEqual([inner]);
  expect(await names(clerk, { q: `天津${word} 制造` })).toEqual([]);
  await founder.end();
});

test("a link of any chain that was chosen is called by its chain and its name, however many have companies", async ({
  database,
}) => {
  const { founder, clerk } = await clerkOf(database.url);
  const id = await founder.foundCompany(`${rareName()}公司`);
  await founder.driver`
    insert into matches (link_id, company_id, tier, score, words, sentence, spans, source, rule_version)
    select id, ${id}, 'make', 1, '[]', '', '[]', 'scope', 'test' from links where source = 'policy'`;
  const links = await founder.driver<{ id: string; name: string }[]>`
    select l.id, h.name || ' / ' || l.name as name from links l join chains h on h.id = l.chain_id order by h.position desc, l.position desc limit 3`;
  for (const { id: link, name } of links)
    expect((await listCompanyOptions(clerk, link)).links).toContainEqual({ value: link, label: name });
  await founder.end();
});

test("a cursor that was tampered with opens the first page", async ({ database }) => {
  const office = await clerkOf(database.url);
  const word = rareName();
  await foundFour(office, word);
  const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString("base64url");
  const id = "0217f91c-8839-4654-add1-9a709a33387a";
  const strange: Record<string, string>[] = [
    { after: cursor(3_000_000_000, "甲", id) },
    { after: cursor(1, "甲", "-".repeat(36)) },
    { after: cursor(1, "甲\0", id) },
    { after: cursor("2020-99-99", "甲", id), sort: "founded" },
    { after: cursor("1e20", "甲", id), sort: "capital" },
    { before: "\0", sort: "name" },
  ];
  for (const query of strange) expect(await names(office.clerk, { q: word, ...query })).toHaveLength(4);
  await office.founder.end();
});

test("the directory does not say by its link which company a stranger's first talk is about", async ({ database }) => {
  const { founder, bannerId, clerk } = await clerkOf(database.url);
  const word = rareName();
  const stranger = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const { id } = await createCompany(
    clerk,
    companySchema.parse({ name: `${word}叶片公司`, scope: "风力发电机叶片制造", distinctBecause: "试验" }),
  );
  const seen = async (viewer: Viewer) => {
    const [row] = (await listCompanies(viewer, filter({ q: word }))).rows;
    const workbook = new ExcelJS.Workbook();
    const { content } = await exportCompanies(viewer, filter({ q: word }));
    await workbook.xlsx.load(content as unknown as ArrayBuffer);
    return {
      byLink: (await names(viewer, { q: word, link: "CH-302-C" })).length,
      isTagged: row?.links.some((link) => link.id === "CH-302-C"),
      isInFile: JSON.stringify(workbook.worksheets[0]?.getSheetValues()).includes("叶片、"),
    };
  };
  const open = await seen(stranger);
  expect(open).toMatchObject({ byLink: 1, isTagged: true });
  const [talk] = await founder.driver<{ id: string }[]>`
    insert into projects (code, name, company_id, owner_unit_id, stage, protected_until)
    values (${`P-${randomBytes(5).toString("hex")}`}, '示例', ${id}, ${bannerId}, 'talks', current_date + 30) returning id`;
  await founder.driver`insert into project_links (project_id, link_id, is_primary) values (${talk?.id ?? ""}, 'CH-302-C', true)`;
  expect(await seen(stranger)).toMatchObject({ byLink: 0, isTagged: false, isInFile: false });
  expect(await seen(clerk)).toEqual(open);
  await founder.end();
});

test("rows without an amount or a day stand last whichever way the list is sorted", async ({ database }) => {
  const office = await clerkOf(database.url);
  const word = rareName();
  await foundFour(office, word);
  const marks = async (sort: string) =>
    (await names(office.clerk, { q: word, sort })).map((name) => name.charAt(word.length)).join("");
  expect((await marks("capital_desc")).slice(0, 2)).toBe("乙甲");
  expect((await marks("capital")).slice(0, 2)).toBe("甲乙");
  expect(await marks("founded")).toBe("甲乙丙丁");
  expect(await marks("founded_desc")).toBe("丙乙甲丁");
  await office.founder.end();
});

test("pages by capital meet at the rows without one and lead back the same way", async ({ database }) => {
  const { founder, clerk } = await clerkOf(database.url);
  const word = rareName();
  await foundMany(founder, word, 120, (n) => (n % 2 === 0 ? n * 1_000_000 : null));
  for (const sort of ["capital", "capital_desc"]) {
    const query = { q: word, sort };
    const first = await listCompanies(clerk, filter(query));
    const second = await listCompanies(clerk, filter({ ...query, after: first.next ?? "" }));
    const third = await listCompanies(clerk, filter({ ...query, after: second.next ?? "" }));
    const all = [first, second, third].flatMap(({ rows }) => rows);
    expect([all.length, new Set(all.map(({ id }) => id)).size, third.next]).toEqual([120, 120, null]);
    const amounts = all.flatMap(({ capitalYuan }) => (capitalYuan === null ? [] : [capitalYuan]));
    expect(amounts).toEqual([...amounts].sort((x, y) => (sort === "capital" ? x - y : y - x)));
    expect(all.slice(0, 60).every(({ capitalYuan }) => capitalYuan !== null)).toBe(true);
    const back = await listCompanies(clerk, filter({ ...query, before: third.previous ?? "" }));
    expect(back.rows.map(({ id }) => id)).toEqual(second.rows.map(({ id }) => id));
    const start = await listCompanies(clerk, filter({ ...query, before: back.previous ?? "" }));
    expect(start.rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id));
  }
  const foreign = Buffer.from(JSON.stringify(["drop", "x", "00000000-0000-0000-0000-000000000000"])).toString(
    "base64url",
  );
  expect((await listCompanies(clerk, filter({ q: word, sort: "founded", after: foreign }))).rows).toHaveLength(50);
  await founder.end();
});

test("counts say what a further condition would leave, its own present value set aside", async ({ database }) => {
  const office = await clerkOf(database.url);
  const word = rareName();
  await foundFour(office, word);
  const counts = await countFacets(office.clerk, filter({ q: word, province: "山东" }));
  expect(counts.province).toEqual([
    { value: "江苏", label: "江苏", count: 2 },
    { value: "山东", label: "山东", count: 1 },
  ]);
  expect(counts.capital).toEqual([{ value: "over_100m", label: "1 亿元以上", count: 1 }]);
  expect(counts.honour).toEqual([{ value: "上市公司", label: "上市公司", count: 1 }]);
  expect(counts.relation).toEqual([{ value: "prospect", label: "招商对象", count: 1 }]);
  await office.founder.end();
});

async function foundMany(founder: Founder, word: string, count: number, capitalYuan: (n: number) => number | null) {
  for (let n = 1; n <= count; n += 1) {
    const id = await founder.foundCompany(`${word}${n}号公司`);
    await founder.driver`update companies set capital_yuan = ${capitalYuan(n)} where id = ${id}`;
  }
}
