import { randomBytes } from "node:crypto";
import { bringIn, newCode } from "./brought-in";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";

const mark = () => randomBytes(4).toString("hex");
const nameOf = () => `示例${mark()}有限公司`;

test("firms of one name are told apart by a place that stands in their address only", async ({ database: { url } }) => {
  const name = nameOf();
  const list = {
    headings: ["企业名称", "注册地址", "经营范围"],
    rows: [
      [name, "内蒙古锡林郭勒盟多伦县大街1号", "百货零售"],
      [name, "内蒙古锡林郭勒盟苏尼特左旗大街2号", "粮油零售"],
      [name, "江苏省盐城市大街2号", "粮油零售"],
      [name, "江苏省盐城市大街3号", "粮油零售"],
    ],
  };
  const counts = {
    read: 4,
    duplicates: 0,
    rejected: 1,
    rejects: [{ line: 5, reason: expect.stringContaining("而注册地址不同") }],
  };
  expect(await bringIn(url, { ...list, isDryRun: true })).toMatchObject({ ...counts, created: 3 });
  expect(await bringIn(url, list)).toMatchObject({ ...counts, created: 3 });
  expect(await bringIn(url, list)).toMatchObject({ ...counts, created: 0, updated: 0, unchanged: 3 });
});

test("a row without a code that names one of two namesakes in a place is left out, and neither is changed", async ({
  database: { url },
}) => {
  const founder = founderOf(url);
  const name = nameOf();
  const headings = ["企业名称", "统一社会信用代码", "所在省份", "注册资金"];
  const coded = [newCode(), newCode()].map((code) => [name, code, "江苏", "100万元"]);
  await bringIn(url, { headings, rows: coded });
  const [uncoded, elsewhere] = [
    [name, "", "江苏", "999万元"],
    [name, "", "浙江", "999万元"],
  ];
  const reason = "企业名录中有 2 家同名企业，请填写统一社会信用代码";
  expect(await bringIn(url, { headings, rows: [uncoded, elsewhere] })).toMatchObject({
    ...{ read: 2, created: 1, updated: 0, rejected: 1, reasons: { [reason]: 1 } },
    rejects: [{ line: 2, reason }],
  });
  const held =
    await founder.driver`select distinct capital_raw from companies where name = ${name} and province = '江苏'`;
  expect(held).toEqual([{ capital_raw: "100万元" }]);
  expect(await bringIn(url, { headings, rows: [...coded, uncoded] })).toMatchObject({
    ...{ unchanged: 2, duplicates: 0 },
    rejects: [{ line: 4, reason: "名单中前面有多家同名企业，请填写统一社会信用代码" }],
  });
  await founder.end();
});

test("of two namesakes the one that was merged into the other is asked for no code", async ({ database: { url } }) => {
  const founder = founderOf(url);
  const name = nameOf();
  const headings = ["企业名称", "统一社会信用代码", "所在省份", "注册资金"];
  await bringIn(url, { headings, rows: [newCode(), newCode()].map((code) => [name, code, "江苏", "100万元"]) });
  await founder.driver`update companies c set merged_into = o.id from companies o
    where c.name = ${name} and o.name = ${name} and c.id > o.id`;
  expect(await bringIn(url, { headings, rows: [[name, "", "江苏", "999万元"]] })).toMatchObject({ updated: 1 });
  await founder.end();
});

test("a later row of a firm fills its blanks and adds products; one that contradicts it leaves with the reason", async ({
  database: { url },
}) => {
  const founder = founderOf(url);
  const [name, code] = [nameOf(), newCode()];
  const headings = ["企业名称", "统一社会信用代码", "所在省份", "注册资金", "主营产品"];
  const list = {
    headings,
    rows: [
      [name, "", "江苏", "", "塔筒"],
      [name, code, "江苏", "900万元", "叶片"],
      [name, code, "江苏", "900 万元", ""],
      [name, code, "江苏", "100万元", "叶片"],
    ],
  };
  const outcome = {
    ...{ read: 4, duplicates: 2, rejected: 1 },
    rejects: [{ line: 5, reason: "与第 2 行是同一家企业而注册资本不同，请合并为一行后重新导入" }],
  };
  expect(await bringIn(url, list)).toMatchObject({ ...outcome, created: 1 });
  const held =
    await founder.driver`select credit_code, capital_yuan::int as capital, products from companies where name = ${name}`;
  expect(held).toEqual([{ credit_code: code, capital: 9_000_000, products: "塔筒；叶片" }]);
  expect(await bringIn(url, list)).toMatchObject({ ...outcome, unchanged: 1 });
  await founder.end();
});

test("a firm that comes again far below is a repetition when its row says the same, else it leaves with the reason", async ({
  database: { url },
}) => {
  const [name, code] = [nameOf(), newCode()];
  const headings = ["企业名称", "统一社会信用代码", "所在省份", "注册资金"];
  const others = Array.from({ length: 300 }, () => [nameOf(), "", "江苏", ""]);
  const own = [name, code, "江苏", "100万元"];
  const later = [own, [name, code, "江苏", "900万元"], [name, "", "江苏", "900万元"]];
  const brought = await bringIn(url, { headings, rows: [own, ...others, ...later] });
  expect(brought).toMatchObject({ created: 301, duplicates: 1, rejected: 2 });
  const reason = "与第 2 行是同一家企业而内容不同，请合并为一行后重新导入";
  expect(brought.rejects).toEqual([304, 305].map((line) => ({ line, reason })));

  const [uncoded, its] = [nameOf(), newCode()];
  const first = [[uncoded, "", "江苏", ""], ...Array.from({ length: 300 }, () => [nameOf(), "", "江苏", ""])];
  const found = await bringIn(url, { headings, rows: [...first, [uncoded, its, "江苏", "100万元"]] });
  expect(found, "its code is not lost without a word").toMatchObject({
    created: 301,
    rejects: [{ line: 303, reason }],
  });
});

test("a list whose codes have slipped by a line renames nobody", async ({ database: { url } }) => {
  const founder = founderOf(url);
  const headings = ["企业名称", "统一社会信用代码", "所在省份"];
  const firms = Array.from({ length: 4 }, () => [nameOf(), newCode(), "江苏"]);
  await bringIn(url, { headings, rows: firms });
  const slipped = firms.slice(0, 3).map(([name = ""], at) => [name, firms[at + 1]?.[1] ?? "", "江苏"]);
  const brought = await bringIn(url, { headings, rows: slipped });
  expect(brought).toMatchObject({ read: 3, updated: 0, rejected: 3 });
  expect(brought.rejects[0]?.reason).toBe(`信用代码属于“${firms[1]?.[0]}”，名称却是另一家企业，请核对后重新导入`);
  const strangers = [
    [nameOf(), firms[0]?.[1] ?? "", "江苏"],
    [firms[0]?.[0] ?? "", newCode(), "江苏"],
  ];
  expect(
    await bringIn(url, { headings, rows: strangers }),
    "the list itself gives the name another code",
  ).toMatchObject({
    updated: 0,
    rejected: 1,
  });
  const renamed = nameOf();
  expect(await bringIn(url, { headings, rows: [[renamed, firms[3]?.[1] ?? "", "江苏"]] })).toMatchObject({
    updated: 1,
  });
  await founder.end();
});
