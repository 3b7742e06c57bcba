import type postgres from "postgres";
import { normaliseName } from "@/domain/company-name";
import { checkCreditCode, identifyingCode, mayBeOneBody } from "@/domain/credit-code";
import { numberKey } from "@/domain/import-identity";
import { type ImportCompany, type ListedField, plainCell } from "@/domain/import-row";
import { otherNamesOf } from "@/domain/other-names";
import { type League, type Region, regionOf } from "@/domain/region";
import { foldWidth } from "@/domain/width";
import { cityStem } from "@/domain/written-place";
import type { Known } from "./company-merge";

export type Incoming = { line: number; cells: readonly string[]; company: ImportCompany; place: string };

type Placed = Pick<ImportCompany, "normalisedName" | "code" | "province" | "city" | "county" | "address">;

/** Where a row's company would stand: normalised name and region, the second way to know it. */
export function placeKeyOf(company: Placed, league: League): string {
  const { code, verdict } = company.code;
  const region = regionOf({ ...company, creditCode: verdict === "malformed" ? "" : code }, league);
  return keyOf(company.normalisedName, region, league);
}

/** Lists write a prefecture with or without what it is: 兴安盟 and 兴安 are one place. */
function keyOf(normalisedName: string, { province, city, bannerId }: Region, league: League): string {
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
  return placeKeyOf({ normalisedName: normaliseName(cell("name")), code, province, city, county, address }, league);
}

/**
 * The companies the directory may know these rows by: the same code or foreign number, else the same name in the same
 * place, as the directory has it now or as the company's lists had it, else in the league where one of the two names no
 * banner, else a name the company has besides.
 */
export async function findKnown(
  reader: postgres.Sql | postgres.TransactionSql,
  rows: readonly Incoming[],
  league: League,
): Promise<Directory> {
  const codes = rows.flatMap(({ company }) => codeOf(company) ?? []);
  const names = rows.map(({ company }) => company.normalisedName);
  const numbers = rows.flatMap(({ company }) => numberKey(company.foreignNo) ?? []);
  const writtenNames = rows.flatMap(({ company }) => company.raw.name ?? []);
  // One row at a time: left to itself the planner reads the whole directory for a batch of some thousand.
  const found = await reader<Known[]>`
    select known.* from (
      select id from companies where credit_code = any(${codes}) and merged_into is null
      union select id from companies where credit_code = any(${codes}) and merged_into is not null
      union select id from companies where normalised_name = any(${names})
      union select id from companies where raw ->> 'name' = any(${writtenNames}) and raw is not null and 'name' = any (hand_edited)
      union select id from companies where ${isCalledBesides(reader, names)}
      union select id from companies where upper(replace(foreign_no, ' ', '')) = any(${numbers}) and foreign_no is not null
    ) asked cross join lateral (select ${knownColumns(reader)} from companies where companies.id = asked.id limit 1) known
    order by known."mergedInto" is null, known.id`;
  const held = indexKnown(found, league);
  const codeHere = new Map(rows.map(({ company }) => [company.normalisedName, codeOf(company)]));
  /** The row names a company that has another code, or the list gives the code's own company another: the codes have slipped. */
  const isAnothers = (coded: Known, { normalisedName, code }: ImportCompany) => {
    if (coded.mergedInto || namesOf(coded).includes(normalisedName)) return false;
    return held.codedNames.has(normalisedName) || (codeHere.get(coded.normalisedName) ?? code.code) !== code.code;
  };
  return {
    find({ company, place }) {
      const code = codeOf(company);
      const coded = code ? held.byCode.get(code) : undefined;
      if (coded) return { known: coded, ambiguous: isAnothers(coded, company) ? codeOfAnother(coded) : null };
      const number = numberKey(company.foreignNo);
      const numbered = number ? held.byNumber.get(number) : undefined;
      if (numbered) {
        const isIt = numbered.mergedInto !== null || namesOf(numbered).includes(company.normalisedName);
        return { known: numbered, ambiguous: isIt ? null : numberOfAnother(numbered) };
      }
      const inLeague = held.byLeague.get(withoutBanner(place)) ?? [];
      const near = inLeague.filter(({ bannerId }) => bannerId === null || place === withoutBanner(place));
      const ways = [held.byPlace.get(place), held.byImportedPlace.get(place), near, held.byOtherName.get(place)];
      const free = ways.map((known = []) =>
        known.filter(
          (row) =>
            mayBeOneBody(code, row.creditCode) &&
            (number === null || !row.foreignNo || numberKey(row.raw?.foreignNo ?? null) === number),
        ),
      );
      const named = free.find((known) => known.length > 0) ?? [];
      const present = named.filter(({ mergedInto }) => mergedInto === null).length;
      return { known: named[0], ambiguous: present > 1 ? namesakes(present, code !== null) : null };
    },
  };
}

/** Companies under each key a row may know them by; of several the one that was found last stands first. */
function indexKnown(found: readonly Known[], league: League) {
  const held = {
    byCode: new Map<string, Known>(),
    byNumber: new Map<string, Known>(),
    byPlace: new Map<string, Known[]>(),
    byImportedPlace: new Map<string, Known[]>(),
    byLeague: new Map<string, Known[]>(),
    byOtherName: new Map<string, Known[]>(),
    codedNames: new Set<string>(),
  };
  for (const row of found) {
    if (row.creditCode && row.mergedInto === null) held.codedNames.add(row.normalisedName);
    if (row.creditCode) held.byCode.set(row.creditCode, row);
    const number = numberKey(row.foreignNo);
    if (number !== null) held.byNumber.set(number, row);
    const place = keyOf(row.normalisedName, row, league);
    putFirst(held.byPlace, place, row);
    putFirst(held.byLeague, withoutBanner(place), row);
    const imported = importedPlace(row, league);
    if (imported !== null) putFirst(held.byImportedPlace, imported, row);
    for (const name of otherNamesOf(row.otherNames))
      putFirst(held.byOtherName, keyOf(normaliseName(name), row, league), row);
  }
  return held;
}

/** Every name a company is known under, normalised. */
const namesOf = ({ normalisedName, raw, otherNames }: Known): string[] => [
  normalisedName,
  normaliseName(raw?.name ?? ""),
  ...otherNamesOf(otherNames).map(normaliseName),
];

/** The other names of a company, normalised, as their index holds them. */
export const otherNameKeys = (sql: postgres.Sql | postgres.TransactionSql) =>
  sql`string_to_array(upper(translate(replace(other_names, ' ', ''), '（）', '()')), '；')`;

/** Companies that have one of the names, normalised, besides their own. */
export const isCalledBesides = (sql: postgres.Sql | postgres.TransactionSql, names: readonly string[]) =>
  sql`${otherNameKeys(sql)} && ${[...names]}::text[] and other_names is not null`;

export const codeOfAnother = ({ name }: Known) => `信用代码属于“${name}”，名称却是另一家企业，请核对后重新导入`;

const numberOfAnother = ({ name }: Known) => `境外注册号属于“${name}”，名称却是另一家企业，请核对后重新导入`;

const namesakes = (count: number, isCoded: boolean) =>
  isCoded
    ? `企业名录中有 ${count} 家同名企业没有统一社会信用代码，请先在企业名录中填写`
    : `企业名录中有 ${count} 家同名企业，请填写统一社会信用代码`;

function putFirst(rows: Map<string, Known[]>, key: string, row: Known) {
  const there = rows.get(key);
  if (there) there.unshift(row);
  else rows.set(key, [row]);
}

export const codeOf = ({ code }: ImportCompany): string | null => identifyingCode(code);

/** The same companies as they stand now, locked against other changes until the transaction ends; leads are opened meanwhile. */
export const lockKnown = (tx: postgres.TransactionSql, ids: readonly string[]): Promise<Known[]> =>
  tx<Known[]>`select ${knownColumns(tx)} from companies where id = any(${[...ids]}::uuid[])
    order by id for no key update`;

export const knownColumns = (sql: postgres.Sql | postgres.TransactionSql) => sql`
  id, name, normalised_name as "normalisedName", other_names as "otherNames", credit_code as "creditCode", foreign_no as "foreignNo", scope, products,
  company_type as "companyType", province, city, banner_id as "bannerId", address, capital_raw as "capitalRaw",
  founded_on::text as "foundedOn", raw, hand_edited as "handEdited", version, merged_into as "mergedInto", data_on::text as "dataOn"`;
