import type postgres from "postgres";
import { normaliseName } from "@/domain/company-name";
import { checkCreditCode } from "@/domain/credit-code";
import { type ImportCompany, type ListedField, plainCell } from "@/domain/import-row";
import { type League, type Region, regionOf } from "@/domain/region";
import { foldWidth } from "@/domain/width";
import { cityStem } from "@/domain/written-place";
import type { Known } from "./company-merge";

export type Incoming = { line: number; cells: readonly string[]; company: ImportCompany; place: string };

type Placed = Pick<ImportCompany, "normalisedName" | "code" | "province" | "city" | "county" | "address">;

/** Where a row's company would stand: normalised name and region, the second way to know it. */
export function placeOf(company: Placed, league: League): string {
  const { code, verdict } = company.code;
  const region = regionOf({ ...company, creditCode: verdict === "malformed" ? "" : code }, league);
  return placeKey(company.normalisedName, region, league);
}

/** Lists write a prefecture with or without what it is: 兴安盟 and 兴安 are one place. */
function placeKey(normalisedName: string, { province, city, bannerId }: Region, league: League): string {
  const isInLeague = bannerId !== null;
  const stem = cityStem((isInLeague ? league.city : city) ?? "");
  return `${normalisedName}|${(isInLeague ? league.province : province) ?? ""}|${stem}|${bannerId ?? ""}`;
}

/** A place of the league as a list has it that names no banner. */
const withoutBanner = (place: string): string => place.slice(0, place.lastIndexOf("|") + 1);

/** `ambiguous` says why a row cannot be told to speak of one of several. */
export type Found = { known: Known | undefined; ambiguous: string | null };
type Directory = { find: (asked: Incoming) => Found };

/** Where its lists put a company: a person may have corrected its name or place since, or they were read by other rules. */
function importedPlace({ raw }: Known, league: League): string | null {
  if (raw === null) return null;
  const cell = (field: ListedField) => plainCell(raw[field] ?? "");
  const [province, city, county, address] = [
    cell("province"),
    cell("city"),
    cell("county"),
    foldWidth(cell("address")),
  ];
  const code = checkCreditCode(cell("creditCode"));
  return placeOf({ normalisedName: normaliseName(cell("name")), code, province, city, county, address }, league);
}

/**
 * The companies the directory may know these rows by: the same code, else the same name in the same place, as the
 * directory has it now or as the company's lists had it, else in the league where one of the two names no banner.
 */
export async function findKnown(
  reader: postgres.Sql | postgres.TransactionSql,
  rows: readonly Incoming[],
  league: League,
): Promise<Directory> {
  const codes = rows.flatMap(({ company }) => codeOf(company) ?? []);
  const names = rows.map(({ company }) => company.normalisedName);
  const writtenNames = rows.flatMap(({ company }) => company.raw.name ?? []);
  // One row at a time: left to itself the planner reads the whole directory for a batch of some thousand.
  const found = await reader<Known[]>`
    select known.* from (
      select id from companies where credit_code = any(${codes}) and merged_into is null
      union select id from companies where credit_code = any(${codes}) and merged_into is not null
      union select id from companies where normalised_name = any(${names})
      union select id from companies where raw ->> 'name' = any(${writtenNames}) and raw is not null and 'name' = any (hand_edited)
    ) asked cross join lateral (select ${knownColumns(reader)} from companies where companies.id = asked.id limit 1) known
    order by known."mergedInto" is null, known.id`;
  const byCode = new Map<string, Known>();
  const byPlace = new Map<string, Known[]>();
  const byImportedPlace = new Map<string, Known[]>();
  const byLeague = new Map<string, Known[]>();
  const codedNames = new Set<string>();
  for (const row of found) {
    if (row.creditCode && row.mergedInto === null) codedNames.add(row.normalisedName);
    if (row.creditCode) byCode.set(row.creditCode, row);
    const place = placeKey(row.normalisedName, row, league);
    putFirst(byPlace, place, row);
    putFirst(byLeague, withoutBanner(place), row);
    const imported = importedPlace(row, league);
    if (imported !== null) putFirst(byImportedPlace, imported, row);
  }
  const codeHere = new Map(rows.map(({ company }) => [company.normalisedName, codeOf(company)]));
  /** The row names a company that has another code, or the list gives the code's own company another: the codes have slipped. */
  const isAnothers = (coded: Known, { normalisedName, code }: ImportCompany) => {
    if (coded.mergedInto || [coded.normalisedName, normaliseName(coded.raw?.name ?? "")].includes(normalisedName))
      return false;
    return codedNames.has(normalisedName) || (codeHere.get(coded.normalisedName) ?? code.code) !== code.code;
  };
  return {
    find({ company, place }) {
      const code = codeOf(company);
      const coded = code ? byCode.get(code) : undefined;
      if (coded) return { known: coded, ambiguous: isAnothers(coded, company) ? codeOfAnother(coded) : null };
      const inLeague = byLeague.get(withoutBanner(place)) ?? [];
      const near = inLeague.filter(({ bannerId }) => bannerId === null || place === withoutBanner(place));
      const free = [byPlace.get(place) ?? [], byImportedPlace.get(place) ?? [], near].map((rows) =>
        rows.filter((row) => !code || !row.creditCode),
      );
      const named = free.find((rows) => rows.length > 0) ?? [];
      const present = named.filter(({ mergedInto }) => mergedInto === null).length;
      return { known: named[0], ambiguous: present > 1 ? namesakes(present, code !== null) : null };
    },
  };
}

export const codeOfAnother = ({ name }: Known) => `信用代码属于“${name}”，名称却是另一家企业，请核对后重新导入`;

const namesakes = (count: number, isCoded: boolean) =>
  isCoded
    ? `企业名录中有 ${count} 家同名企业没有统一社会信用代码，请先在企业名录中填写`
    : `企业名录中有 ${count} 家同名企业，请填写统一社会信用代码`;

function putFirst(rows: Map<string, Known[]>, key: string, row: Known) {
  const there = rows.get(key);
  if (there) there.unshift(row);
  else rows.set(key, [row]);
}

/** The code a company can be known by; a malformed one identifies nobody. */
export const codeOf = ({ code }: ImportCompany): string | null =>
  code.verdict === "empty" || code.verdict === "malformed" ? null : code.code;

/** The same companies as they stand now, locked against other changes until the transaction ends; leads are opened meanwhile. */
export const lockKnown = (tx: postgres.TransactionSql, ids: readonly string[]): Promise<Known[]> =>
  tx<Known[]>`select ${knownColumns(tx)} from companies where id = any(${[...ids]}::uuid[])
    order by id for no key update`;

export const knownColumns = (sql: postgres.Sql | postgres.TransactionSql) => sql`
  id, name, normalised_name as "normalisedName", credit_code as "creditCode", foreign_no as "foreignNo", scope, products,
  company_type as "companyType", province, city, banner_id as "bannerId", address, capital_raw as "capitalRaw",
  founded_on::text as "foundedOn", raw, hand_edited as "handEdited", version, merged_into as "mergedInto", data_on::text as "dataOn"`;
