import { sql } from "drizzle-orm";
import { activeConditions, choicesOf } from "@/domain/company-condition";
import { type CompanyFilter, countedUpTo } from "@/domain/company-list";
import { type CompanySheetRow, companySheetColumns, companySheetWords } from "@/domain/company-sheet";
import { Refusal } from "@/domain/refusal";
import type { Viewer } from "@/domain/viewer";
import { asViewer, type Tx } from "./client";
import { readToday } from "./clock";
import { listCompanyOptions } from "./company-options";
import { orderBy } from "./company-page";
import { all, countUpTo, isTooShort, isUnmasked, readConditions } from "./company-query";
import { companyRow, type RawCompany, rowOf } from "./company-rows";
import { exportList } from "./list-export";
import type { SheetFile } from "./sheet-cells";

const tooMany = "符合条件的企业在 10,000 家以上，一个文件放不下。请增加条件后分次导出。";
const tooShort = "搜索词太短。请输入 2 个以上汉字、字母或数字后再导出。";

/** 企业名录 under the same conditions and in the same order as the screen, every page of it. */
export const exportCompanies = (viewer: Viewer, filter: CompanyFilter): Promise<SheetFile> =>
  exportList(viewer, "companies", filter, async () => {
    const choices = choicesOf(await listCompanyOptions(viewer, filter.link));
    const conditions = activeConditions(filter, choices).map(({ label }) => label);
    const { rows, today } = await asViewer(viewer, (tx) => readRows(tx, filter));
    return {
      title: "企业名录",
      columns: companySheetColumns,
      rows,
      words: companySheetWords(conditions, rows),
      asOf: today,
    };
  });

async function readRows(tx: Tx, filter: CompanyFilter): Promise<{ rows: CompanySheetRow[]; today: string }> {
  if (isTooShort(filter.q)) throw new Refusal(tooShort);
  const { asked, conditions } = await readConditions(tx, filter);
  const where = all(conditions);
  if ((await countUpTo(tx, where)) >= countedUpTo) throw new Refusal(tooMany);
  const order = orderBy(filter.sort ?? (asked.words.length > 0 ? "rank" : "name"), asked);
  const rows = await tx.execute<RawSheetRow>(sql`
        select ${companyRow}, c.company_type, c.address, c.scope, c.products,
          array(select l.name from matches m join links l on l.id = m.link_id where m.company_id = c.id and m.state <> 'dismissed'
            and ${isUnmasked} order by m.state = 'confirmed' desc, m.score desc, l.id) as links,
          array(select distinct kind from company_honours h where h.company_id = c.id order by kind) as honours
        from companies c left join units b on b.id = c.banner_id where ${where} order by ${order}`);
  return { rows: [...rows].map(sheetRowOf), today: await readToday(tx) };
}

type RawSheetRow = RawCompany & { scope: string; products: string; links: string[]; honours: string[] };

const sheetRowOf = (raw: RawSheetRow): CompanySheetRow => ({
  ...rowOf(raw),
  companyType: raw.company_type as string | null,
  address: raw.address as string | null,
  scope: raw.scope,
  products: raw.products,
  links: raw.links,
  honours: raw.honours,
});
