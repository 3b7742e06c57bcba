import {
  type CompanyFilter,
  capitalBandLabels,
  companiesHref,
  companyFilterSchema,
  companyRelationLabels,
} from "@/domain/company-list";
import { provinceNames } from "@/domain/province";

export type FilterOption = { value: string; label: string };
export type Choices = Record<"province" | "banner" | "link" | "gbt" | "honour", readonly FilterOption[]>;

/** What the choices are called, from what the directory offers. */
export function choicesOf(offered: {
  banners: readonly FilterOption[];
  links: readonly FilterOption[];
  classes: readonly FilterOption[];
  honours: readonly string[];
}): Choices {
  const named = (name: string) => ({ value: name, label: name });
  return {
    province: provinceNames.map(named),
    banner: offered.banners,
    link: offered.links,
    gbt: offered.classes,
    honour: offered.honours.map(named),
  };
}

export const conditionKeys = [
  "q",
  "province",
  "city",
  "banner",
  "link",
  "relation",
  "capital",
  "gbt",
  "foundedFrom",
  "foundedTo",
  "honour",
  "listed",
  "live",
] as const satisfies readonly (keyof CompanyFilter)[];
export type ConditionKey = (typeof conditionKeys)[number];

export const conditionHeadings = {
  q: "搜索",
  province: "所在省份",
  city: "地区",
  banner: "旗县市区",
  link: "匹配环节",
  relation: "关系",
  capital: "注册资本",
  gbt: "国标小类",
  foundedFrom: "成立年份",
  foundedTo: "成立年份",
  honour: "荣誉",
  listed: "上市",
  live: "在办项目",
} satisfies Record<ConditionKey, string>;

/** The active conditions as words, in the order of the chips; what a list without results repeats. */
export function activeConditions(filter: CompanyFilter, choices: Choices): { key: ConditionKey; label: string }[] {
  return conditionKeys.flatMap((key) => {
    const label = conditionLabel(filter, key, choices);
    return label ? [{ key, label }] : [];
  });
}

function conditionLabel(filter: CompanyFilter, key: ConditionKey, choices: Choices): string | null {
  const value = filter[key];
  if (value === null || value === "") return null;
  const named = (from: readonly FilterOption[]) =>
    from.find((option) => option.value === value)?.label ?? String(value);
  switch (key) {
    case "q":
      return `“${filter.q}”`;
    case "relation":
      return filter.relation && companyRelationLabels[filter.relation];
    case "capital":
      return filter.capital && `注册资本：${capitalBandLabels[filter.capital]}`;
    case "foundedFrom":
      return `${value} 年以后成立`;
    case "foundedTo":
      return `${value} 年以前成立`;
    case "listed":
      return "上市公司";
    case "live":
      return "有在办项目";
    case "city":
      return `地区：${value}`;
    case "link":
    case "gbt":
      return `${key === "link" ? "环节" : "国标小类"}：${named(choices[key])}`;
    default:
      return named(choices[key]);
  }
}

const none = companyFilterSchema.parse({});

/** The same list without one condition. */
export const without = (filter: CompanyFilter, key: ConditionKey) => companiesHref(filter, { [key]: none[key] });
