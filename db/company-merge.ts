import { sql } from "drizzle-orm";
import type { FieldRules, ImportChange } from "@/domain/company-import";
import { type CompanyField, companyFields, type ImportCompany } from "@/domain/import-row";
import type { League } from "@/domain/region";
import { type CompanyColumns, deriveColumns } from "./company-columns";

type RawCells = Partial<Record<CompanyField, string>>;

/** A company the directory holds, as far as an import compares it. */
export type Known = {
  id: string;
  normalisedName: string;
  raw: RawCells | null;
  handEdited: string[];
  version: number;
  mergedInto: string | null;
} & Carried;

/** The column each field of a list is kept in. */
const columnOf = {
  name: "name",
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
} as const satisfies Record<CompanyField, keyof CompanyColumns>;
export type Carried = Pick<CompanyColumns, (typeof columnOf)[CompanyField] | "bannerId">;

export const nothingWritten = Object.fromEntries(
  [...Object.values(columnOf), "bannerId"].map((column) => [column, null]),
) as unknown as Carried;

/** The carried columns under the names used here. */
export const carriedColumns = sql.raw(`name, credit_code as "creditCode", foreign_no as "foreignNo", scope, products,
  company_type as "companyType", province, city, banner_id as "bannerId", address, capital_raw as "capitalRaw",
  founded_on::text as "foundedOn"`);

export type Merged = {
  /** Null when nothing would change. */
  columns: CompanyColumns | null;
  handEdited: string[];
  raw: RawCells;
  changes: ImportChange[];
};

/** A malformed code identifies nobody and may be repeated, so it stays in the raw cells only. */
export function columnsOf(company: ImportCompany, league: League): CompanyColumns {
  const columns = deriveColumns({ ...company, creditCode: company.code.code, capitalRaw: company.capital.raw }, league);
  return columns.codeVerdict === "malformed" ? { ...columns, creditCode: null } : columns;
}

/** True when the file says of this company what the last file said: nothing to compare further. */
export const isSameAsLast = (known: Known, company: ImportCompany, rules: FieldRules): boolean =>
  known.raw !== null &&
  !Object.values(rules).includes("replace") &&
  companyFields.every((field) => company.raw[field] === undefined || company.raw[field] === (known.raw?.[field] ?? ""));

/**
 * Brings a row of a file into a known company field by field. A blank cell never empties a value; what a person wrote
 * stays unless the rule of that field says replace in so many words.
 */
export function merge(known: Known, company: ImportCompany, rules: FieldRules, league: League): Merged {
  const incoming = columnsOf(company, league);
  const changes: ImportChange[] = [];
  const replaced = new Set<string>();
  const take = (field: CompanyField, column: keyof Carried): string | null => {
    const held = known[column] || null;
    const given = incoming[column] || null;
    if (given === null || given === held) return held;
    const isHand = isHandWritten(known, field);
    const rule = rules[field] ?? (isHand ? "keep" : "replace");
    const isTaken = rule === "replace" || (rule === "fill" && held === null);
    changes.push({ field, from: held ?? "", to: given, isKept: !isTaken });
    if (isTaken && isHand) replaced.add(field);
    return isTaken ? given : held;
  };
  const facts = Object.fromEntries(companyFields.map((field) => [columnOf[field], take(field, columnOf[field])]));
  const isPlaceKept = changes.some(({ field, isKept }) => field === "city" && isKept);
  const bannerId =
    isPlaceKept || known.handEdited.includes("bannerId") ? known.bannerId : (incoming.bannerId ?? known.bannerId);
  const isChanged = changes.some(({ isKept }) => !isKept) || bannerId !== known.bannerId;
  return {
    columns: isChanged ? deriveFrom({ ...known, ...facts, bannerId }, league) : null,
    handEdited: known.handEdited.filter((field) => !replaced.has(field)),
    raw: { ...known.raw, ...company.raw },
    changes,
  };
}

/** Every stored column from the carried ones. */
export function deriveFrom(carried: Carried, league: League): CompanyColumns {
  const text = (value: string | null) => value ?? "";
  const columns = deriveColumns(
    {
      name: carried.name,
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
  return { ...columns, creditCode: carried.creditCode };
}

/** A company no file ever gave was entered by hand as a whole. */
export const isHandWritten = (known: Known, field: CompanyField): boolean =>
  known.handEdited.includes(field) || (known.raw === null && Boolean(known[columnOf[field]]));

/** Fields whose column differs between two states of a company: what a person changed by hand. */
export const fieldsChanged = (before: Carried, after: Carried): string[] => [
  ...companyFields.filter((field) => (before[columnOf[field]] || null) !== (after[columnOf[field]] || null)),
  ...((before.bannerId ?? null) === (after.bannerId ?? null) ? [] : ["bannerId"]),
];
