import { randomBytes } from "node:crypto";
import { bringIn, directoryHash } from "./brought-in";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";
import { takeBackImport } from "./import-undo";
import { unwatched } from "./task-progress";

const mark = () => randomBytes(4).toString("hex");
const nameOf = () => `示例${mark()}有限公司`;

/** What the directory holds of a company, by name. */
const heldOf = async (url: string, name: string) => {
  const founder = founderOf(url);
  const [row] = await founder.driver`
    select capital_yuan::int as capital, scope, data_on::text as day, version from companies where name = ${name}`;
  await founder.end();
  return row;
};

test("a unit that is mended in the heading is read from the same cells", async ({ database: { url } }) => {
  const name = nameOf();
  const listOf = (heading: string, capital: string) => ({
    headings: ["企业名称", "所在省份", heading],
    rows: [[name, "江苏", capital]],
  });
  await bringIn(url, listOf("注册资本", "500"));
  expect(await heldOf(url, name)).toMatchObject({ capital: null });
  const mended = listOf("注册资本（万元）", "500");
  expect(await bringIn(url, mended)).toMatchObject({
    updated: 1,
    samples: [{ changes: [{ field: "capital", from: "500", to: "500万元", isKept: false }] }],
  });
  expect(await heldOf(url, name)).toMatchObject({ capital: 5_000_000 });
  expect(await bringIn(url, mended)).toMatchObject({ updated: 0, unchanged: 1 });
  expect(await bringIn(url, listOf("注册资本（元）", "500"))).toMatchObject({ updated: 1 });
  expect(await heldOf(url, name)).toMatchObject({ capital: 500 });
});

test("a field that a rule once left out is updated when the same list comes without the rule", async ({
  database: { url },
}) => {
  for (const rule of ["keep", "fill"] as const) {
    const name = nameOf();
    const listOf = (capital: string, scope: string) => ({
      headings: ["企业名称", "所在省份", "注册资金", "经营范围"],
      rows: [[name, "江苏", capital, scope]],
    });
    await bringIn(url, listOf("100万元", "风电"));
    const newer = listOf("200万元", "风电、光伏");
    expect(await bringIn(url, { ...newer, rules: { capital: rule } })).toMatchObject({ updated: 1 });
    expect(await heldOf(url, name)).toMatchObject({ capital: 1_000_000, scope: "风电、光伏" });
    expect(await bringIn(url, { ...newer, rules: { capital: rule } })).toMatchObject({ unchanged: 1 });
    expect(await bringIn(url, newer)).toMatchObject({
      updated: 1,
      samples: [{ changes: [{ field: "capital", from: "100万元", to: "200万元", isKept: false }] }],
    });
    expect(await heldOf(url, name)).toMatchObject({ capital: 2_000_000 });
    expect(await bringIn(url, newer)).toMatchObject({ updated: 0, unchanged: 1 });
  }
});

test("a list that only confirms what the directory holds keeps an older one from overwriting it", async ({
  database: { url },
}) => {
  const [dated, undated] = [nameOf(), nameOf()];
  const listOf = (name: string, capital: string, dataOn?: string) => ({
    headings: ["企业名称", "所在省份", "注册资金", "经营范围"],
    rows: [[name, "江苏", capital, "风电叶片制造"]],
    ...(dataOn ? { dataOn } : {}),
  });
  await bringIn(url, listOf(dated, "100万元", "2024-01-01"));
  await bringIn(url, listOf(undated, "100万元"));
  for (const name of [dated, undated]) {
    expect(await bringIn(url, { ...listOf(name, "100万元", "2025-01-01"), isDryRun: true })).toMatchObject({
      unchanged: 1,
    });
    expect(await bringIn(url, listOf(name, "100万元", "2025-01-01"))).toMatchObject({ updated: 0, unchanged: 1 });
    expect(await heldOf(url, name)).toMatchObject({ day: "2025-01-01", version: 1 });
    expect(await bringIn(url, listOf(name, "50万元", "2024-06-01"))).toMatchObject({ updated: 0, unchanged: 1 });
    expect(await heldOf(url, name)).toMatchObject({ capital: 1_000_000, day: "2025-01-01" });
    const confirmed = await directoryHash(url);
    await bringIn(url, listOf(name, "100万元", "2025-01-01"));
    await bringIn(url, listOf(name, "100万元", "2024-06-01"));
    await bringIn(url, listOf(name, "100万元"));
    expect(await directoryHash(url)).toBe(confirmed);
  }
});

test("a list whose differing cells a rule leaves out confirms nothing", async ({ database: { url } }) => {
  const name = nameOf();
  const listOf = (capital: string, dataOn: string) => ({
    headings: ["企业名称", "所在省份", "注册资金"],
    rows: [[name, "江苏", capital]],
    dataOn,
  });
  await bringIn(url, listOf("100万元", "2024-01-01"));
  await bringIn(url, { ...listOf("200万元", "2025-01-01"), rules: { capital: "keep" } });
  expect(await heldOf(url, name)).toMatchObject({ day: "2024-01-01" });
  expect(await bringIn(url, listOf("150万元", "2024-06-01"))).toMatchObject({ updated: 1 });
});

test("taking back lists that only confirmed gives companies and matches their former dates, one list after the other", async ({
  database: { url },
}) => {
  const names = [nameOf(), nameOf()];
  const listOf = (dataOn: string, scope = "风电叶片制造") => ({
    headings: ["企业名称", "所在省份", "经营范围"],
    rows: names.map((name) => [name, "江苏", scope]),
    dataOn,
  });
  const hashes = [await directoryHash(url)];
  const imports: string[] = [];
  for (const list of [
    ...[listOf("2021-01-01"), listOf("2022-01-01"), listOf("2023-01-01")],
    ...[listOf("2024-01-01", "风电塔筒制造"), listOf("2025-01-01", "风电塔筒制造")],
  ]) {
    imports.push((await bringIn(url, list)).importId);
    hashes.push(await directoryHash(url));
  }
  await expect(takeBackImport(url, imports[1] ?? "", unwatched)).rejects.toThrow("之后又由");
  expect(new Set(hashes).size).toBe(hashes.length);
  for (const importId of imports.reverse()) {
    hashes.pop();
    expect(await takeBackImport(url, importId, unwatched)).toMatchObject({ keptCount: 0 });
    expect(await directoryHash(url)).toBe(hashes.at(-1));
  }
});
