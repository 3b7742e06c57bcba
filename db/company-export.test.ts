import { randomBytes } from "node:crypto";
import ExcelJS from "exceljs";
import { companyFilterSchema, companySorts } from "@/domain/company-list";
import { exportCompanies } from "./company-export";
import { listCompanies } from "./company-search";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";
import { rareName } from "./merge-office";

test("the exported file stands in the order of the screen, among equal amounts and blanks too", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const word = `示例${randomBytes(3).toString("hex")}`;
  for (let n = 1; n <= 60; n += 1) await founder.foundCompany(`${word}号${n}公司`);
  await founder.driver`
    update companies set capital_yuan = case when n.place % 4 > 0 then n.place % 3 * 10000000 end,
      founded_on = case when n.place % 5 > 0 then date '2001-01-01' + n.place % 3 end
    from (select id, row_number() over (order by name)::int as place from companies where starts_with(name, ${word})) n
    where companies.id = n.id`;
  for (const sort of [undefined, ...companySorts]) {
    const query = companyFilterSchema.parse({ q: word, ...(sort && { sort }) });
    const first = await listCompanies(clerk, query);
    const second = await listCompanies(clerk, { ...query, after: first.next ?? "" });
    const { content } = await exportCompanies(clerk, query);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(content as unknown as ArrayBuffer);
    const filed = Array.from({ length: 60 }, (_, n) => workbook.worksheets[0]?.getRow(4 + n).getCell(1).value);
    expect(filed, sort ?? "rank").toEqual([...first.rows, ...second.rows].map(({ name }) => name));
  }
  await founder.end();
});

test("the exported file holds every row of the filtered list in its order, guarded and on record", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const word = rareName();
  for (let n = 1; n <= 60; n += 1) await founder.foundCompany(`${word}${n}号公司`);
  await founder.driver`
    update companies set capital_yuan = substring(name from '[0-9]+')::int * 10000000 where starts_with(name, ${word})`;
  await founder.driver`update companies set scope = '=HYPERLINK("x")', credit_code = '91152500000000001X' where name = ${`${word}1号公司`}`;
  const query = companyFilterSchema.parse({ q: word, sort: "capital_desc" });
  const file = await exportCompanies(clerk, query);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(file.content as unknown as ArrayBuffer);
  const sheet = workbook.worksheets[0];
  const column = (at: number) => Array.from({ length: 60 }, (_, n) => sheet?.getRow(4 + n).getCell(at).value);
  expect(column(1)).toEqual(Array.from({ length: 60 }, (_, n) => `${word}${60 - n}号公司`));
  expect(column(3).at(-1)).toBe("91152500000000001X");
  expect(column(6)[0]).toBe(60_000);
  expect(column(14).at(-1)).toBe(`'=HYPERLINK("x")`);
  expect(sheet?.getRow(64).getCell(1).value).toMatch(`筛选条件：“${word}”；`);
  const [logged] =
    await founder.driver`select kind, row_count, conditions->>'q' as q from exports where exported_by = ${clerk.userId}`;
  expect(logged).toEqual({ kind: "companies", row_count: 60, q: word });
  await expect(exportCompanies(clerk, companyFilterSchema.parse({ q: "叶" }))).rejects.toThrow("搜索词太短");
  await founder.end();
});
