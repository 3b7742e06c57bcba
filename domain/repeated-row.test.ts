import { expect, test } from "@playwright/test";
import { addRepeated } from "@/domain/repeated-row";

const mapping = { name: 0, creditCode: 1, capital: 2, foundedOn: 3, products: 4 };
const first = ["示例甲有限公司", "", "100 万元", "", "塔筒"];

test("a later row of a company fills the blanks of its first and adds its products", () => {
  expect(addRepeated(first, ["示例甲有限公司", "91150422581765908F", "", "2018-03-02", "叶片"], mapping)).toEqual({
    cells: ["示例甲有限公司", "91150422581765908F", "100 万元", "2018-03-02", "塔筒；叶片"],
    differing: [],
  });
});

test("a product that stands there already is not added again", () => {
  const full = ["示例甲有限公司", "", "", "", "塔筒；叶片"];
  expect(addRepeated(full, ["示例甲有限公司", "", "", "", "叶片、轴承"], mapping).cells[4]).toBe("塔筒；叶片；轴承");
  expect(addRepeated(full, ["示例甲有限公司", "", "", "", "叶片"], mapping).cells[4]).toBe("塔筒；叶片");
});

test("the same value written otherwise is no contradiction, another value is one and the first stands", () => {
  const full = ["示例甲有限公司", "", "100 万元", "2018-03-02", "塔筒"];
  expect(addRepeated(full, ["示例甲有限公司 ", "", "１００万元", "2018年3月2日", "塔筒"], mapping).differing).toEqual(
    [],
  );
  expect(addRepeated(full, ["示例甲有限公司", "", "900万元", "2019-03-02", ""], mapping)).toEqual({
    cells: full,
    differing: ["foundedOn", "capital"],
  });
});
