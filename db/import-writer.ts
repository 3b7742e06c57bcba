import { randomUUID } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import type postgres from "postgres";
import type { FieldRules } from "@/domain/company-import";
import type { ImportCompany } from "@/domain/import-row";
import type { Matcher } from "@/domain/match";
import type { League } from "@/domain/region";
import { snakeOf } from "@/domain/snake-case";
import type { CompanyColumns } from "./company-columns";
import { columnsOf, type Known, type Merged, merge } from "./company-merge";
import { lockKnown } from "./import-known";
import { type MatchedCompany, type MatchRow, matchRowsOf, runOf, writeMatches, writeMatchRows } from "./match-rows";

export type Updating = { known: Known; company: ImportCompany; merged: Merged };
export type ImportUnder = {
  importId: string;
  startedBy: string | null;
  dataOn: string | null;
  rules: FieldRules;
  league: League;
  matcher: Matcher;
};
export type Written = { created: number; updated: number; unchanged: number; duplicates: number };

const types: Readonly<Record<keyof CompanyColumns, string>> = {
  name: "text",
  normalisedName: "text",
  coreName: "text",
  otherNames: "text",
  creditCode: "text",
  codeVerdict: "text",
  foreignNo: "text",
  scope: "text",
  products: "text",
  companyType: "text",
  province: "text",
  city: "text",
  bannerId: "text",
  address: "text",
  capitalRaw: "text",
  capitalYuan: "bigint",
  capitalCurrency: "text",
  capitalFlag: "text",
  foundedOn: "date",
  pinyin: "text",
  initials: "text",
  corePinyin: "text",
  coreInitials: "text",
  textGrams: "int[]",
};
const keys = Object.keys(types) as (keyof CompanyColumns)[];
const columnList = keys.map(snakeOf).join(", ");
const stagedList = `id, ${columnList}, raw, hand_edited`;

export type Staged = { id: string; columns: CompanyColumns; raw: object | null; handEdited: readonly string[] };

/** Makes the table rows pass through on their way in; it goes with the transaction. */
export const openStage = async (tx: postgres.TransactionSql): Promise<void> => {
  const typed = keys.map((key) => `${snakeOf(key)} ${types[key]}`).join(", ");
  await tx.unsafe(`create temp table staged (id uuid, ${typed}, raw jsonb, hand_edited text[]) on commit drop`);
};

/** New companies with all that is worked out of them, ready to be written. */
export type Creation = { rows: Staged[]; matches: MatchRow[] };

const rowsPerTurn = 50;

/**
 * Works out columns and matches of new companies; no connection is asked. Between turns of some fifty the last batch's
 * statements go on: the database would otherwise wait for this batch at each of its steps.
 */
export async function prepareCreation(
  { league, matcher, dataOn }: Pick<ImportUnder, "league" | "matcher" | "dataOn">,
  companies: readonly ImportCompany[],
): Promise<Creation> {
  const creation: Creation = { rows: [], matches: [] };
  for (let at = 0; at < companies.length; at += rowsPerTurn) {
    const rows = companies.slice(at, at + rowsPerTurn).map((company): Staged => {
      const columns = columnsOf(company, league);
      return { id: randomUUID(), columns, raw: company.raw, handEdited: [] };
    });
    creation.rows.push(...rows);
    creation.matches.push(
      ...matchRowsOf(
        matcher,
        rows.map((row) => matchedOf(row, dataOn)),
      ),
    );
    await nextTurn();
  }
  return creation;
}

/** Enters new companies with their matches; one whose code others took meanwhile counts as a duplicate. */
export async function createCompanies(
  tx: postgres.TransactionSql,
  under: ImportUnder,
  { rows, matches }: Creation,
): Promise<Written> {
  await stage(tx, rows);
  const made = await tx<{ id: string }[]>`
    insert into companies (${tx.unsafe(stagedList)}, data_on, import_id, created_by)
    select ${tx.unsafe(stagedList)}, ${under.dataOn}::date, ${under.importId}::uuid, ${under.startedBy}::uuid from staged
    on conflict (credit_code) where credit_code is not null and merged_into is null do nothing returning id`;
  const ids = new Set(made.map(({ id }) => id));
  await tx`insert into import_changes (import_id, company_id, before, version_after)
    select ${under.importId}::uuid, id, null, 1 from unnest(${[...ids]}::uuid[]) made(id)`;
  await writeMatchRows(
    runOf(tx),
    matches.filter((match) => ids.has(match.company_id)),
    [],
  );
  return { created: ids.size, updated: 0, unchanged: 0, duplicates: rows.length - ids.size };
}

/** Changes known companies and keeps their former rows; one a person has changed meanwhile is compared again, one merged is left. */
export async function updateCompanies(
  tx: postgres.TransactionSql,
  under: ImportUnder,
  updating: readonly Updating[],
): Promise<Written> {
  const locked = new Map(
    (
      await lockKnown(
        tx,
        updating.map(({ known }) => known.id),
      )
    ).map((row) => [row.id, row]),
  );
  const rows: Staged[] = [];
  for (const { known, company, merged } of updating) {
    const now = locked.get(known.id);
    const settled = now && now.version !== known.version ? merge(now, company, under) : merged;
    if (now && !now.mergedInto && settled.columns)
      rows.push({ id: known.id, columns: settled.columns, raw: settled.raw, handEdited: settled.handEdited });
  }
  await changeCompanies(tx, under, rows);
  return { created: 0, updated: rows.length, unchanged: updating.length - rows.length, duplicates: 0 };
}

/**
 * Gives unchanged companies and their matches the later day of the list that confirms them; the former one is kept for
 * undoing. The version stays: nobody has edited anything.
 */
export async function confirmCompanies(
  tx: postgres.TransactionSql,
  { importId, dataOn }: ImportUnder,
  ids: readonly string[],
): Promise<void> {
  await tx`
    with confirmed as (
      select id, version, data_on from companies
      where id = any(${[...ids]}::uuid[]) and merged_into is null and (data_on is null or data_on < ${dataOn}::date)
      order by id for no key update
    ), dated as (
      update companies c set data_on = ${dataOn}::date from confirmed where c.id = confirmed.id
    ), dated_matches as (
      update matches m set data_on = ${dataOn}::date from confirmed
      where m.company_id = confirmed.id and m.data_on is not distinct from confirmed.data_on
    )
    insert into import_changes (import_id, company_id, before, version_after)
    select ${importId}::uuid, id, jsonb_build_object('data_on', data_on), version from confirmed`;
}

/** Writes the new columns of locked companies; the row as it was before the import's first change is kept for undoing. */
export async function changeCompanies(
  tx: postgres.TransactionSql,
  under: Omit<ImportUnder, "rules" | "league"> & { keepsSource?: boolean },
  rows: readonly Staged[],
): Promise<void> {
  if (rows.length === 0) return;
  await stage(tx, rows);
  await tx`insert into import_changes (import_id, company_id, before, version_after)
    select ${under.importId}::uuid, c.id, to_jsonb(c) || jsonb_build_object('company_products', (select coalesce(jsonb_agg(p), '[]') from company_products p where p.company_id = c.id)),
      c.version + 1
    from companies c join staged s using (id)
    on conflict (import_id, company_id) do update set version_after = excluded.version_after`;
  const changed = await tx<MatchedCompany[]>`
    update companies c set (${tx.unsafe(columnList)}, raw, hand_edited, data_on, import_id, version, updated_at, updated_by) =
      (${tx.unsafe(keys.map((key) => `s.${snakeOf(key)}`).join(", "))}, s.raw, s.hand_edited, greatest(${under.dataOn}::date, c.data_on),
       case when ${under.keepsSource === true} then c.import_id else ${under.importId}::uuid end, c.version + 1, now(), ${under.startedBy}::uuid)
    from staged s where c.id = s.id
    returning c.id, c.name, c.scope, c.products, c.data_on::text as "dataOn"`;
  await rematch(tx, under, changed);
}

async function rematch(
  tx: postgres.TransactionSql,
  { matcher }: { matcher: Matcher },
  companies: readonly MatchedCompany[],
) {
  if (companies.length > 0) await writeMatches(runOf(tx), matcher, companies);
}

const matchedOf = ({ id, columns }: Staged, dataOn: string | null): MatchedCompany => ({
  id,
  name: columns.name,
  scope: columns.scope,
  products: columns.products,
  dataOn,
});

const linesPerChunk = 50;

async function stage(tx: postgres.TransactionSql, rows: readonly Staged[]): Promise<void> {
  await tx`truncate staged`;
  const copy = tx.unsafe(`copy staged (${stagedList}) from stdin`);
  const stream = await copy.writable();
  await new Promise<void>((resolve, reject) => {
    // Of what fails once all is sent the driver tells the query alone, which has been answered with the stream.
    Object.assign(copy, { reject });
    stream.once("error", reject);
    stream.once("finish", resolve);
    for (let at = 0; at < rows.length; at += linesPerChunk)
      stream.write(
        rows
          .slice(at, at + linesPerChunk)
          .map(copyLine)
          .join(""),
      );
    stream.end();
  });
}

const copyLine = ({ id, columns, raw, handEdited }: Staged): string =>
  `${[id, ...keys.map((key) => columns[key]), raw === null ? null : JSON.stringify(raw), handEdited].map(copyCell).join("\t")}\n`;

/** One value in PostgreSQL's COPY text. */
function copyCell(value: unknown): string {
  if (value === null || value === undefined) return "\\N";
  if (typeof value === "number") return String(value);
  if (Array.isArray(value) && typeof value[0] === "number") return `{${value.join(",")}}`;
  const text = Array.isArray(value) ? `{${value.map(quotedItem).join(",")}}` : String(value);
  return /[\\\t\n\r\0]/.test(text) ? text.replace(/[\\\t\n\r\0]/g, (mark) => copyMarks[mark] ?? "") : text;
}
const copyMarks: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\0": "" };
const quotedItem = (item: string) => `"${item.replace(/["\\]/g, "\\$&")}"`;
