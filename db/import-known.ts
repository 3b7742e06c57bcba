import type postgres from "postgres";
import type { ImportCompany } from "@/domain/import-row";
import { type League, type Region, regionOf } from "@/domain/region";
import type { Known } from "./company-merge";

export type Incoming = { line: number; company: ImportCompany; place: string };

/** Where a row's company would stand: normalised name and region, the second way to know it. */
export function placeOf(company: ImportCompany, league: League): string {
  const { code, verdict } = company.code;
  const region = regionOf({ ...company, creditCode: verdict === "malformed" ? "" : code }, league);
  return placeKey(company.normalisedName, region, league);
}

function placeKey(normalisedName: string, { province, city, bannerId }: Region, league: League): string {
  const isInLeague = bannerId !== null;
  return `${normalisedName}|${(isInLeague ? league.province : province) ?? ""}|${(isInLeague ? league.city : city) ?? ""}|${bannerId ?? ""}`;
}

export type Directory = { find: (asked: Incoming) => Known | undefined };

/** The companies the directory may know these rows by: the same code, else the same name in the same place. */
export async function findKnown(
  reader: postgres.Sql | postgres.TransactionSql,
  rows: readonly Incoming[],
  league: League,
): Promise<Directory> {
  const codes = rows.flatMap(({ company }) => codeOf(company) ?? []);
  const names = rows.map(({ company }) => company.normalisedName);
  const found = await reader<Known[]>`
    select ${knownColumns(reader)} from companies
    where id in (select id from companies where credit_code = any(${codes}) and merged_into is null
      union select id from companies where credit_code = any(${codes}) and merged_into is not null
      union select id from companies where normalised_name = any(${names}))
    order by merged_into is null, id`;
  const byCode = new Map<string, Known>();
  const byPlace = new Map<string, Known[]>();
  for (const row of found) {
    if (row.creditCode) byCode.set(row.creditCode, row);
    const key = placeKey(row.normalisedName, row, league);
    const there = byPlace.get(key);
    if (there) there.unshift(row);
    else byPlace.set(key, [row]);
  }
  return {
    find({ company, place }) {
      const code = codeOf(company);
      const coded = code ? byCode.get(code) : undefined;
      return coded ?? byPlace.get(place)?.find((row) => !code || !row.creditCode);
    },
  };
}

/** The code a company can be known by; a malformed one identifies nobody. */
export const codeOf = ({ code }: ImportCompany): string | null =>
  code.verdict === "empty" || code.verdict === "malformed" ? null : code.code;

/** The same companies as they stand now, locked against others until the transaction ends. */
export const lockKnown = (tx: postgres.TransactionSql, ids: readonly string[]): Promise<Known[]> =>
  tx<Known[]>`select ${knownColumns(tx)} from companies where id = any(${[...ids]}::uuid[]) order by id for update`;

export const knownColumns = (sql: postgres.Sql | postgres.TransactionSql) => sql`
  id, name, normalised_name as "normalisedName", credit_code as "creditCode", foreign_no as "foreignNo", scope, products,
  company_type as "companyType", province, city, banner_id as "bannerId", address, capital_raw as "capitalRaw",
  founded_on::text as "foundedOn", raw, hand_edited as "handEdited", version, merged_into as "mergedInto"`;
