import { randomBytes } from "node:crypto";
import { bringIn } from "./brought-in";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";

const nameOf = () => `示例${randomBytes(4).toString("hex")}有限公司`;

test("a currency beside the capital is kept foreign, changes what was read as 人民币 before, and reads the same again", async ({
  database: { url },
}) => {
  const founder = founderOf(url);
  const [foreign, own] = [nameOf(), nameOf()];
  const before = {
    headings: ["企业名称", "注册资本（万元）", "所在省份"],
    rows: [
      [foreign, "100", "江苏"],
      [own, "200", "江苏"],
    ],
  };
  const list = {
    headings: ["企业名称", "注册资本（万元）", "币种", "所在省份"],
    rows: [
      [foreign, "100", "美元", "江苏"],
      [own, "200", "人民币", "江苏"],
    ],
  };
  await bringIn(url, before);
  const brought = await bringIn(url, list);
  expect(brought).toMatchObject({ updated: 1, unchanged: 1 });
  expect(brought.samples.find(({ verdict }) => verdict === "changed")?.changes).toEqual([
    { field: "capital", from: "100万元", to: "100万美元", isKept: false },
  ]);
  const held = await founder.driver`
    select capital_yuan, capital_currency, capital_flag, raw ->> 'capital' as cell from companies where name = ${foreign}`;
  expect(held).toEqual([{ capital_yuan: null, capital_currency: "USD", capital_flag: "foreign", cell: "100 美元" }]);
  expect(await bringIn(url, list)).toMatchObject({ updated: 0, unchanged: 2 });
  await founder.end();
});

test("an amount in dollars under 万元 is stored without an amount and shown as doubtful", async ({
  database: { url },
}) => {
  const founder = founderOf(url);
  const name = nameOf();
  const list = { headings: ["企业名称", "注册资本（万元）"], rows: [[name, "5000美元"]] };
  const brought = await bringIn(url, list);
  expect(brought.samples[0]?.warnings).toEqual(["注册资本“5000美元（表头为万元）”单位不明，金额未导入。"]);
  const held = await founder.driver`
    select capital_yuan, capital_raw, capital_flag from companies where name = ${name}`;
  expect(held).toEqual([{ capital_yuan: null, capital_raw: "5000美元（表头为万元）", capital_flag: "unit_missing" }]);
  expect(await bringIn(url, list)).toMatchObject({ updated: 0, unchanged: 1 });
  await founder.end();
});

test("a capital no company can have comes in as written, marked, with the rest of its list", async ({ database }) => {
  const founder = founderOf(database.url);
  const [a, b] = [nameOf(), nameOf()];
  const rows = [
    [a, "江苏", "100万元"],
    [b, "江苏", "9999999999999999亿元"],
  ];
  const list = { headings: ["企业名称", "所在省份", "注册资金"], rows };
  expect(await bringIn(database.url, list)).toMatchObject({ created: 2, rejected: 0 });
  const held = await founder.driver`select capital_raw, capital_yuan, capital_flag from companies
    where name in (${a}, ${b}) order by capital_yuan nulls last`;
  expect([...held]).toEqual([
    { capital_raw: "100万元", capital_yuan: "1000000", capital_flag: null },
    { capital_raw: "9999999999999999亿元", capital_yuan: null, capital_flag: "implausible" },
  ]);
  expect(await bringIn(database.url, list)).toMatchObject({ unchanged: 2 });
  await founder.end();
});
