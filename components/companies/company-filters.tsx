"use client";

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

export type FilterOption = { value: string; label: string };
type Key = "province" | "banner" | "relation" | "capital" | "link";

const headings = {
  province: "所在省份",
  banner: "旗县市区",
  relation: "关系",
  capital: "注册资本",
  link: "匹配环节",
} satisfies Record<Key, string>;

/** The active conditions as words, in the order of the chips; what a list without results repeats. */
export function activeConditions(
  filter: CompanyFilter,
  options: Record<"province" | "banner" | "link", readonly FilterOption[]>,
) {
  const label = (key: "province" | "banner" | "link") =>
    options[key].find((option) => option.value === filter[key])?.label ?? filter[key];
  const all: { key: Key | "q"; label: string }[] = [
    ...(filter.q ? [{ key: "q" as const, label: `“${filter.q}”` }] : []),
    ...(filter.province ? [{ key: "province" as const, label: label("province") }] : []),
    ...(filter.banner ? [{ key: "banner" as const, label: label("banner") }] : []),
    ...(filter.link ? [{ key: "link" as const, label: `环节：${label("link")}` }] : []),
    ...(filter.relation ? [{ key: "relation" as const, label: companyRelationLabels[filter.relation] }] : []),
    ...(filter.capital ? [{ key: "capital" as const, label: capitalBandLabels[filter.capital] }] : []),
  ];
  return all;
}

/** The same list without one condition. */
export const without = (filter: CompanyFilter, key: Key | "q") =>
  companiesHref(filter, { [key]: key === "relation" || key === "capital" ? null : "" });

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
  const choices: Record<Key, readonly FilterOption[]> = {
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
          return <Chip key={key} label={`${headings[key]}：${label}`} clearHref={without(filter, key)} isOn />;
        }
        if (choices[key].length === 0) return null;
        return (
          <Menu
            key={key}
            label={headings[key]}
            trigger={<ChipButton label={headings[key]} />}
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
