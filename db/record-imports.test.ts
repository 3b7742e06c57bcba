import { randomBytes } from "node:crypto";
import { bringIn } from "./brought-in";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";

const mark = () => randomBytes(4).toString("hex");
const nameOf = () => `示例${mark()}有限公司`;
const headings = ["企业名称", "所在省份", "地区"];

test("an honours list joins companies by name, and names what is unknown, ambiguous or listed twice", async ({
  database: { url },
}) => {
  const [known, twin, stranger] = [nameOf(), nameOf(), nameOf()];
  const rows = [
    [known, "江苏", "盐城"],
    [twin, "江苏", "盐城"],
    [twin, "浙江", "宁波"],
  ];
  await bringIn(url, { headings, rows });
  const list = {
    kind: "honours" as const,
    fileName: "专精特新中小企业.xlsx",
    headings: ["企业名称", "省份", "年度"],
    rows: [
      [known, "", "2024"],
      [known, "", "2024"],
      [twin, "", "2024"],
      [twin, "浙江省", "2024"],
      [stranger, "", "2024"],
      ["合计", "", "5"],
    ],
  };
  const first = await bringIn(url, list);
  expect(first).toMatchObject({ read: 6, created: 2, duplicates: 1, rejected: 3 });
  expect(first.rejects.map(({ line, reason }) => [line, reason])).toEqual(
    expect.arrayContaining([
      [4, "企业名录中有 2 家同名企业，请填写统一社会信用代码"],
      [6, "企业名录中没有这家企业，请先导入企业名单"],
      [7, "合计行，不是企业"],
    ]),
  );
  expect(await bringIn(url, list)).toMatchObject({ created: 0, unchanged: 2, duplicates: 1, rejected: 3 });
  await expect(bringIn(url, { ...list, fileName: "名单.xlsx" })).rejects.toMatchObject({
    sentence: expect.stringContaining("未找到荣誉名称"),
  });
});

test("records of a company that was merged go to the one it lives on in through two merges, and a list does not bring it back", async ({
  database: { url },
}) => {
  const founder = founderOf(url);
  const [kept, between, gone] = [nameOf(), nameOf(), nameOf()];
  const rows = [kept, between, gone].map((name) => [name, "江苏", "盐城"]);
  await bringIn(url, { headings, rows });
  for (const [from, into] of [
    [gone, between],
    [between, kept],
  ])
    await founder.driver`update companies set merged_into = (select id from companies where name = ${into ?? ""}) where name = ${from ?? ""}`;
  const again = await bringIn(url, { headings, rows });
  expect(again).toMatchObject({ created: 0, unchanged: 1, duplicates: 2 });
  expect(again.samples.find(({ name }) => name === gone)?.warnings).toEqual([expect.stringContaining("已并入")]);
  await bringIn(url, { kind: "products", headings: ["企业名称", "主营产品"], rows: [[gone, "风电叶片"]] });
  const [row] = await founder.driver`select products from companies where name = ${kept}`;
  expect(row).toEqual({ products: "风电叶片" });
  await founder.end();
});
