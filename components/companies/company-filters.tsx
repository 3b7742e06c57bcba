"use client";

import { conditionHeadings, type FilterOption, without } from "@/components/companies/conditions";
import { Chip, ChipButton } from "@/components/ui/chip";
import { Menu } from "@/components/ui/menu";
import {
  type CompanyFilter,
  capitalBandLabels,
  capitalBands,
  companiesHref,
  companyRelationLabels,
  companyRelations,
} from "@/domain/company-list";

export function CompanyFilters({
  filter,
  provinces,
  banners,
  links,
}: {
  filter: CompanyFilter;
  provinces: readonly FilterOption[];
  banners: readonly FilterOption[];
  links: readonly FilterOption[];
}) {
  const choices: Record<keyof typeof conditionHeadings, readonly FilterOption[]> = {
    province: provinces,
    banner: banners,
    relation: companyRelations.map((value) => ({ value, label: companyRelationLabels[value] })),
    capital: capitalBands.map((value) => ({ value, label: capitalBandLabels[value] })),
    link: links,
  };
  return (
    <fieldset className="flex gap-1.5 overflow-x-auto max-lg:pb-1">
      <legend className="sr-only">筛选条件</legend>
      {(["province", "banner", "link", "relation", "capital"] as const).map((key) => {
        const chosen = filter[key];
        if (chosen) {
          const label = choices[key].find((option) => option.value === chosen)?.label ?? chosen;
          return <Chip key={key} label={`${conditionHeadings[key]}：${label}`} clearHref={without(filter, key)} isOn />;
        }
        if (choices[key].length === 0) return null;
        return (
          <Menu
            key={key}
            label={conditionHeadings[key]}
            trigger={<ChipButton label={conditionHeadings[key]} />}
            entries={choices[key].map((option) => ({
              label: option.label,
              href: companiesHref(filter, { [key]: option.value }),
            }))}
          />
        );
      })}
    </fieldset>
  );
}
