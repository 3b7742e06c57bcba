import { sql } from "drizzle-orm";
import type { CompanyRecords, Honour, ReportedProduct } from "@/domain/company-record";
import type { Viewer } from "@/domain/viewer";
import { asViewer } from "./client";

const mostShown = 50;

/** Products with their shares, the largest first, and the lists the company stands on, each with its file and date. */
export const findCompanyRecords = (viewer: Viewer, companyId: string): Promise<CompanyRecords> =>
  asViewer(viewer, async (tx) => {
    const products = await tx.execute<ReportedProduct & { count: number }>(sql`
      select p.name, p.share_basis_points as "shareBasisPoints", p.data_on::text as "dataOn", i.file_name as "fileName",
        (count(*) over ())::int as count
      from company_products p left join imports i on i.id = p.import_id where p.company_id = ${companyId}::uuid
      order by p.share_basis_points desc nulls last, p.name limit ${mostShown}`);
    const honours = await tx.execute<Honour & { count: number }>(sql`
      select h.kind, h.detail, h.data_on::text as "dataOn", i.file_name as "fileName", (count(*) over ())::int as count
      from company_honours h left join imports i on i.id = h.import_id where h.company_id = ${companyId}::uuid
      order by h.kind, h.detail limit ${mostShown}`);
    return {
      products: products.map(({ count: _, ...product }) => product),
      productCount: products[0]?.count ?? 0,
      honours: honours.map(({ count: _, ...honour }) => honour),
      honourCount: honours[0]?.count ?? 0,
    };
  });
