import { expect, test } from "@playwright/test";
import { readProducts } from "@/domain/product-list";

test("a product keeps what stands in its brackets, and brackets left open hold nothing together", () => {
  expect(readProducts("化学品（甲醇、乙醇）(0.6)；其他(0.4)")).toEqual([
    { name: "化学品(甲醇、乙醇)", shareBasisPoints: 6000 },
    { name: "其他", shareBasisPoints: 4000 },
  ]);
  const namesOf = (text: string) => readProducts(text).map(({ name }) => name);
  expect(namesOf("材料（钢（板；管）、铝）；叶片")).toEqual(["材料(钢(板;管)、铝)", "叶片"]);
  expect(namesOf("叶片（大、中；塔筒）、轴承")).toEqual(["叶片(大、中;塔筒)", "轴承"]);
  expect(namesOf("叶片（大、中；塔筒")).toEqual(["叶片(大", "中", "塔筒"]);
});
