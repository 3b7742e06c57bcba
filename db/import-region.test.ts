import { randomBytes } from "node:crypto";
import { companySchema } from "@/domain/company";
import { checkCharacter } from "@/domain/credit-code";
import { bringIn } from "./brought-in";
import { editCompany } from "./companies";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";

const mark = () => randomBytes(4).toString("hex");
const nameOf = () => `示例${mark()}有限公司`;
const whole = ["企业名称", "所在地区"];
const parted = ["企业名称", "省份", "城市"];

/** Where the directory has the companies, in the order of their names here. */
async function heldAt(url: string, names: readonly string[]) {
  const founder = founderOf(url);
  const rows = await founder.driver<{ name: string; place: string }[]>`
    select c.name, concat_ws(' ', c.province, c.city, u.name) as place
    from companies c left join units u on u.id = c.banner_id where c.name = any(${[...names]})`;
  await founder.end();
  return names.map((name) => rows.filter((row) => row.name === name).map(({ place }) => place));
}

test("a firm is known whether its region stands in one column or in several, with its banner or without", async ({
  database: { url },
}) => {
  const names = Array.from({ length: 5 }, nameOf);
  const regions = ["广东省深圳市南山区", "广东省-广州市-天河区", "锡林郭勒盟", "锡盟", "内蒙古锡林浩特"];
  const list = { headings: whole, rows: names.map((name, at) => [name, regions[at] ?? ""]) };
  const places = [["广东", "深圳"], ["广东省", "广州市"], ...Array(3).fill(["内蒙古", "锡林郭勒盟"])];
  expect(await bringIn(url, list)).toMatchObject({ created: 5 });
  const held = [
    ...[["广东 深圳"], ["广东 广州"], ["内蒙古 锡林郭勒盟"], ["内蒙古 锡林郭勒盟"], ["内蒙古 锡林郭勒盟 锡林浩特市"]],
  ];
  expect(await heldAt(url, names)).toEqual(held);
  const rows = names.map((name, at) => [name, ...(places[at] ?? [])]);
  expect(await bringIn(url, { headings: parted, rows })).toMatchObject({ created: 0, updated: 0, unchanged: 5 });
  expect(await bringIn(url, list)).toMatchObject({ created: 0, updated: 0, unchanged: 5 });
  expect(await heldAt(url, names)).toEqual(held);
});

test("a prefecture written with what it is and without is one place", async ({ database: { url } }) => {
  const names = [nameOf(), nameOf(), nameOf()];
  const list = (...places: string[][]) => ({
    headings: parted,
    rows: names.map((name, at) => [name, ...(places[at] ?? [])]),
  });
  const full = [
    ["内蒙古", "兴安盟"],
    ["内蒙古", "阿拉善盟"],
    ["新疆", "伊犁哈萨克自治州"],
  ];
  const bare = [
    ["", "内蒙古兴安盟乌兰浩特市"],
    ["内蒙古阿拉善盟", ""],
    ["", "新疆伊犁州"],
  ];
  expect(await bringIn(url, list(...full))).toMatchObject({ created: 3 });
  expect(await bringIn(url, list(...bare))).toMatchObject({ read: 3, created: 0, rejected: 0 });
  expect(await bringIn(url, list(...full))).toMatchObject({ created: 0, rejected: 0 });
});

test("a firm of the league without a banner that may be either of two namesakes is left out", async ({
  database: { url },
}) => {
  const name = nameOf();
  const rows = ["多伦县", "苏尼特左旗"].map((banner) => [name, `锡林郭勒盟${banner}`]);
  expect(await bringIn(url, { headings: whole, rows })).toMatchObject({ created: 2 });
  expect(await bringIn(url, { headings: whole, rows: [[name, "锡林郭勒盟"]] })).toMatchObject({
    reasons: { "企业名录中有 2 家同名企业，请填写统一社会信用代码": 1 },
  });
});

test("a firm entered when its region was kept as one text is known by what its list says", async ({
  database: { url },
}) => {
  const name = nameOf();
  const list = { headings: whole, rows: [[name, "广东省深圳市南山区"]] };
  await bringIn(url, list);
  const founder = founderOf(url);
  await founder.driver`update companies set province = null, city = '广东省深圳市南山区' where name = ${name}`;
  await founder.end();
  expect(await bringIn(url, list)).toMatchObject({ created: 0, unchanged: 1 });
  const rows = [[name, "广东", "深圳"]];
  expect(await bringIn(url, { headings: parted, rows })).toMatchObject({ created: 0, updated: 1 });
  expect(await heldAt(url, [name])).toEqual([["广东 深圳"]]);
});

test("the column of counties gives the banner, changes it and leaves it where a rule says so", async ({
  database: { url },
}) => {
  const name = nameOf();
  const headings = ["企业名称", "省", "市", "县（区）", "地址"];
  const list = (county: string) => ({
    headings,
    rows: [[name, "内蒙古自治区", "锡林郭勒盟", county, "乌里雅斯太镇工业园"]],
  });
  expect(await bringIn(url, list("东乌珠穆沁旗"))).toMatchObject({ created: 1 });
  expect(await bringIn(url, list("东乌珠穆沁旗"))).toMatchObject({ unchanged: 1 });
  expect(await heldAt(url, [name])).toEqual([["内蒙古 锡林郭勒盟 东乌珠穆沁旗"]]);
  expect(await bringIn(url, list(""))).toMatchObject({ created: 0, unchanged: 1 });
  const rules = { county: "keep" } as const;
  const headingsWithCode = [...headings, "统一社会信用代码"];
  const coded = (county: string) => ({
    headings: headingsWithCode,
    rows: list(county).rows.map((row) => [...row, "91350100M000100Y43"]),
  });
  expect(await bringIn(url, coded("东乌旗"))).toMatchObject({ created: 0, updated: 1 });
  expect(await bringIn(url, { ...coded("西乌旗"), rules })).toMatchObject({ updated: 0 });
  expect(await heldAt(url, [name])).toEqual([["内蒙古 锡林郭勒盟 东乌珠穆沁旗"]]);
  expect(await bringIn(url, coded("西乌旗"))).toMatchObject({ updated: 1 });
  expect(await heldAt(url, [name])).toEqual([["内蒙古 锡林郭勒盟 西乌珠穆沁旗"]]);
});

test("a banner an officer chose stays, unless a place's rule says 一律更新 and its cell says something", async ({
  database: { url },
}) => {
  const founder = founderOf(url);
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const [bannerId] = (await founder.driver<{ id: string }[]>`select id from units where name = '多伦县'`).map(
    ({ id }) => id,
  );
  const first17 = `91152500MA${mark().toUpperCase().slice(0, 7)}`;
  const [name, code] = [nameOf(), first17 + checkCharacter(first17)];
  const headings = ["企业名称", "统一社会信用代码", "省", "市", "旗县", "地址"];
  const listOf = (...place: string[]) => ({ headings, rows: [[name, code, ...place]] });
  await bringIn(url, listOf("内蒙古", "锡林郭勒盟", "锡林浩特市", "甲路"));
  const choose = async () => {
    const [row] = await founder.driver<{ id: string; version: number }[]>`
      select id, version from companies where name = ${name}`;
    const typed = { name, creditCode: code, province: "内蒙古", city: "锡林郭勒盟", address: "甲路" };
    await editCompany(clerk, {
      ...companySchema.parse({ ...typed, bannerId, distinctBecause: "更正" }),
      id: row?.id ?? "",
      seenVersion: row?.version ?? 0,
    });
  };
  await choose();
  const other = listOf("内蒙古", "锡林郭勒盟", "东乌珠穆沁旗", "甲路");
  expect(await bringIn(url, other)).toMatchObject({ updated: 0, unchanged: 1 });
  const silent = listOf("内蒙古", "锡林郭勒盟", "", "甲路");
  expect(await bringIn(url, { ...silent, rules: { county: "replace" } })).toMatchObject({ updated: 0, unchanged: 1 });
  expect(await heldAt(url, [name])).toEqual([["内蒙古 锡林郭勒盟 多伦县"]]);
  expect(await bringIn(url, { ...other, rules: { county: "replace" } })).toMatchObject({
    updated: 1,
    samples: [{ changes: [{ field: "banner", from: "多伦县", to: "东乌珠穆沁旗", isKept: false }] }],
  });
  expect(await bringIn(url, listOf("内蒙古", "锡林郭勒盟", "西乌珠穆沁旗", "甲路")), "no longer by hand").toMatchObject(
    {
      updated: 1,
    },
  );
  await choose();
  const away = listOf("江苏", "盐城", "", "甲路");
  expect(await bringIn(url, away)).toMatchObject({ updated: 0 });
  expect(await bringIn(url, { ...away, rules: { province: "replace", city: "replace" } })).toMatchObject({
    updated: 1,
  });
  expect(await heldAt(url, [name])).toEqual([["江苏 盐城"]]);
  await founder.end();
});
