import type { ReactNode } from "react";
import { CapitalCell } from "@/components/companies/capital-cell";
import { Highlight } from "@/components/ui/highlight";
import { NoNumber } from "@/components/ui/no-number";
import { Tag } from "@/components/ui/tag";
import { localLabel } from "@/domain/company";
import { type CompanyHit, placeOf } from "@/domain/company-list";
import type { CompanyColumnKey, SortedColumn } from "@/domain/company-table";

type ColumnLook = {
  width: string;
  isNumber?: boolean;
  isQuiet?: boolean;
  second?: string;
  sortedBy?: SortedColumn;
  cell: (row: CompanyHit) => ReactNode;
};

/** What stands in each column of the directory and how wide it is in the table. */
export const columnLooks: Record<CompanyColumnKey, ColumnLook> = {
  code: { width: "w-41", isQuiet: true, cell: (row) => row.creditCode ?? <NoNumber kind="notRecorded" /> },
  place: {
    width: "w-29",
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
  links: { width: "w-60", cell: (row) => <LinkTags row={row} /> },
  relation: { width: "w-20", cell: localLabel },
  capital: {
    width: "w-26",
    isNumber: true,
    second: "万元",
    sortedBy: "capital",
    cell: (row) => <CapitalCell capital={row} />,
  },
  founded: {
    width: "w-24",
    sortedBy: "founded",
    cell: (row) => row.foundedOn ?? <NoNumber kind="notRecorded" />,
  },
  dataOn: { width: "w-24", isQuiet: true, cell: (row) => row.dataOn ?? <NoNumber kind="notRecorded" /> },
};

function Excerpt({ row }: { row: CompanyHit }) {
  return (
    <>
      “<Highlight parts={row.excerpt} />”
    </>
  );
}

function LinkTags({ row }: { row: CompanyHit }) {
  if (row.linkCount === 0) return <NoNumber kind="notApplicable" />;
  const width = row.links.length > 1 ? "max-w-21" : "max-w-46";
  return (
    <span className="flex gap-1 overflow-hidden">
      {row.links.map((link) => (
        <Tag key={link.id} tone={link.isConfirmed ? "brand" : "plain"}>
          <span title={link.name} className={`${width} truncate`}>
            {link.name}
          </span>
        </Tag>
      ))}
      {row.linkCount > row.links.length && (
        <span className="shrink-0 text-xs text-ink-3">+{row.linkCount - row.links.length}</span>
      )}
    </span>
  );
}
