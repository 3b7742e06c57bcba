import { randomBytes } from "node:crypto";
import { checkCharacter } from "@/domain/credit-code";
import { bringIn } from "./brought-in";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";

const mark = () => randomBytes(4).toString("hex");
const nameOf = () => `示例${mark()}有限公司`;
const codeOf = () => {
  const first17 = `91320900MA${mark().toUpperCase().slice(0, 7)}`;
  return first17 + checkCharacter(first17);
};

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
  const counts = { read: 4, duplicates: 1, rejected: 0 };
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
  const coded = [codeOf(), codeOf()].map((code) => [name, code, "江苏", "100万元"]);
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
  expect(await bringIn(url, { headings, rows: [...coded, uncoded] })).toMatchObject({ unchanged: 2, duplicates: 1 });
  await founder.end();
});

test("of two namesakes the one that was merged into the other is asked for no code", async ({ database: { url } }) => {
  const founder = founderOf(url);
  const name = nameOf();
  const headings = ["企业名称", "统一社会信用代码", "所在省份", "注册资金"];
  await bringIn(url, { headings, rows: [codeOf(), codeOf()].map((code) => [name, code, "江苏", "100万元"]) });
  await founder.driver`update companies c set merged_into = o.id from companies o
    where c.name = ${name} and o.name = ${name} and c.id > o.id`;
  expect(await bringIn(url, { headings, rows: [[name, "", "江苏", "999万元"]] })).toMatchObject({ updated: 1 });
  await founder.end();
});
