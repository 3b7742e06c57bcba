import { randomBytes } from "node:crypto";
import { bringIn } from "./brought-in";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";

const nameOf = () => `示例${randomBytes(4).toString("hex")}有限公司`;
const held = (names: readonly string[], driver: ReturnType<typeof founderOf>["driver"]) => driver`
  select c.name, h.kind, h.detail from company_honours h join companies c on c.id = h.company_id
  where c.name in ${driver([...names])} order by c.name`;

test("a list named after one honour gives that one, whatever a column asks beside it, and the check names it", async ({
  database: { url },
}) => {
  const founder = founderOf(url);
  const names = [nameOf(), nameOf()].sort();
  await bringIn(url, { headings: ["企业名称", "所在省份"], rows: names.map((name) => [name, "江苏"]) });
  const list = {
    kind: "honours" as const,
    fileName: "2024年高新技术企业名单.xlsx",
    headings: ["企业名称", "是否专精特新", "批次"],
    rows: names.map((name, at) => [name, at === 0 ? "否" : "是", "1"]),
  };
  const checked = await bringIn(url, { ...list, isDryRun: true });
  expect(checked).toMatchObject({ created: 2, honours: { 高新技术企业: 2 } });
  await bringIn(url, list);
  expect(await held(names, founder.driver)).toEqual(
    names.map((name) => ({ name, kind: "高新技术企业", detail: "第1批" })),
  );
  const again = await bringIn(url, list);
  expect([again.unchanged, again.honours]).toEqual([2, undefined]);
  await founder.end();
});

test("the honour of a row's own column goes before that of the file's name", async ({ database: { url } }) => {
  const founder = founderOf(url);
  const names = [nameOf(), nameOf()].sort();
  const [first = "", second = ""] = names;
  await bringIn(url, { headings: ["企业名称", "所在省份"], rows: names.map((name) => [name, "江苏"]) });
  const brought = await bringIn(url, {
    kind: "honours",
    fileName: "绿色工厂.csv",
    headings: ["企业名称", "荣誉名称"],
    rows: [
      [first, "瞪羚企业"],
      [second, ""],
    ],
  });
  expect(brought.honours).toEqual({ 瞪羚企业: 1, 绿色工厂: 1 });
  expect(await held(names, founder.driver)).toMatchObject([{ kind: "瞪羚企业" }, { kind: "绿色工厂" }]);
  await founder.end();
});

test("a file named after several honours asks for a column of them", async ({ database: { url } }) => {
  await expect(
    bringIn(url, {
      kind: "honours",
      fileName: "绿色工厂和高新技术企业.csv",
      headings: ["企业名称"],
      rows: [[nameOf()]],
    }),
  ).rejects.toMatchObject({ sentence: expect.stringContaining("绿色工厂、高新技术企业") });
});

test("a share in a column of its own goes to the product of its row, and one that is doubtful is told", async ({
  database: { url },
}) => {
  const founder = founderOf(url);
  const name = nameOf();
  await bringIn(url, { headings: ["企业名称", "所在省份"], rows: [[name, "江苏"]] });
  const list = {
    kind: "products" as const,
    headings: ["企业名称", "产品名称", "占比"],
    rows: [
      [name, "机组", "0.6"],
      [name, "服务", "30%"],
      [name, "配件", "10"],
      [name, "甲、乙", "5%"],
    ],
  };
  const brought = await bringIn(url, list);
  const warnings = brought.samples.flatMap((one) => one.warnings).filter((one) => one.includes("产品占比"));
  expect(warnings).toEqual(["产品占比“10”没有百分号或超过 1,000%，未导入。", "一格有多个产品，产品占比“5%”未导入。"]);
  const shares = () => founder.driver`
    select jsonb_object_agg(p.name, share_basis_points) as shares from company_products p
    join companies c on c.id = p.company_id where c.name = ${name}`;
  expect(await shares()).toEqual([{ shares: { 机组: 6000, 服务: 3000, 配件: null, 甲: null, 乙: null } }]);
  expect(await bringIn(url, list)).toMatchObject({ created: 0, updated: 0 });
  await founder.end();
});
