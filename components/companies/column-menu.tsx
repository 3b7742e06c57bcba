"use client";

import { ChipButton } from "@/components/ui/chip";
import { Menu } from "@/components/ui/menu";
import { type CompanyFilter, companiesHref } from "@/domain/company-list";
import {
  type CompanyLayout,
  companyColumnKeys,
  companyColumnLabels,
  shownColumns,
  toggledColumns,
} from "@/domain/company-table";

/** What the list shows beside the name; kept in the address and so in a saved view. */
export function ColumnMenu({ filter, layout }: { filter: CompanyFilter; layout: CompanyLayout }) {
  const shown = shownColumns(filter, layout);
  return (
    <Menu
      label="显示的列"
      align="end"
      trigger={<ChipButton label="列" />}
      entries={companyColumnKeys.map((key) => ({
        label: companyColumnLabels[key],
        note: shown.includes(key) ? "显示" : "不显示",
        isCurrent: shown.includes(key),
        href: companiesHref(filter, { cols: toggledColumns(filter, key, layout) }),
      }))}
    />
  );
}
