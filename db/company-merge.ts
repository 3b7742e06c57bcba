import { sql } from "drizzle-orm";
import { type ImportCompany, type ImportField, importFields, readRow } from "@/domain/import-row";
import type { League } from "@/domain/region";
import type { Tx } from "./client";
import { type CompanyColumns, deriveColumns } from "./company-columns";

type Row = Record<string, unknown>;
export type Batch = { creating: Row[]; updating: Row[]; unchanged: number; duplicates: number };

type Known = Row & { id: string; raw: Partial<Record<ImportField, string>> | null };

/** The columns a file may carry; everything else is derived from them. */
const carried = [
  "name",
  "creditCode",
  "foreignNo",
  "scope",
  "products",
  "companyType",
  "province",
  "city",
  "bannerId",
  "address",
  "capitalRaw",
  "foundedOn",
] as const satisfies (keyof CompanyColumns)[];
type Carried = Pick<CompanyColumns, (typeof carried)[number]>;

/**
 * Sorts rows of a file into what is new, what changes a known company and what changes nothing. Known is: the same
 * code, else the same name in the same place. `seen` remembers names over the whole file.
 */
export async function classify(
  tx: Tx,
  companies: readonly ImportCompany[],
  league: League,
  seen: Set<string>,
): Promise<Batch> {
  const incoming = companies.map((company) => ({ company, columns: columnsOf(company, league) }));
  const known = await findKnown(
    tx,
    incoming.map(({ columns }) => columns),
  );
  const batch: Batch = { creating: [], updating: [], unchanged: 0, duplicates: 0 };
  for (const { company, columns } of incoming) {
    const place = `place:${placeKey(columns)}`;
    const isNamedOnly = columns.creditCode === null;
    if (seen.has(place) && (isNamedOnly || seen.has(`${place}|uncoded`))) {
      batch.duplicates += 1;
      continue;
    }
    seen.add(place);
    if (isNamedOnly) seen.add(`${place}|uncoded`);
    const same = known.find(columns);
    if (!same) batch.creating.push({ ...snake(columns), raw: company.raw });
    else {
      const merged = merge(same, company, columns, league);
      if (merged) batch.updating.push({ id: same.id, ...snake(merged), raw: company.raw });
      else batch.unchanged += 1;
    }
  }
  return batch;
}

/** A malformed code identifies nobody and may be repeated, so it stays in the raw cells only. */
function columnsOf(company: ImportCompany, league: League): CompanyColumns {
  const columns = deriveColumns({ ...company, creditCode: company.code.code, capitalRaw: company.capital.raw }, league);
  return columns.codeVerdict === "malformed" ? { ...columns, creditCode: null } : columns;
}

const placeKey = (row: Row | CompanyColumns) => {
  const of = row as Row;
  return `${of.normalisedName}|${of.province ?? ""}|${of.city ?? ""}|${of.bannerId ?? ""}`;
};

async function findKnown(tx: Tx, columns: readonly CompanyColumns[]) {
  const codes = columns.flatMap((row) => row.creditCode ?? []);
  const names = columns.map((row) => row.normalisedName);
  const rows = await tx.execute<Known>(sql`
    select id, name, normalised_name as "normalisedName", credit_code as "creditCode", foreign_no as "foreignNo", scope, products,
      company_type as "companyType", province, city, banner_id as "bannerId", address, capital_raw as "capitalRaw",
      founded_on::text as "foundedOn", raw
    from companies where credit_code = any(${sql.param(codes)}::text[]) or normalised_name = any(${sql.param(names)}::text[]) order by id`);
  const byCode = new Map<unknown, Known>();
  const byPlace = new Map<string, Known[]>();
  for (const row of rows) {
    if (row.creditCode) byCode.set(row.creditCode, row);
    byPlace.set(placeKey(row), [...(byPlace.get(placeKey(row)) ?? []), row]);
  }
  return {
    find(asked: CompanyColumns): Known | undefined {
      const coded = asked.creditCode ? byCode.get(asked.creditCode) : undefined;
      const there = byPlace.get(placeKey(asked)) ?? [];
      return coded ?? there.find((row) => !asked.creditCode || !row.creditCode);
    },
  };
}

/**
 * The columns to write, or null when nothing changes. A blank cell never empties a value, and what an officer typed
 * since the last file stays.
 */
function merge(known: Known, company: ImportCompany, columns: CompanyColumns, league: League): CompanyColumns | null {
  if (known.raw && importFields.every((field) => (known.raw?.[field] ?? "") === (company.raw[field] ?? "")))
    return null;
  const former = known.raw ? formerColumns(known.raw, league) : null;
  const merged = Object.fromEntries(
    carried.map((column) => {
      const stored = known[column];
      const isTyped = former ? (stored || null) !== (former[column] || null) : Boolean(stored);
      return [column, isTyped || !columns[column] ? stored : columns[column]];
    }),
  ) as Carried;
  if (carried.every((column) => (merged[column] || null) === (known[column] || null))) return null;
  const text = (value: string | null) => value ?? "";
  const written = deriveColumns(
    {
      ...merged,
      creditCode: text(merged.creditCode),
      foreignNo: text(merged.foreignNo),
      companyType: text(merged.companyType),
      province: text(merged.province),
      city: text(merged.city),
      address: text(merged.address),
      capitalRaw: text(merged.capitalRaw),
    },
    league,
  );
  return written;
}

function formerColumns(raw: Partial<Record<ImportField, string>>, league: League): CompanyColumns | null {
  const reading = readRow(
    importFields.map((field) => raw[field] ?? ""),
    Object.fromEntries(importFields.map((field, column) => [field, column])),
  );
  return reading.ok ? columnsOf(reading.company, league) : null;
}

const snake = (columns: CompanyColumns): Row =>
  Object.fromEntries(
    Object.entries(columns).map(([key, value]) => [
      key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
