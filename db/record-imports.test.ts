import { randomBytes } from "node:crypto";
import { bringIn } from "./brought-in";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";
import { takeBackImport } from "./import-undo";
import { unwatched } from "./task-progress";

const mark = () => randomBytes(4).toString("hex");
const nameOf = () => `示例${mark()}有限公司`;
const headings = ["企业名称", "所在省份", "地区"];

test("an honours list joins companies by name, and names what is unknown, ambiguous or listed twice", async ({
  database: { url },
}) => {
  const [known, twin, stranger] = [nameOf(), nameOf(), nameOf()];
  const rows = [
    [known, "江苏", "盐城"],
    [twin, "江苏", "盐城"],
    [twin, "浙江", "宁波"],
  ];
  await bringIn(url, { headings, rows });
  const list = {
    kind: "honours" as const,
    fileName: "专精特新中小企业.xlsx",
    headings: ["企业名称", "省份", "年度"],
    rows: [
      [known, "", "2024"],
      [known, "", "2024"],
      [twin, "", "2024"],
      [twin, "浙江省", "2024"],
      [stranger, "", "2024"],
      ["合计", "", "5"],
    ],
  };
  const first = await bringIn(url, list);
  expect(first).toMatchObject({ read: 6, created: 2, duplicates: 1, rejected: 3 });
  expect(first.rejects.map(({ line, reason }) => [line, reason])).toEqual(
    expect.arrayContaining([
      [4, "企业名录中有 2 家同名企业，请填写统一社会信用代码"],
      [6, "企业名录中没有这家企业，请先导入企业名单"],
      [7, "合计行，不是企业"],
    ]),
  );
  expect(await bringIn(url, list)).toMatchObject({ created: 0, unchanged: 2, duplicates: 1, rejected: 3 });
  await expect(bringIn(url, { ...list, fileName: "名单.xlsx" })).rejects.toMatchObject({
    sentence: expect.stringContaining("未找到荣誉名称"),
  });
});

test("records of a company that was merged go to the one it lives on in through two merges, and a list does not bring it back", async ({
  database: { url },
}) => {
  const founder = founderOf(url);
  const [kept, between, gone] = [nameOf(), nameOf(), nameOf()];
  const rows = [kept, between, gone].map((name) => [name, "江苏", "盐城"]);
  await bringIn(url, { headings, rows });
  for (const [from, into] of [
    [gone, between],
    [between, kept],
  ])
    await founder.driver`update companies set merged_into = (select id from companies where name = ${into ?? ""}) where name = ${from ?? ""}`;
  const again = await bringIn(url, { headings, rows });
  expect(again).toMatchObject({ created: 0, unchanged: 1, duplicates: 2 });
  expect(again.samples.find(({ name }) => name === gone)?.warnings).toEqual([expect.stringContaining("已并入")]);
  await bringIn(url, { kind: "products", headings: ["企业名称", "主营产品"], rows: [[gone, "风电叶片"]] });
  const [row] = await founder.driver`select products from companies where name = ${kept}`;
  expect(row).toEqual({ products: "风电叶片" });
  await founder.end();
});

test("two lines of one company in a products list become one change, whichever batch they come in", async ({
  database: { url },
}) => {
  const founder = founderOf(url);
  const name = nameOf();
  const others = Array.from({ length: 500 }, nameOf);
  await bringIn(url, { headings, rows: [name, ...others].map((one) => [one, "江苏", "盐城"]) });
  const list = {
    kind: "products" as const,
    headings: ["企业名称", "主营产品", "股票代码"],
    rows: [
      [name, "甲(0.5)；丁", "600001"],
      [name, "甲(0.5)", "00998"],
      [name, "甲(0.5)", "00998"],
      ...others.map((one) => [one, "乙", ""]),
      [name, "丙(0.2)；甲(0.4)；丁(0.1)", ""],
    ],
  };
  const counts = { read: 504, created: 501, updated: 2, duplicates: 1, rejected: 0 };
  expect(await bringIn(url, { ...list, isDryRun: true })).toMatchObject(counts);
  const brought = await bringIn(url, list);
  expect(brought).toMatchObject(counts);
  expect(brought.samples.filter(({ verdict }) => verdict === "changed")).toEqual([
    expect.objectContaining({ line: 3, name, warnings: ["与第 2 行是同一家企业，已合并。"] }),
    expect.objectContaining({
      line: 505,
      warnings: ["与第 2 行是同一家企业，已合并。", "主营产品占比与前面的行不同，以前面的行为准：甲。"],
    }),
  ]);
  const held = () => founder.driver`
    select products, (select jsonb_object_agg(name, share_basis_points) from company_products where company_id = c.id) as shares,
      (select array_agg(detail order by detail) from company_honours where company_id = c.id) as codes
    from companies c where name = ${name}`;
  expect(await held()).toEqual([
    { products: "甲；丙；丁", shares: { 甲: 5000, 丙: 2000, 丁: 1000 }, codes: ["00998", "600001"] },
  ]);
  expect(await bringIn(url, list)).toMatchObject({ created: 0, updated: 0, unchanged: 503, duplicates: 1 });
  await takeBackImport(url, brought.importId, unwatched);
  expect(await held()).toEqual([{ products: "", shares: null, codes: null }]);
  await founder.end();
});

test("an honour goes to no firm of the same name in another province", async ({ database: { url } }) => {
  const founder = founderOf(url);
  const [elsewhere, placeless, twin] = [nameOf(), nameOf(), nameOf()];
  const rows = [
    [elsewhere, "广东", "广州"],
    [placeless, "", ""],
    [twin, "广东", "广州"],
    [twin, "江苏", "盐城"],
  ];
  await bringIn(url, { headings, rows });
  const list = {
    kind: "honours" as const,
    fileName: "绿色工厂名单.csv",
    headings: ["企业名称", "省份"],
    rows: [elsewhere, placeless, twin].map((name) => [name, "浙江"]),
  };
  const brought = await bringIn(url, list);
  expect(brought).toMatchObject({ created: 1, rejected: 2 });
  const reason = "企业名录中的同名企业在其他省份，请核对省份或填写统一社会信用代码";
  expect(brought.rejects).toEqual([2, 4].map((line) => ({ line, reason })));
  const held =
    await founder.driver`select c.name from company_honours h join companies c on c.id = h.company_id where c.name in ${founder.driver([elsewhere, placeless, twin])}`;
  expect(held).toEqual([{ name: placeless }]);
  await founder.end();
});

test("an older products list adds products and unknown shares, changes no newer share and takes no date back", async ({
  database: { url },
}) => {
  const founder = founderOf(url);
  const name = nameOf();
  await bringIn(url, { headings, rows: [[name, "江苏", "盐城"]] });
  const listed = (products: string, dataOn: string) =>
    bringIn(url, { kind: "products", headings: ["企业名称", "主营产品"], rows: [[name, products]], dataOn });
  const held = () => founder.driver`
    select p.name, share_basis_points as share, p.data_on::text as "dataOn", c.products from company_products p
    join companies c on c.id = p.company_id where c.name = ${name} order by p.name collate "C"`;
  await listed("叶片(0.5)；塔筒", "2025-01-01");
  const older = await listed("叶片(0.9)；塔筒(0.3)；轴承(0.2)", "2020-01-01");
  expect(older).toMatchObject({ updated: 1 });
  expect(older.samples[0]?.warnings).toEqual(["名单数据日期早于已有数据，占比不更新：叶片。"]);
  const products = "叶片；塔筒；轴承";
  expect(await held()).toEqual([
    { name: "叶片", share: 5000, dataOn: "2025-01-01", products },
    { name: "塔筒", share: 3000, dataOn: "2025-01-01", products },
    { name: "轴承", share: 2000, dataOn: "2020-01-01", products },
  ]);
  expect(await listed("叶片(0.8)", "2019-01-01")).toMatchObject({ updated: 0, unchanged: 1 });
  expect(await listed("叶片(0.4)", "2026-01-01")).toMatchObject({ updated: 1 });
  expect((await held())[0]).toMatchObject({ name: "叶片", share: 4000, dataOn: "2026-01-01" });
  await founder.end();
});

test("an honour counts once however its batch is written, also beside one that was entered as written", async ({
  database: { url },
}) => {
  const founder = founderOf(url);
  const name = nameOf();
  await bringIn(url, { headings, rows: [[name, "江苏", "盐城"]] });
  const listed = (...batches: string[]) =>
    bringIn(url, {
      kind: "honours",
      fileName: "绿色工厂.csv",
      headings: ["企业名称", "批次"],
      rows: batches.map((batch) => [name, batch]),
    });
  await founder.driver`
    insert into company_honours (company_id, kind, detail) select id, '绿色工厂', '第二批' from companies where name = ${name}`;
  expect(await listed("1", "第1批", "第一批", "1批", "2")).toMatchObject({ created: 1, duplicates: 3, unchanged: 1 });
  expect(await listed("一", "第2批", "3")).toMatchObject({ created: 1, unchanged: 2 });
  const details = await founder.driver`
    select h.detail from company_honours h join companies c on c.id = h.company_id where c.name = ${name} order by h.detail`;
  expect(details.map(({ detail }) => detail).sort()).toEqual(["第1批", "第3批", "第二批"].sort());
  await founder.end();
});

test("a row whose code belongs to a company of another name says so, and is rejected when another company bears the name", async ({
  database: { url },
}) => {
  const founder = founderOf(url);
  const [coded, other, former] = [nameOf(), nameOf(), nameOf()];
  const code = `91320900MA${mark().toUpperCase()}`;
  await bringIn(url, { headings, rows: [coded, other, former].map((name) => [name, "江苏", "盐城"]) });
  await founder.driver`update companies set credit_code = ${code} where name = ${coded}`;
  await founder.driver`
    update companies set merged_into = (select id from companies where name = ${coded}) where name = ${former}`;
  const unknown = nameOf();
  const brought = await bringIn(url, {
    kind: "products",
    headings: ["企业名称", "统一社会信用代码", "主营产品"],
    rows: [
      [coded, code, "甲"],
      [former, code, "乙"],
      [unknown, code, "丙"],
      [other, code, "丁"],
    ],
  });
  expect(brought.rejects).toEqual([
    { line: 5, reason: `信用代码属于“${coded}”，名称却是另一家企业，请核对后重新导入` },
  ]);
  const warnings = brought.samples.flatMap((one) => (one.verdict === "rejected" ? [] : one.warnings));
  expect(warnings.filter((one) => one.includes("信用代码"))).toEqual([
    `名单中的名称“${unknown}”与信用代码对应的企业不同，请核对。`,
  ]);
  const [row] = await founder.driver`select products from companies where name = ${coded}`;
  expect(row).toEqual({ products: "丙；乙；甲" });
  await founder.end();
});
