import { randomBytes } from "node:crypto";
import { companySchema } from "@/domain/company";
import { checkCharacter } from "@/domain/credit-code";
import { bringIn, directoryHash } from "./brought-in";
import { createCompany, editCompany } from "./companies";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";
import { takeBackImport } from "./import-undo";
import { locks } from "./locks";
import { unwatched } from "./task-progress";

const headings = ["企业名称", "注册资金", "经营范围", "所在省份", "地区"];
const mark = () => randomBytes(4).toString("hex");
const nameOf = () => `示例${mark()}有限公司`;

test("taking imports back in turn leaves the directory as it was before each of them", async ({
  database: { url },
}) => {
  test.slow();
  const founder = founderOf(url);
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const [byHand, first, second] = [nameOf(), nameOf(), nameOf()];
  await createCompany(
    clerk,
    companySchema.parse({ name: byHand, province: "江苏", city: "盐城", scope: "风电叶片制造" }),
  );
  await bringIn(url, { headings, rows: [[first, "50(万元人民币)", "光伏组件制造", "江苏", "盐城"]] });
  const start = await directoryHash(url);

  const newer = [
    [first, "80(万元人民币)", "风力发电机组制造", "江苏", "盐城"],
    [byHand, "90(万元人民币)", "改写的范围", "江苏", "盐城"],
    [second, "", "风电叶片制造", "江苏", "盐城"],
  ];
  const update = await bringIn(url, { headings, rows: newer });
  expect(update).toMatchObject({ created: 1, updated: 2 });
  const updated = await directoryHash(url);
  expect(updated).not.toBe(start);

  const products = await bringIn(url, {
    kind: "products",
    headings: ["公司名称", "主营产品", "股票代码"],
    rows: [[first, "风电叶片(0.6)；塔筒(0.4)", "999999.SH"]],
  });
  expect(products).toMatchObject({ created: 1, rejected: 0 });
  const more = await bringIn(url, {
    kind: "products",
    headings: ["公司名称", "主营产品"],
    rows: [[first, "风电叶片(0.7)；锚栓"]],
  });
  expect(more).toMatchObject({ updated: 1 });
  const honours = await bringIn(url, {
    kind: "honours",
    fileName: "绿色工厂名单.csv",
    headings: ["企业名称", "批次"],
    rows: [[first, "1"]],
  });
  expect(honours).toMatchObject({ created: 1 });
  const [row] = await founder.driver`
    select products, (select jsonb_object_agg(name, share_basis_points) from company_products where company_id = c.id) as shares,
      (select string_agg(kind || detail, '、' order by kind) from company_honours where company_id = c.id) as honours
    from companies c where name = ${first}`;
  expect(row).toEqual({
    products: "风电叶片；塔筒；锚栓",
    shares: { 风电叶片: 7000, 塔筒: 4000, 锚栓: null },
    honours: "绿色工厂第1批、上市公司999999.SH",
  });

  for (const { importId } of [honours, more, products]) await takeBackImport(url, importId, unwatched);
  expect(await directoryHash(url)).toBe(updated);
  expect(await takeBackImport(url, update.importId, unwatched)).toMatchObject({
    removed: 1,
    restored: 2,
    keptCount: 0,
  });
  expect(await directoryHash(url)).toBe(start);
  await founder.end();
});

test("pairs of likely doubles are what they were once an import that renamed, moved and added firms is taken back", async ({
  database: { url },
}) => {
  const founder = founderOf(url);
  const [core, other] = [mark(), mark()];
  const first17 = `91320900MA${mark().toUpperCase().slice(0, 7)}`;
  const code = first17 + checkCharacter(first17);
  const headings = ["企业名称", "统一社会信用代码", "所在省份", "地区"];
  const held = [
    [`盐城${core}有限公司`, code, "江苏", "盐城"],
    [`盐城${core}科技有限公司`, "", "江苏", "盐城"],
    [`${core}股份有限公司`, "", "江苏", ""],
    [`南京${other}有限公司`, "", "江苏", "南京"],
    [`南京${other}有限公司苏州分公司`, "", "江苏", "苏州"],
  ];
  await bringIn(url, { headings, rows: held });
  const pairs = async () =>
    (
      await founder.driver<{ pair: string }[]>`
        select least(a.name, b.name) || ' ' || greatest(a.name, b.name) || ' ' || array_to_string(p.reasons, ',') || p.weight as pair
        from duplicate_pairs p join companies a on a.id = p.first_id join companies b on b.id = p.second_id
        where a.name like ${`%${core}%`} or a.name like ${`%${other}%`} order by 1`
    ).map(({ pair }) => pair);
  const [start, before] = [await directoryHash(url), await pairs()];
  expect(before).not.toEqual([]);
  const { importId } = await bringIn(url, {
    headings,
    rows: [
      [`南京${other}贸易有限公司`, code, "江苏", "南京"],
      [`盐城${core}集团有限公司`, "", "江苏", "盐城"],
      [`南京${other}有限公司无锡分公司`, "", "江苏", "无锡"],
    ],
  });
  expect(await pairs()).not.toEqual(before);
  expect(await directoryHash(url)).not.toBe(start);
  expect(await takeBackImport(url, importId, unwatched)).toMatchObject({ removed: 2, restored: 1, keptCount: 0 });
  expect(await pairs()).toEqual(before);
  expect(await directoryHash(url)).toBe(start);
  await founder.end();
});

test("a firm whose code nobody can read is searched by the same once it has been changed and restored", async ({
  database: { url },
}) => {
  const founder = founderOf(url);
  const name = nameOf();
  const listOf = (scope: string) => ({
    headings: ["企业名称", "统一社会信用代码", "所在省份", "经营范围"],
    rows: [[name, "91320900MA1示例", "江苏", scope]],
  });
  await bringIn(url, listOf("风电叶片制造"));
  const grams = async () =>
    (await founder.driver`select text_grams from companies where name = ${name}`)[0]?.text_grams;
  const [start, before] = [await directoryHash(url), await grams()];
  const { importId } = await bringIn(url, listOf("光伏组件制造"));
  expect(await takeBackImport(url, importId, unwatched)).toMatchObject({ restored: 1 });
  expect(await grams()).toEqual(before);
  expect(await directoryHash(url)).toBe(start);
  await founder.end();
});

test("an import waits to be taken back until the later ones that touched its companies are", async ({
  database: { url },
}) => {
  const [one, two] = [nameOf(), nameOf()];
  const rowsOf = (capital: string) => [one, two].map((name) => [name, capital, "", "江苏", "盐城"]);
  const start = await directoryHash(url);
  const first = await bringIn(url, { headings, rows: rowsOf("50(万元人民币)") });
  const second = await bringIn(url, { fileName: "后来的.csv", headings, rows: rowsOf("60(万元人民币)").slice(0, 1) });
  const honours = await bringIn(url, {
    kind: "honours",
    fileName: "绿色工厂名单.csv",
    headings: ["企业名称"],
    rows: [[two]],
  });
  const both = await directoryHash(url);
  await expect(takeBackImport(url, first.importId, unwatched)).rejects.toMatchObject({
    sentence: expect.stringMatching(
      /^这次导入的企业之后又由“绿色工厂名单\.csv”（.* 导入，1 家）、“后来的\.csv”（.* 导入，1 家）更新。请从最近的一次起撤销后来的导入，再撤销这次。$/,
    ),
  });
  expect(await directoryHash(url)).toBe(both);
  await takeBackImport(url, honours.importId, unwatched);
  await expect(takeBackImport(url, first.importId, unwatched)).rejects.toMatchObject({
    sentence: expect.stringContaining("之后又由“后来的.csv”"),
  });
  await takeBackImport(url, second.importId, unwatched);
  expect(await takeBackImport(url, first.importId, unwatched)).toMatchObject({ removed: 2, keptCount: 0 });
  expect(await directoryHash(url)).toBe(start);
});

test("a company an officer changed after a later import stays when both are taken back", async ({
  database: { url },
}) => {
  const founder = founderOf(url);
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const name = nameOf();
  const first = await bringIn(url, { headings, rows: [[name, "50(万元人民币)", "", "江苏", "盐城"]] });
  const second = await bringIn(url, { headings, rows: [[name, "60(万元人民币)", "", "江苏", "盐城"]] });
  const [row] = await founder.driver<{ id: string }[]>`select id from companies where name = ${name}`;
  await editCompany(clerk, { ...companySchema.parse({ name, scope: "改写" }), id: row?.id ?? "", seenVersion: 2 });
  expect(await takeBackImport(url, second.importId, unwatched)).toMatchObject({
    kept: [{ name, reason: "导入后已修改" }],
  });
  expect(await takeBackImport(url, first.importId, unwatched)).toMatchObject({
    kept: [{ name, reason: "之后的导入已更新" }],
  });
  await founder.end();
});

test("taking an import back waits for an import that is writing", async ({ database: { url } }) => {
  const founder = founderOf(url);
  const { importId } = await bringIn(url, { headings, rows: [[nameOf(), "", "", "江苏", "盐城"]] });
  const importer = founderOf(url);
  await importer.driver`select pg_advisory_lock(${locks.directory})`;
  let asked = 0;
  const undone = takeBackImport(url, importId, { ...unwatched, heed: async () => void asked++ });
  await expect.poll(() => asked).toBeGreaterThan(1);
  expect(await founder.driver`select state from imports where id = ${importId}`).toEqual([{ state: "done" }]);
  await importer.driver`select pg_advisory_unlock(${locks.directory})`;
  expect(await undone).toMatchObject({ removed: 1 });
  await importer.end();
  await founder.end();
});

test("an import is taken back, except what people have built on since", async ({ database }) => {
  const founder = founderOf(database.url);
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const known = nameOf();
  await createCompany(clerk, companySchema.parse({ name: known, province: "江苏", city: "盐城" }));
  const [edited, free] = [nameOf(), nameOf()];
  const { importId } = await bringIn(database.url, {
    headings,
    rows: [known, edited, free].map((name) => [name, "50(万元人民币)", "风电叶片制造", "江苏", "盐城"]),
  });
  const [row] = await founder.driver<{ id: string }[]>`select id from companies where name = ${edited}`;
  await editCompany(clerk, { ...companySchema.parse({ name: edited }), id: row?.id ?? "", seenVersion: 1 });
  const undone = await takeBackImport(database.url, importId, unwatched);
  expect(undone).toMatchObject({ removed: 1, restored: 1, keptCount: 1 });
  expect(undone.kept).toEqual([{ companyId: row?.id, name: edited, reason: "导入后已修改" }]);
  const left = await founder.driver`select name from companies where name in ${founder.driver([known, edited, free])}`;
  expect(left.map((one) => one.name).sort()).toEqual([known, edited].sort());
  await expect(takeBackImport(database.url, importId, unwatched)).rejects.toMatchObject({
    sentence: "这次导入已经撤销过。",
  });
  await founder.end();
});
