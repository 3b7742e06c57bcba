import { randomBytes } from "node:crypto";
import { bringIn } from "./brought-in";
import { expect, test } from "./fixtures";

const nameOf = () => `示例${randomBytes(4).toString("hex")}有限公司`;

test("rows below a second heading in another order are left out until the first heading comes again", async ({
  database: { url },
}) => {
  const headings = ["企业名称", "统一社会信用代码", "注册地址"];
  const list = {
    headings,
    rows: [
      [nameOf(), "", "江苏省盐城市1号"],
      ["企业名称", "注册地址", "统一社会信用代码"],
      [nameOf(), "江苏省盐城市2号", "91320900MA1ABCDG3X"],
      headings,
      [nameOf(), "", "江苏省盐城市3号"],
    ],
  };
  const reason = "第 3 行的表头与前面的表头列序或单位不同，请将其下各行另存为一个文件后导入";
  const brought = await bringIn(url, list);
  expect(brought).toMatchObject({ read: 5, created: 2, rejected: 3, reasons: { 重复的表头: 2, [reason]: 1 } });
  expect(brought.rejects).toEqual([
    { line: 3, reason: "重复的表头" },
    { line: 4, reason },
    { line: 5, reason: "重复的表头" },
  ]);
});

test("a second heading whose first column is not the name's is no company", async ({ database: { url } }) => {
  const brought = await bringIn(url, {
    kind: "products",
    headings: ["企业名称", "主营产品"],
    rows: [
      ["主营产品", "企业名称"],
      ["叶片", nameOf()],
    ],
  });
  expect(brought.reasons).toMatchObject({ 重复的表头: 1 });
  expect(brought.rejects[1]?.reason).toContain("第 2 行的表头");
});
