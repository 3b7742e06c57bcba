"use client";

import { ChipButton } from "@/components/ui/chip";
import { Menu } from "@/components/ui/menu";
import {
  type CompanyFilter,
  type CompanyList,
  companiesHref,
  companySortLabels,
  companySorts,
} from "@/domain/company-list";

/** The orders of the list where it has no heads to press; a search may also go back to its own. */
export function SortMenu({ filter, order }: { filter: CompanyFilter; order: CompanyList["order"] }) {
  const sorts = companySorts.map((sort) => ({ label: companySortLabels[sort], sort, isCurrent: order === sort }));
  const usual = { label: companySortLabels.rank, sort: null, isCurrent: order === "rank" };
  return (
    <Menu
      label="排序"
      align="end"
      trigger={<ChipButton label="排序" isOn={filter.sort !== null} />}
      entries={[...(filter.q ? [usual] : []), ...sorts].map(({ label, sort, isCurrent }) => ({
        label,
        isCurrent,
        href: companiesHref(filter, { sort }),
      }))}
    />
  );
}
