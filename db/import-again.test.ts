import { randomBytes } from "node:crypto";
import { bringIn } from "./brought-in";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";

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
