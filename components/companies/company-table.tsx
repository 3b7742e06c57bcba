import Link from "next/link";
import type { ReactNode } from "react";
import { CapitalCell } from "@/components/companies/capital-cell";
import { Highlight } from "@/components/ui/highlight";
import { NoNumber } from "@/components/ui/no-number";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead, SortCell } from "@/components/ui/table-cells";
import { Tag } from "@/components/ui/tag";
import { localLabel } from "@/domain/company";
import { type CompanyFilter, type CompanyHit, type CompanyList, companiesHref, placeOf } from "@/domain/company-list";
import {
  type CompanyColumnKey,
  companyColumnLabels,
  nextCompanySort,
  type SortedColumn,
  shownColumns,
  sortDirection,
} from "@/domain/company-table";

type Props = { rows: readonly CompanyHit[]; filter: CompanyFilter; order: CompanyList["order"] };
type ColumnLook = {
  width: string;
  isNumber?: boolean;
  isQuiet?: boolean;
  second?: string;
  sortedBy?: SortedColumn;
  cell: (row: CompanyHit) => ReactNode;
};

const looks: Record<CompanyColumnKey, ColumnLook> = {
  code: { width: "w-46", isQuiet: true, cell: (row) => row.creditCode ?? <NoNumber kind="notRecorded" /> },
  place: {
    width: "w-32",
    cell: (row) => <span className="block truncate">{placeOf(row) || <NoNumber kind="notRecorded" />}</span>,
  },
  scope: {
    width: "",
    isQuiet: true,
    cell: (row) => (
      <span className="block truncate">
        {row.excerpt.length > 0 ? <Excerpt row={row} /> : <NoNumber kind="notRecorded" />}
      </span>
    ),
  },
  links: { width: "w-50", cell: (row) => <LinkTags row={row} /> },
  relation: { width: "w-20", cell: localLabel },
  capital: {
    width: "w-26",
    isNumber: true,
    second: "万元",
    sortedBy: "capital",
    cell: (row) => <CapitalCell capital={row} />,
  },
  founded: {
    width: "w-26",
    sortedBy: "founded",
    cell: (row) => row.foundedOn ?? <NoNumber kind="notRecorded" />,
  },
  dataOn: { width: "w-26", isQuiet: true, cell: (row) => row.dataOn ?? <NoNumber kind="notRecorded" /> },
};

/** The directory as a table from 1024 px on, with the columns the address asks for. */
export function CompanyTable({ rows, filter, order }: Props) {
  const columns = shownColumns(filter);
  const sort = (column: SortedColumn) => ({
    href: companiesHref(filter, { sort: nextCompanySort(order, column) }),
    direction: sortDirection(order, column),
  });
  return (
    <Table caption="企业名录" className="table-fixed max-lg:hidden">
      <colgroup>
        <col className={columns.includes("scope") ? "w-[22%]" : ""} />
        {columns.map((key) => (
          <col key={key} className={looks[key].width} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <SortCell {...sort("name")}>企业名称</SortCell>
          {columns.map((key) => {
            const { isNumber = false, second, sortedBy } = looks[key];
            const label = key === "scope" && filter.q ? "经营范围中的命中" : companyColumnLabels[key];
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
            </RowHead>
            {columns.map((key) => (
              <Cell key={key} isNumber={looks[key].isNumber ?? false} isQuiet={looks[key].isQuiet ?? false}>
                {looks[key].cell(row)}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** The same rows in two lines below 1024 px. */
export function CompanyLines({ rows }: Pick<Props, "rows">) {
  return (
    <ul aria-label="企业名录" className="lg:hidden">
      {rows.map((row) => (
        <li key={row.id} className="border-b border-line-2">
          <Link href={`/companies/${row.id}`} className="block px-3 py-2 text-ink hover:no-underline">
            <span className="block text-base text-brand">
              <Highlight parts={row.namePieces} />
            </span>
            <span className="mt-0.5 flex items-baseline gap-2 text-sm text-ink-2">
              <span className="shrink-0">{placeOf(row) || <NoNumber kind="notRecorded" />}</span>
              <span className="min-w-0 flex-1 truncate">{row.excerpt.length > 0 && <Excerpt row={row} />}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Excerpt({ row }: { row: CompanyHit }) {
  return (
    <>
      “<Highlight parts={row.excerpt} />”
    </>
  );
}

function LinkTags({ row }: { row: CompanyHit }) {
  if (row.linkCount === 0) return <NoNumber kind="notApplicable" />;
  return (
    <span className="flex gap-1 overflow-hidden">
      {row.links.map((link) => (
        <Tag key={link.id} tone={link.isConfirmed ? "brand" : "plain"}>
          <span title={link.name} className="max-w-20 truncate">
            {link.name}
          </span>
        </Tag>
      ))}
      {row.linkCount > row.links.length && (
        <span className="text-xs text-ink-3">+{row.linkCount - row.links.length}</span>
      )}
    </span>
  );
}
