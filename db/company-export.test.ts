import { randomBytes } from "node:crypto";
import ExcelJS from "exceljs";
import { companyFilterSchema, companySorts } from "@/domain/company-list";
import { exportCompanies } from "./company-export";
import { listCompanies } from "./company-search";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";

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
