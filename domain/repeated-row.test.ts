import { expect, test } from "@playwright/test";
import { type Mapping, readRow } from "@/domain/import-row";
import { addRepeated } from "@/domain/repeated-row";

const usual = { name: 0, creditCode: 1, capital: 2, foundedOn: 3, products: 4 };

/** Two rows of one company in one place, combined under a mapping. */
function combine(first: string[], later: string[], mapping: Mapping = usual, capitalUnit = "") {
  const read = (cells: string[]) => {
    const row = readRow(cells, mapping, { capitalUnit, today: "2026-11-24" });
    if (!row.ok) throw new Error(row.reason);
    return { cells, company: row.company, place: row.company.normalisedName };
  };
  return addRepeated(read(first), read(later), mapping);
}

const name = "示例甲有限公司";
const code = "91150422581765908F";

test("a later row of a company fills the blanks of its first and adds its products", () => {
  const first = [name, "", "100 万元", "", "塔筒"];
  expect(combine(first, [name, code, "", "2018-03-02", "叶片"])).toEqual({
    cells: [name, code, "100 万元", "2018-03-02", "塔筒；叶片"],
    differing: [],
    filled: ["creditCode", "foundedOn"],
  });
});

test("a product that stands there already is not added again, and one keeps what stands in its brackets", () => {
  const products = (held: string, given: string) =>
    combine([name, "", "", "", held], [name, "", "", "", given]).cells[4];
  expect(products("塔筒；叶片", "叶片、轴承")).toBe("塔筒；叶片；轴承");
  expect(products("塔筒；叶片", "叶片")).toBe("塔筒；叶片");
  expect(products("工程（土建、安装）", "服务（设计、安装）")).toMatch(/^工程（土建、安装）；服务.设计、安装.$/);
});

test("the same value written otherwise is no contradiction, another value is one and the first stands", () => {
  const full = [name, code, "100 万元", "2018-03-02", "塔筒"];
  const alike = [`${name} `, `${code}（1-1）`, "１００万元", "2018年3月2日", "塔筒"];
  expect(combine(full, alike).differing).toEqual([]);
  expect(combine(full, [name, "", "900万元", "2019-03-02", ""])).toMatchObject({
    cells: full,
    differing: ["foundedOn", "capital"],
  });
  const region = { name: 0, province: 1, city: 2 };
  expect(combine([name, "内蒙古", "包头"], [name, "内蒙古自治区", "包头市"], region).differing).toEqual([]);
});

test("a bare amount is compared under its heading's unit, and an amount goes with its currency", () => {
  const withUnit = (first: string, later: string) =>
    combine([name, "", first, "", ""], [name, "", later, "", ""], usual, "万元").differing;
  expect(withUnit("5000", "5,000.00")).toEqual([]);
  expect(withUnit("5000", "5000万元")).toEqual([]);
  expect(withUnit("5000", "6000")).toEqual(["capital"]);
  const beside = { name: 0, capital: 1, capitalCurrency: 2 };
  const money = (first: string[], later: string[]) => combine([name, ...first], [name, ...later], beside, "万元");
  expect(money(["", "人民币"], ["100", "美元"]).cells).toEqual([name, "100", "美元"]);
  expect(money(["100", "人民币"], ["100", "美元"]).differing).toEqual(["capital"]);
});
