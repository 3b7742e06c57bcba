import { companySchema } from "@/domain/company";
import { companyFilterSchema } from "@/domain/company-list";
import type { Viewer } from "@/domain/viewer";
import { bringIn, directoryHash, newCode } from "./brought-in";
import { searchCommands } from "./command-search";
import { createCompany, editCompany, findCompany } from "./companies";
import { listCompanies } from "./company-search";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";
import { takeBackImport } from "./import-undo";
import { asSeen, officeOf, rareName } from "./merge-office";
import { findMergeSides, mergeCompanies, unmergeCompanies } from "./merges";
import { unwatched } from "./task-progress";

const nameOf = () => `示例${rareName()}有限公司`;
const headings = ["企业名称", "统一社会信用代码", "所在省份", "地区"];
const rowOf = (name: string, code = "") => [name, code, "江苏", "盐城"];

const foundBy = async (viewer: Viewer, q: string) =>
  (await listCompanies(viewer, companyFilterSchema.parse({ q }))).rows.map(({ name, otherNamePieces }) => [
    name,
    otherNamePieces.map(({ text }) => text).join(""),
  ]);

async function clerkOf(url: string) {
  const founder = founderOf(url);
  return { founder, clerk: await founder.foundViewer(await founder.foundBanner(), "clerk") };
}

test("a company that a list renames is found by its former name, and lists that know it by that name find it", async ({
  database: { url },
}) => {
  const { founder, clerk } = await clerkOf(url);
  const [former, present, code] = [nameOf(), nameOf(), newCode()];
  await bringIn(url, { headings, rows: [rowOf(former, code)] });
  const before = await directoryHash(url);
  const renamed = await bringIn(url, { headings, rows: [rowOf(present, code)] });
  expect(renamed.samples[0]?.changes).toEqual([
    { field: "name", from: former, to: present, isKept: false },
    { field: "otherNames", from: "", to: former, isKept: false },
  ]);
  expect(await foundBy(clerk, former.slice(2, 5))).toEqual([[present, former]]);
  expect(await foundBy(clerk, present.slice(2, 5))).toEqual([[present, ""]]);
  const [companies] = await searchCommands(clerk, former.slice(2, 5));
  expect(companies?.rows[0]?.detail).toBe(`又名 ${former}，江苏 盐城`);
  expect(await bringIn(url, { headings, rows: [rowOf(former)] })).toMatchObject({
    ...{ created: 0, updated: 0, unchanged: 1 },
    samples: [{ changes: [{ field: "name", from: present, to: former, isKept: true }] }],
  });
  expect(await bringIn(url, { headings, rows: [rowOf(former, code)] })).toMatchObject({ updated: 0, unchanged: 1 });
  await takeBackImport(url, renamed.importId, unwatched);
  expect(await directoryHash(url)).toBe(before);
  await founder.end();
});

test("an older list gives the name from before, and a newer one under the same code may bring it back", async ({
  database: { url },
}) => {
  const { founder } = await clerkOf(url);
  const [former, present, code] = [nameOf(), nameOf(), newCode()];
  const held = async () => {
    const [row] = await founder.driver`select name, other_names as others from companies where credit_code = ${code}`;
    return row;
  };
  await bringIn(url, { headings, rows: [rowOf(present, code)], dataOn: "2024-01-01" });
  const older = { headings, rows: [rowOf(former, code)], dataOn: "2019-01-01" };
  expect(await bringIn(url, older)).toMatchObject({ updated: 1 });
  expect(await held()).toEqual({ name: present, others: former });
  expect(await bringIn(url, older)).toMatchObject({ updated: 0, unchanged: 1 });
  await bringIn(url, { ...older, dataOn: "2025-01-01" });
  expect(await held()).toEqual({ name: former, others: present });
  await founder.end();
});

test("a list's column of former names is kept beside what is there already, and a former name in brackets too", async ({
  database: { url },
}) => {
  const { founder, clerk } = await clerkOf(url);
  const [name, first, second, third] = [nameOf(), nameOf(), nameOf(), nameOf()];
  await bringIn(url, {
    headings: ["企业名称", "曾用名", "所在省份"],
    rows: [[`${name}（原名：${first}）`, `${second}（2012-05-03至2018-11-20）`, "江苏"]],
  });
  await bringIn(url, { headings: ["企业名称", "曾用名", "所在省份"], rows: [[name, third, "江苏"]] });
  const [row] = await founder.driver`select other_names as others from companies where normalised_name = ${name}`;
  expect(row?.others).toBe([second, first, third].join("；"));
  expect(await foundBy(clerk, third.slice(2, 5))).toHaveLength(1);
  await founder.end();
});

test("renaming by hand keeps the former name, a like one is asked about, and what is struck out is gone", async ({
  database: { url },
}) => {
  const { founder, clerk } = await clerkOf(url);
  const [former, present] = [nameOf(), nameOf()];
  const { id } = await createCompany(clerk, companySchema.parse({ name: former, province: "江苏" }));
  await editCompany(clerk, { ...companySchema.parse({ name: present, province: "江苏" }), id, seenVersion: 1 });
  expect((await findCompany(clerk, id))?.company.otherNames).toBe(former);
  await expect(createCompany(clerk, companySchema.parse({ name: former }))).rejects.toThrow("其他名称中有这个名称");
  await editCompany(clerk, { ...companySchema.parse({ name: present, province: "江苏" }), id, seenVersion: 2 });
  expect((await findCompany(clerk, id))?.company.otherNames).toBe("");
  expect(await foundBy(clerk, former.slice(2, 5))).toEqual([]);
  await founder.end();
});

test("a merged company is found by either name, and taking the merge back gives each its own", async ({
  database: { url },
}) => {
  const { founder, clerk, keptId, goneId } = await officeOf(url);
  const [kept, gone] = (await findMergeSides(clerk, [keptId, goneId])) ?? [];
  const [keptName, goneName, added] = [kept?.name ?? "", gone?.name ?? "", nameOf()];
  const othersOf = async () =>
    (
      await founder.driver`select other_names as o from companies where id in (${keptId}, ${goneId}) order by id = ${goneId}`
    ).map(({ o }) => o);
  const { mergeId } = await mergeCompanies(clerk, { ...(await asSeen(founder, keptId, goneId)), take: ["name"] });
  expect(await othersOf()).toEqual([keptName, null]);
  expect(await foundBy(clerk, keptName)).toEqual([[goneName, keptName]]);
  await founder.driver`update companies set other_names = other_names || '；' || ${added} where id = ${keptId}`;
  await unmergeCompanies(clerk, mergeId);
  expect((await findMergeSides(clerk, [keptId, goneId]))?.map(({ name }) => name)).toEqual([keptName, goneName]);
  expect(await othersOf()).toEqual([added, null]);
  await founder.end();
});

test("a name gained after a merge stays when the merge is taken back", async ({ database: { url } }) => {
  const { founder, clerk, keptId, goneId } = await officeOf(url);
  const [kept, gone] = (await findMergeSides(clerk, [keptId, goneId])) ?? [];
  const { mergeId } = await mergeCompanies(clerk, { ...(await asSeen(founder, keptId, goneId)), take: [] });
  const held = (await findCompany(clerk, keptId))?.company;
  expect(held?.otherNames).toBe(gone?.name);
  const renamed = companySchema.parse({
    ...{ name: nameOf(), otherNames: held?.otherNames, province: "江苏", city: "盐城", address: "甲路 1 号" },
    distinctBecause: "试验",
  });
  await editCompany(clerk, { ...renamed, id: keptId, seenVersion: held?.version ?? 0 });
  await unmergeCompanies(clerk, mergeId);
  expect((await findCompany(clerk, keptId))?.company.otherNames).toBe(kept?.name);
  await founder.end();
});

test("what a person struck out of the other names no list puts back, and a rename by hand lets lists add theirs", async ({
  database: { url },
}) => {
  const { founder, clerk } = await clerkOf(url);
  const [name, renamed, listed, code] = [nameOf(), nameOf(), nameOf(), newCode()];
  const list = (other: string) => ({
    headings: [...headings, "曾用名"],
    rows: [[...rowOf(name, code), other]],
  });
  await bringIn(url, list(""));
  const [row] = await founder.driver<{ id: string }[]>`select id from companies where credit_code = ${code}`;
  const id = row?.id ?? "";
  const typed = (otherNames: string) =>
    companySchema.parse({ name: renamed, otherNames, creditCode: code, province: "江苏", city: "盐城" });
  await editCompany(clerk, { ...typed(""), id, seenVersion: 1 });
  await bringIn(url, list(listed));
  const held = async () => (await findCompany(clerk, id))?.company;
  expect((await held())?.otherNames).toBe(`${name}；${listed}`);
  await editCompany(clerk, { ...typed(""), id, seenVersion: (await held())?.version ?? 0 });
  const again = await bringIn(url, {
    ...list(listed),
    headings: [...headings, "曾用名", "注册资金"],
    rows: [[...rowOf(name, code), listed, "100万元"]],
  });
  expect(again.samples[0]?.changes).toContainEqual({
    field: "otherNames",
    from: "",
    to: listed,
    isKept: true,
  });
  expect((await held())?.otherNames).toBe("");
  await founder.end();
});

test("a list read twice is unchanged whatever its names hold", async ({ database: { url } }) => {
  const rows = [
    `示例${rareName()}草原、林业工作站`,
    `Example ${rareName()}, PLC`,
    `示例${rareName()}加油站（2）`,
    `${nameOf()}（原名：${nameOf()}）`,
  ];
  const list = { headings: ["企业名称", "所在省份", "经营范围"], rows: rows.map((name) => [name, "江苏", "零售"]) };
  await bringIn(url, list);
  const again = { ...list, rows: rows.map((name) => [name, "江苏", "零售批发"]), rules: { scope: "keep" as const } };
  expect(await bringIn(url, again)).toMatchObject({ created: 0, updated: 0, unchanged: 4 });
  expect(await bringIn(url, { ...list, rules: { name: "replace" as const } })).toMatchObject({
    updated: 0,
    unchanged: 4,
  });
});

test("products listed under a former name go to the company that bears another now", async ({ database: { url } }) => {
  const founder = founderOf(url);
  const [former, present, code] = [nameOf(), nameOf(), newCode()];
  await bringIn(url, { headings, rows: [rowOf(former, code)] });
  await bringIn(url, { headings, rows: [rowOf(present, code)] });
  const products = { kind: "products" as const, headings: ["企业名称", "主营产品"], rows: [[former, "风电叶片"]] };
  expect(await bringIn(url, products)).toMatchObject({ created: 1, rejected: 0 });
  const [row] = await founder.driver`select products from companies where credit_code = ${code}`;
  expect(row?.products).toBe("风电叶片");
  await founder.end();
});

test("a former name that itself names one before it is found by both", async ({ database: { url } }) => {
  const [first, second, present, code] = [nameOf(), nameOf(), nameOf(), newCode()];
  await bringIn(url, { headings, rows: [rowOf(`${second}（原名：${first}）`, code)] });
  await bringIn(url, { headings, rows: [rowOf(present, code)] });
  expect(await bringIn(url, { headings, rows: [rowOf(first), rowOf(second)] })).toMatchObject({ created: 0 });
});

test("editing one field by hand leaves the others to the next list, whatever day it is", async ({
  database: { url },
}) => {
  const { founder, clerk } = await clerkOf(url);
  const [name, code] = [nameOf(), newCode()];
  const listOf = (capital: string, dataOn: string) => ({
    ...{ headings: [...headings, "注册资金"], rows: [[...rowOf(name, code), capital]], dataOn },
  });
  await bringIn(url, listOf("300万元", "2024-01-01"));
  const [row] = await founder.driver<{ id: string }[]>`select id from companies where credit_code = ${code}`;
  const typed = companySchema.parse({
    ...{
      name,
      otherNames: "示例简称、示例别名",
      creditCode: code,
      capitalRaw: "300万元",
      province: "江苏",
      city: "盐城",
    },
  });
  await editCompany(clerk, { ...typed, id: row?.id ?? "", seenVersion: 1 });
  expect(await bringIn(url, listOf("900万元", "2024-06-01"))).toMatchObject({ updated: 1 });
  const [held] = await founder.driver`
    select capital_raw as capital, other_names as others, data_on::text as day from companies where credit_code = ${code}`;
  expect(held).toEqual({ capital: "900万元", others: "示例简称；示例别名", day: "2024-06-01" });
  await founder.end();
});

test("the name of a merged company is shown where it was searched in full, as it was written", async ({
  database: { url },
}) => {
  const { founder, clerk, keptId, goneId } = await officeOf(url);
  const gone = `示例${rareName()}叶片（佛山）有限公司`;
  await founder.driver`update companies set name = ${gone}, normalised_name = ${gone.replace("（", "(").replace("）", ")")} where id = ${goneId}`;
  await mergeCompanies(clerk, { ...(await asSeen(founder, keptId, goneId)), take: [] });
  expect((await foundBy(clerk, gone)).map(([, other]) => other)).toEqual([gone]);
  await founder.end();
});
