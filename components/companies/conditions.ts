import { type CompanyFilter, capitalBandLabels, companiesHref, companyRelationLabels } from "@/domain/company-list";

export type FilterOption = { value: string; label: string };
type Key = "province" | "banner" | "relation" | "capital" | "link";

export const conditionHeadings = {
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
