import { sql } from "drizzle-orm";
import type { FieldRules, ImportChange } from "@/domain/company-import";
import {
  type CompanyField,
  companyFields,
  type ImportCompany,
  type ListedField,
  listedFields,
} from "@/domain/import-row";
import { isOtherName, joinOtherNames, otherNamesOf } from "@/domain/other-names";
import { type League, type Region, regionOf } from "@/domain/region";
import { type CompanyColumns, deriveColumns, searchColumns } from "./company-columns";

type RawCells = ImportCompany["raw"];

/** A company the directory holds, as far as an import compares it. */
export type Known = {
  id: string;
  normalisedName: string;
  raw: RawCells | null;
  handEdited: string[];
  version: number;
  mergedInto: string | null;
  dataOn: string | null;
} & Carried;

/** The column each field of a list is kept in; of a county the banner is kept. */
const columnOf = {
  name: "name",
  otherNames: "otherNames",
  creditCode: "creditCode",
  foreignNo: "foreignNo",
  foundedOn: "foundedOn",
  companyType: "companyType",
  capital: "capitalRaw",
  scope: "scope",
  products: "products",
  province: "province",
  city: "city",
  address: "address",
  county: "bannerId",
} as const satisfies Record<ListedField, keyof CompanyColumns>;
export type Carried = Pick<CompanyColumns, (typeof columnOf)[ListedField]>;

export const nothingWritten = Object.fromEntries(
  Object.values(columnOf).map((column) => [column, null]),
) as unknown as Carried;

/** The carried columns under the names used here. */
export const carriedColumns =
  sql.raw(`name, other_names as "otherNames", credit_code as "creditCode", foreign_no as "foreignNo", scope, products,
  company_type as "companyType", province, city, banner_id as "bannerId", address, capital_raw as "capitalRaw",
  founded_on::text as "foundedOn"`);

export type Merged = {
  /** Null when nothing would change. */
  columns: CompanyColumns | null;
  /** No differing cell was left out by a rule: where nothing changes, the list says the same as the directory. */
  isConfirmed: boolean;
  handEdited: string[];
  raw: RawCells;
  changes: ImportChange[];
  warnings: string[];
};

/** What a row is brought in under: the rules of its fields and the day its list is of. */
export type MergeUnder = { rules: FieldRules; league: League; dataOn: string | null };

/** A malformed code identifies nobody and may be repeated, so it stays in the raw cells only and finds nothing. */
export function columnsOf(company: ImportCompany, league: League): CompanyColumns {
  const columns = deriveColumns({ ...company, creditCode: company.code.code, capitalRaw: company.capital.raw }, league);
  if (columns.codeVerdict !== "malformed") return columns;
  return { ...columns, creditCode: null, ...searchColumns({ ...columns, code: "" }) };
}

/** True when the file says of this company what the last file said: nothing to compare further. */
export const isSameAsLast = (known: Known, company: ImportCompany, rules: FieldRules): boolean =>
  known.raw !== null &&
  !Object.values(rules).includes("replace") &&
  isSameCapital(known, company) &&
  listedFields.every((field) => company.raw[field] === undefined || company.raw[field] === (known.raw?.[field] ?? ""));

/** The same cell under a heading with another unit says another amount. */
const isSameCapital = (known: Known, { capital }: ImportCompany) =>
  capital.raw === "" || capital.raw === known.capitalRaw || isHandWritten(known, "capital");

/**
 * Brings a row of a file into a known company field by field. A blank cell never empties a value; what a person wrote
 * stays unless the rule of that field says replace in so many words, and a list older than the company's data fills blanks
 * only. Its place follows only the cells that are taken.
 */
export function merge(known: Known, company: ImportCompany, { rules, league, dataOn }: MergeUnder): Merged {
  const incoming = columnsOf(company, league);
  const isNameKnown = rules.name === undefined && isCalledSoBesides(known, company, dataOn);
  const isOlder = dataOn !== null && known.dataOn !== null && dataOn < known.dataOn;
  const replaced = listedFields.filter((field) => rules[field] === "replace");
  const isPlaceReplaced = replaced.some((field) => isPlace(field) && company[field] !== "");
  const isBannerFixed = known.handEdited.includes("bannerId") && !isPlaceReplaced;
  const isPlaceFixed = known.bannerId !== null && ((isOlder && !isPlaceReplaced) || isBannerFixed);
  const isTaken = (field: ListedField) => {
    if (isPlaceFixed && isPlace(field)) return false;
    if (field === "name" && isNameKnown) return false;
    if (field === "creditCode" && rules.creditCode === undefined && isOlderNumber(known, company)) return false;
    const rule = rules[field] ?? (isHandWritten(known, field) ? "keep" : isOlder ? "fill" : "replace");
    return rule === "replace" || (rule === "fill" && !known[columnOf[field]]);
  };
  const brought = placeBrought(known, company, isTaken, league);
  const place = isBannerFixed ? { ...brought, bannerId: known.bannerId } : brought;
  const changes: ImportChange[] = [];
  const weigh = (field: CompanyField, given: string | null, isUsed: boolean): string | null => {
    const held = known[columnOf[field]] || null;
    if (given === null || given === held) return held;
    changes.push({ field, from: held ?? "", to: given, isKept: !isUsed });
    return isUsed ? given : held;
  };
  const take = (field: CompanyField) =>
    weigh(field, (isPlace(field) && isTaken(field) ? place[field] : incoming[columnOf[field]]) || null, isTaken(field));
  const name = take("name") ?? known.name;
  const called = namesBrought(known, company, name, rules.otherNames);
  const otherNames = weigh("otherNames", called.kept, true);
  if (called.wished !== called.kept)
    changes.push({ field: "otherNames", from: called.kept ?? "", to: called.wished ?? "", isKept: true });
  const others = companyFields.filter((field) => field !== "name" && field !== "otherNames");
  const facts = { ...Object.fromEntries(others.map((field) => [columnOf[field], take(field)])), name, otherNames };
  const isPlaceKept = changes.some(({ field, isKept }) => isKept && isPlace(field));
  const bannerId = isPlaceKept || isPlaceFixed ? known.bannerId : place.bannerId;
  if (bannerId !== known.bannerId) {
    const nameOf = (id: string | null) => league.banners.find((banner) => banner.id === id)?.name ?? "";
    changes.push({ field: "banner", from: nameOf(known.bannerId), to: nameOf(bannerId), isKept: false });
  }
  const read = cellsOf(company.raw, (field) => rules[field] === undefined || isTaken(field));
  const taken = new Set<string>(changes.flatMap(({ field, isKept }) => (isKept ? [] : [field])));
  return {
    columns: taken.size > 0 ? deriveFrom({ ...known, ...facts, bannerId }, league) : null,
    isConfirmed: changes.every(({ field }) => field === "banner" || rules[field] === undefined),
    handEdited: known.handEdited.filter(
      (field) => (field === "otherNames" && !called.isListTaken) || !taken.has(field === "bannerId" ? "banner" : field),
    ),
    raw: isOlder ? { ...read, ...cellsOf(known.raw, (_, cell) => cell !== "") } : { ...known.raw, ...read },
    changes,
    warnings: isOlder && changes.length > 0 ? [olderWords(known.dataOn, replaced.length > 0)] : [],
  };
}

/**
 * Whatever a company was called before, and whatever a list calls it, it is found by afterwards. Where a person has written
 * its other names, a list adds none unless its rule says so: what was struck out stays out.
 */
function namesBrought(known: Known, company: ImportCompany, name: string, rule: FieldRules["otherNames"]) {
  const isHand = isHandWritten(known, "otherNames");
  const isListTaken = rule === "fill" ? !known.otherNames : rule === "replace" || (rule === undefined && !isHand);
  const own = [...otherNamesOf(known.otherNames), known.name, ...(isHand ? [] : [company.name])];
  const listed = otherNamesOf(company.otherNames);
  const join = (names: readonly string[]) => joinOtherNames(name, names) || null;
  return { kept: join(isListTaken ? [...own, ...listed] : own), wished: join([...own, ...listed]), isListTaken };
}

/** A name the company has besides is no news; only a newer list under the same code says that it bears it again. */
function isCalledSoBesides(known: Known, { normalisedName, code }: ImportCompany, dataOn: string | null): boolean {
  if (!isOtherName(known.otherNames, normalisedName)) return false;
  return code.code !== known.creditCode || dataOn === null || dataOn <= (known.dataOn ?? "");
}

/** A list that still has the number a firm bore before its present code brings no news. */
const isOlderNumber = ({ creditCode }: Known, { code }: ImportCompany): boolean =>
  code.code.length < (creditCode ?? "").length;

const olderWords = (dataOn: string | null, isAnyReplaced: boolean) =>
  `名单数据日期早于企业的数据日期 ${dataOn}，只补空白${isAnyReplaced ? "，规则为一律更新的列除外" : ""}。`;

const cellsOf = (raw: RawCells | null, isAsked: (field: ListedField, cell: string) => boolean): RawCells =>
  Object.fromEntries(Object.entries(raw ?? {}).filter(([field, cell]) => isAsked(field as ListedField, cell)));

const isPlace = (field: ImportChange["field"]): field is "province" | "city" | "county" =>
  field === "province" || field === "city" || field === "county";

/** Where those cells of a row that are taken put a company; it stays where it is when they say nothing new. */
function placeBrought(
  known: Known,
  company: ImportCompany,
  isTaken: (field: ListedField) => boolean,
  league: League,
): Region {
  const cell = (field: "province" | "city" | "county" | "address") => (isTaken(field) ? company[field] : "");
  const [province, city, county, address] = [cell("province"), cell("city"), cell("county"), cell("address")];
  const isAddressNew = address !== "" && address !== known.address;
  const listed = regionOf({ province, city, county, address: "", creditCode: "" }, league);
  const isNew = placeColumns.some((column) => listed[column] !== null && listed[column] !== known[column]);
  const isPlaceless = placeColumns.every((column) => known[column] === null);
  if (!isAddressNew && !isNew && !isPlaceless) return known;
  const held = isAddressNew ? null : known;
  const creditCode = (isTaken("creditCode") && company.code.code) || known.creditCode || "";
  const brought = regionOf(
    {
      province: province || (held?.province ?? ""),
      city: city || (held?.city ?? ""),
      county,
      address: address || (known.address ?? ""),
      creditCode,
    },
    league,
  );
  const isInside =
    (brought.province ?? league.province) === league.province && (brought.city ?? league.city) === league.city;
  return { ...brought, bannerId: brought.bannerId ?? (isInside ? known.bannerId : null) };
}
const placeColumns = ["province", "city", "bannerId"] as const;

/** Every stored column from the carried ones. */
export function deriveFrom(carried: Carried, league: League): CompanyColumns {
  const text = (value: string | null) => value ?? "";
  const columns = deriveColumns(
    {
      name: carried.name,
      otherNames: text(carried.otherNames),
      creditCode: text(carried.creditCode),
      foreignNo: text(carried.foreignNo),
      scope: text(carried.scope),
      products: text(carried.products),
      companyType: text(carried.companyType),
      province: text(carried.province),
      city: text(carried.city),
      address: text(carried.address),
      capitalRaw: text(carried.capitalRaw),
      foundedOn: carried.foundedOn,
      bannerId: carried.bannerId,
    },
    league,
  );
  const { creditCode, province, city, bannerId } = carried;
  return { ...columns, creditCode, province, city, bannerId };
}

/** A company no file ever gave was entered by hand as a whole. */
export const isHandWritten = (known: Known, field: ListedField): boolean =>
  known.handEdited.includes(field) || (known.raw === null && Boolean(known[columnOf[field]]));

/** Fields whose column differs between two states of a company: what a person changed by hand. */
export const fieldsChanged = (before: Carried, after: Carried): string[] => [
  ...companyFields.filter((field) => (before[columnOf[field]] || null) !== (after[columnOf[field]] || null)),
  ...((before.bannerId ?? null) === (after.bannerId ?? null) ? [] : ["bannerId"]),
];
