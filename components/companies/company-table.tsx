"use client";

import Link from "next/link";
import { columnLooks } from "@/components/companies/company-columns";
import { OtherName } from "@/components/companies/other-name";
import { Highlight } from "@/components/ui/highlight";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead, SortCell } from "@/components/ui/table-cells";
import { type CompanyFilter, type CompanyHit, type CompanyList, companiesHref } from "@/domain/company-list";
import {
  companyColumnLabels,
  nextCompanySort,
  type SortedColumn,
  shownColumns,
  sortDirection,
} from "@/domain/company-table";

type Props = { rows: readonly CompanyHit[]; filter: CompanyFilter; order: CompanyList["order"] };
/** The directory as a table from 1024 px on, with the columns the address asks for. */
export function CompanyTable({ rows, filter, order }: Props) {
  const columns = shownColumns(filter, "table");
  const sort = (column: SortedColumn) => ({
    href: companiesHref(filter, { sort: nextCompanySort(order, column) }),
    direction: sortDirection(order, column),
  });
  return (
    <Table caption="企业名录" className="table-fixed max-lg:hidden">
      <colgroup>
        <col className={columns.includes("scope") ? "w-[22%]" : ""} />
        {columns.map((key) => (
          <col key={key} className={columnLooks[key].width} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <SortCell {...sort("name")}>企业名称</SortCell>
          {columns.map((key) => {
            const { isNumber = false, second, sortedBy } = columnLooks[key];
            const label = companyColumnLabels[key];
            if (key === "scope" && filter.q)
              return (
                <HeadCell key={key} second="中的命中">
                  {label}
                </HeadCell>
              );
            return sortedBy ? (
              <SortCell key={key} isNumber={isNumber} second={second} {...sort(sortedBy)}>
                {label}
              </SortCell>
            ) : (
              <HeadCell key={key} isNumber={isNumber} second={second}>
                {label}
              </HeadCell>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <RowHead>
              <Link href={`/companies/${row.id}`} title={row.name} className="block truncate">
                <Highlight parts={row.namePieces} />
              </Link>
              <OtherName row={row} />
            </RowHead>
            {columns.map((key) => (
              <Cell key={key} isNumber={columnLooks[key].isNumber ?? false} isQuiet={columnLooks[key].isQuiet ?? false}>
                {columnLooks[key].cell(row)}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
