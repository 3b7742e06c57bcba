"use client";

import Link from "next/link";
import { columnLooks } from "@/components/companies/company-columns";
import { OtherName } from "@/components/companies/other-name";
import { Highlight } from "@/components/ui/highlight";
import type { CompanyFilter, CompanyHit } from "@/domain/company-list";
import { companyColumnLabels, shownColumns } from "@/domain/company-table";

/** The same rows in two lines below 1024 px: name, then place and words; further columns asked for follow with their names. */
export function CompanyLines({ rows, filter }: { rows: readonly CompanyHit[]; filter: CompanyFilter }) {
  const shown = shownColumns(filter, "lines");
  const named = shown.filter((key) => key !== "place" && key !== "scope");
  return (
    <ul aria-label="企业名录" className="lg:hidden">
      {rows.map((row) => (
        <li key={row.id} className="border-b border-line-2">
          <Link href={`/companies/${row.id}`} className="block px-3 py-2 text-ink hover:no-underline">
            <span className="block text-base text-brand">
              <Highlight parts={row.namePieces} />
            </span>
            <OtherName row={row} />
            {named.length < shown.length && (
              <span className="mt-0.5 flex items-baseline gap-2 text-sm text-ink-2">
                {shown.includes("place") && <span className="shrink-0">{columnLooks.place.cell(row)}</span>}
                {shown.includes("scope") && <span className="min-w-0 flex-1">{columnLooks.scope.cell(row)}</span>}
              </span>
            )}
            {named.length > 0 && (
              <span className="mt-0.5 flex flex-wrap gap-x-4 gap-y-0.5 text-sm text-ink-2">
                {named.map((key) => (
                  <span key={key} className="flex max-w-full items-baseline gap-1">
                    <span className="shrink-0 text-xs text-ink-3">
                      {companyColumnLabels[key]}
                      {columnLooks[key].second && `（${columnLooks[key].second}）`}
                    </span>
                    {columnLooks[key].cell(row)}
                  </span>
                ))}
              </span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  );
}
