import { randomBytes } from "node:crypto";
import { bringIn, newCode } from "./brought-in";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";

const mark = () => randomBytes(4).toString("hex");
const nameOf = () => `示例${mark()}有限公司`;

const headings = ["企业名称", "统一社会信用代码", "所在省份", "地区", "注册资金", "主营产品"];
const rowOf = (name: string, city: string, capital: string, products = "") => [
  ...[name, "", "内蒙古", city, capital],
  products,
];

test("two rows of different places that the directory knows as one firm contradict each other: the later leaves with the line", async ({
  database: { url },
}) => {
  const founder = founderOf(url);
  const name = nameOf();
  await bringIn(url, { headings, rows: [rowOf(name, "锡林浩特市", "100万元")] });
  const first = rowOf(name, "锡林郭勒盟", "500万元", "塔筒");
  const later = rowOf(name, "锡林浩特市", "800万元", "叶片");
  expect(await bringIn(url, { headings, rows: [first, later] })).toMatchObject({
    ...{ read: 2, updated: 1, duplicates: 0, rejected: 1 },
    rejects: [{ line: 3, reason: "与第 2 行是同一家企业而注册资本、主营产品不同，请合并为一行后重新导入" }],
  });
  const held = await founder.driver`select capital_raw, products from companies where name = ${name}`;
  expect([...held]).toEqual([{ capital_raw: "500万元", products: "塔筒" }]);

  const same = rowOf(name, "锡林浩特市", "500 万元");
  expect(await bringIn(url, { headings, rows: [first, same] }), "it says nothing more").toMatchObject({
    ...{ unchanged: 1, duplicates: 1, rejected: 0 },
  });
  const others = Array.from({ length: 300 }, () => rowOf(nameOf(), "锡林浩特市", ""));
  expect(await bringIn(url, { headings, rows: [first, ...others, later] }), "far below").toMatchObject({
    ...{ created: 300, unchanged: 1, duplicates: 0 },
    rejects: [{ line: 303, reason: "与第 2 行是同一家企业而内容不同，请合并为一行后重新导入" }],
  });
  await founder.end();
});

test("a row left out for the code of another firm does not stand for that firm's own row below", async ({
  database: { url },
}) => {
  const founder = founderOf(url);
  const [slipped, own] = [nameOf(), nameOf()];
  const [slippedCode, ownCode] = [newCode(), newCode()];
  const headings = ["企业名称", "统一社会信用代码", "所在省份", "注册地址"];
  await bringIn(url, {
    headings,
    rows: [
      [slipped, slippedCode, "江苏", ""],
      [own, ownCode, "江苏", ""],
    ],
  });
  const rows = [
    [slipped, ownCode, "江苏", "甲路 1 号"],
    [own, "", "江苏", "乙路 2 号"],
  ];
  expect(await bringIn(url, { headings, rows })).toMatchObject({
    ...{ read: 2, updated: 1, duplicates: 0, rejected: 1 },
    rejects: [{ line: 2, reason: `信用代码属于“${own}”，名称却是另一家企业，请核对后重新导入` }],
  });
  const held = await founder.driver`
    select address from companies where name in (${slipped}, ${own}) order by address nulls first`;
  expect([...held]).toEqual([{ address: null }, { address: "乙路 2 号" }]);
  await founder.end();
});
