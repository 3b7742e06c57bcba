import {
  type CompanyFilter,
  capitalBandLabels,
  capitalBands,
  companyFilterSchema,
  companyRelationLabels,
  companyRelations,
} from "@/domain/company-list";
import { thousands } from "@/domain/money";
import { provinceNames } from "@/domain/province";

export const companyFacets = [
  "province",
  "city",
  "banner",
  "relation",
  "capital",
  "link",
  "founded",
  "honour",
  "listed",
  "live",
] as const;
export type CompanyFacet = (typeof companyFacets)[number];

export type FacetValue = { value: string; label: string };
/** How many companies a further condition would leave; null when there are 10,000 or more. */
export type FacetCounts = Record<CompanyFacet, (FacetValue & { count: number | null })[]>;

export const facetHeadings = {
  province: "所在省份",
  city: "地区",
  banner: "旗县市区",
  relation: "关系",
  capital: "注册资本",
  link: "匹配环节",
  founded: "成立年份",
  honour: "荣誉",
  listed: "上市",
  live: "在办项目",
} satisfies Record<CompanyFacet, string>;

/** First and last year of each band; null has no bound. */
const foundedBands = {
  "-2000": { label: "2000 年以前", foundedFrom: null, foundedTo: 2000 },
  "2001-2010": { label: "2001—2010 年", foundedFrom: 2001, foundedTo: 2010 },
  "2011-2015": { label: "2011—2015 年", foundedFrom: 2011, foundedTo: 2015 },
  "2016-2020": { label: "2016—2020 年", foundedFrom: 2016, foundedTo: 2020 },
  "2021-": { label: "2021 年以后", foundedFrom: 2021, foundedTo: null },
} as const;

const labelled = (labels: Readonly<Record<string, string>>, values: readonly string[]): FacetValue[] =>
  values.map((value) => ({ value, label: labels[value] ?? value }));

/** Values known beforehand; the others are what the companies have. */
export const fixedValues = {
  province: labelled({}, provinceNames),
  relation: labelled(companyRelationLabels, companyRelations),
  capital: labelled(capitalBandLabels, capitalBands),
  founded: Object.entries(foundedBands).map(([value, { label }]) => ({ value, label })),
  listed: [{ value: "1", label: "上市公司" }],
  live: [{ value: "1", label: "有在办项目" }],
} satisfies Partial<Record<CompanyFacet, readonly FacetValue[]>>;

const none = companyFilterSchema.parse({});

/** The conditions that choose one value of a facet. */
export function conditionsOf(facet: CompanyFacet, value: string): Partial<CompanyFilter> {
  if (facet !== "founded") return { [facet]: value };
  const { foundedFrom = null, foundedTo = null } = foundedBands[value as keyof typeof foundedBands] ?? {};
  return { foundedFrom, foundedTo };
}

/** The same conditions cleared. */
export const clearedOf = (facet: CompanyFacet): Partial<CompanyFilter> =>
  facet === "founded" ? { foundedFrom: none.foundedFrom, foundedTo: none.foundedTo } : { [facet]: none[facet] };

export const holdsAll = (filter: CompanyFilter, conditions: Partial<CompanyFilter>): boolean =>
  Object.entries(conditions).every(([key, value]) => filter[key as keyof CompanyFilter] === value);

export const facetCountWords = (count: number | null) => (count === null ? "1 万以上" : thousands(String(count)));
