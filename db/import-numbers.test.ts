import { bringIn, newCode } from "./brought-in";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";
import { rareName } from "./merge-office";

const nameOf = () => `示例${rareName()}有限公司`;
const headings = ["企业名称", "统一社会信用代码", "所在省份", "地区"];
const rowOf = (name: string, code = "") => [name, code, "江苏", "盐城"];

test("a firm's old number and its present code are one firm's, and the old number never comes back", async ({
  database: { url },
}) => {
  const founder = founderOf(url);
  const [name, code, oldNumber] = [nameOf(), newCode(), `320900${String(Date.now()).slice(-9)}`];
  const held = async () => {
    const rows = await founder.driver`select credit_code as code from companies where name = ${name}`;
    return rows.map((row) => row.code);
  };
  await bringIn(url, { headings, rows: [rowOf(name, oldNumber)] });
  expect(await bringIn(url, { headings, rows: [rowOf(name, code)] })).toMatchObject({ created: 0, updated: 1 });
  expect(await held()).toEqual([code]);
  expect(await bringIn(url, { headings, rows: [rowOf(name, oldNumber)] })).toMatchObject({
    ...{ created: 0, updated: 0, unchanged: 1 },
    samples: [{ changes: [{ field: "creditCode", from: code, to: oldNumber, isKept: true }] }],
  });
  expect(await held()).toEqual([code]);
  expect(await bringIn(url, { headings, rows: [rowOf(name, newCode())] })).toMatchObject({ created: 1 });
  await founder.end();
});

test("a foreign number corrected by hand does not make a second firm of its list", async ({ database: { url } }) => {
  const founder = founderOf(url);
  const [name, number] = [`Example ${rareName()} GmbH`, `HRB ${rareName()}`];
  const list = { headings: ["企业名称", "境外注册号"], rows: [[name, number]] };
  await bringIn(url, list);
  await founder.driver`update companies set foreign_no = ${`${number}2`}, hand_edited = '{foreignNo}' where name = ${name}`;
  expect(await bringIn(url, list)).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
  await founder.end();
});

test("a foreign firm is known by its number however it is spaced, and another name under it is left out", async ({
  database: { url },
}) => {
  const founder = founderOf(url);
  const [name, other, number] = [`Example ${rareName()} GmbH`, `Example ${rareName()} AG`, `HRB ${rareName()}`];
  const listOf = (...row: string[]) => ({ headings: ["企业名称", "境外注册号", "经营范围"], rows: [row] });
  await bringIn(url, listOf(name, number, "风电叶片"));
  expect(await bringIn(url, listOf(name, number.replace(" ", ""), "风电叶片制造"))).toMatchObject({
    ...{ created: 0, updated: 1 },
  });
  expect(await bringIn(url, listOf(other, number, "风电"))).toMatchObject({
    ...{ created: 0, rejected: 1 },
    rejects: [{ reason: `境外注册号属于“${name}”，名称却是另一家企业，请核对后重新导入` }],
  });
  expect(await bringIn(url, listOf(name, `HRB ${rareName()}`, "风电"))).toMatchObject({ created: 1 });
  await founder.end();
});
