import { bigrams } from "@/domain/bigram";
import { parseCapital } from "@/domain/capital";
import { normaliseName } from "@/domain/company-name";
import { coreName } from "@/domain/core-name";
import { type CodeVerdict, checkCreditCode } from "@/domain/credit-code";
import { joinOtherNames, otherNamesOf } from "@/domain/other-names";
import { type League, regionOf } from "@/domain/region";
import { foldWidth } from "@/domain/width";
import { spellName } from "./pinyin";

/** What a person types or a file holds of one company. */
export type CompanyFacts = {
  name: string;
  otherNames: string;
  creditCode: string;
  foreignNo: string;
  scope: string;
  products: string;
  companyType: string;
  province: string;
  city: string;
  county?: string;
  address: string;
  capitalRaw: string;
  foundedOn: string | null;
  bannerId?: string | null;
};

export type CompanyColumns = ReturnType<typeof deriveColumns>;

export type SearchedText = { name: string; otherNames: string | null; scope: string; products: string; code: string };

/** What the directory is searched and compared by. The short name has grams too: a bracket may part it in the full one. */
export function searchColumns({ name, otherNames, scope, products, code }: SearchedText) {
  const core = coreName(name);
  return {
    normalisedName: normaliseName(name),
    coreName: core,
    ...spellName(name, core),
    textGrams: bigrams(`${name} ${core} ${otherNames ?? ""} ${scope} ${products} ${code}`),
  };
}

/** Every stored column that follows from the facts: place, name forms, capital, and what search runs on. */
export function deriveColumns(facts: CompanyFacts, league: League) {
  const { code, verdict } = checkCreditCode(facts.creditCode);
  const region = regionOf({ ...facts, creditCode: code }, league);
  const bannerId = facts.bannerId ?? region.bannerId;
  const isInLeague = bannerId !== null;
  const capital = parseCapital(facts.capitalRaw);
  const otherNames = joinOtherNames(facts.name, otherNamesOf(facts.otherNames)) || null;
  return {
    name: facts.name,
    otherNames,
    creditCode: code || null,
    codeVerdict: verdict satisfies CodeVerdict,
    foreignNo: foldWidth(facts.foreignNo) || null,
    scope: facts.scope,
    products: facts.products,
    companyType: facts.companyType || null,
    province: isInLeague ? league.province : region.province,
    city: isInLeague ? league.city : region.city,
    bannerId,
    address: facts.address || null,
    capitalRaw: capital.raw || null,
    capitalYuan: capital.amountYuan,
    capitalCurrency: capital.currency,
    capitalFlag: capital.flag,
    foundedOn: facts.foundedOn,
    ...searchColumns({ ...facts, otherNames, code }),
  };
}
