import { capitalBandLabels, capitalBands, companyRelationLabels, companyRelations } from "@/domain/company-list";
import { thousands } from "@/domain/money";
import { provinceNames } from "@/domain/province";

export const companyFacets = ["province", "relation", "capital", "honour"] as const;
export type CompanyFacet = (typeof companyFacets)[number];

/** How many companies a further condition would leave; null when there are 10,000 or more. */
export type FacetCounts = Record<CompanyFacet, { value: string; count: number | null }[]>;

/** Values known beforehand; honours are what the lists brought in. */
export const facetValues = {
  province: provinceNames,
  relation: companyRelations,
  capital: capitalBands,
} satisfies Partial<Record<CompanyFacet, readonly string[]>>;

const labels: Partial<Record<CompanyFacet, Record<string, string>>> = {
  relation: companyRelationLabels,
  capital: capitalBandLabels,
};
export const facetLabel = (facet: CompanyFacet, value: string): string => labels[facet]?.[value] ?? value;

export const facetCountWords = (count: number | null) => (count === null ? "1 万以上" : thousands(String(count)));
