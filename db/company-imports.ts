import { sql } from "drizzle-orm";
import type postgres from "postgres";
import {
  type FieldRules,
  type ImportCounts,
  type ImportKind,
  type ImportSample,
  noCounts,
  refuseFutureData,
} from "@/domain/company-import";
import { fieldsOfKind, type ImportCompany, identityOf, type Mapping, readRow, unitIn } from "@/domain/import-row";
import type { Matcher } from "@/domain/match";
import { Refusal } from "@/domain/refusal";
import type { League } from "@/domain/region";
import { repeatedHeadings } from "@/domain/repeated-heading";
import { asOwner } from "./client";
import { isSameAsLast, type Known, type MergeUnder, merge } from "./company-merge";
import { pairCompanies } from "./duplicate-pairs";
import { codeOf, findKnown, type Incoming, placeOf } from "./import-known";
import {
  type Creation,
  confirmCompanies,
  createCompanies,
  type ImportUnder,
  openStage,
  prepareCreation,
  type Updating,
  updateCompanies,
  type Written,
} from "./import-writer";
import { readLeague } from "./league";
import { locks } from "./locks";
import { readMatcher, runOf } from "./match-rows";
import { passRecords } from "./record-imports";
import type { ParsedRow } from "./sheet-reader";
import type { Progress } from "./task-progress";

/** A list on its way in: its rows and how to read them. */
export type Listing = {
  kind: ImportKind;
  fileName: string;
  headings: readonly string[];
  mapping: Mapping;
  rules: FieldRules;
  dataOn: string | null;
  rows: AsyncIterable<ParsedRow>;
};
/** The import that is written under; null checks and writes nothing. `isNew` has no row yet. */
export type Target = { importId: string; startedBy: string | null; newFile: { sha256: string } | null } | null;
export type Outcome = { counts: ImportCounts; samples: ImportSample[] };
type ListRow = { line: number; cells: readonly string[] };
export type OnReject = (row: ListRow, reason: string) => void;
/** `kind` is what the reason is counted under where the reason itself names a line. */
type Reject = (row: ListRow, reason: string, kind?: string) => void;

/** What the two kinds of engine share while rows pass. */
export type Passing = {
  listing: Listing;
  reader: postgres.Sql;
  league: League;
  matcher: Matcher;
  counts: ImportCounts;
  samples: ImportSample[];
  reject: Reject;
  progress: Progress;
  write: { tx: postgres.TransactionSql; importId: string; startedBy: string | null } | null;
};

const rowsPerBatch = 2000;
/** The first rows go in small batches, so that the database has something to write soon. */
const rowsOfFirstBatch = 250;
const rejectsPerBatch = 500;
const samplesPerVerdict = 10;

/**
 * Reads a whole list and, under a target, writes it: one transaction by the owner, so that a stop, a crash or an error
 * at any moment leaves nothing. Known companies are looked up over a second connection, while the last rows are being
 * written. Reading the same list again changes nothing. Throws Refusal and StopAsked.
 */
export const passListing = (
  databaseUrl: string,
  listing: Listing,
  target: Target,
  progress: Progress,
  onReject: OnReject = () => {},
): Promise<Outcome> =>
  asOwner(databaseUrl, async (db, reader) => {
    refuseFutureData(listing.dataOn, await todayOf(reader));
    const league = await readLeague(db);
    const pass = async (write: Passing["write"]) => {
      // Under a target the lock is held by now: a pack that is loaded waits, or its words are read here.
      const { matcher } = await readMatcher(runOf(reader));
      const counts = noCounts();
      const samples: ImportSample[] = [];
      const rejects = rejectsOf(write, counts, (row, reason) => {
        sample(
          { samples },
          { line: row.line, verdict: "rejected", name: beginOf(row.cells), changes: [], warnings: [reason] },
        );
        onReject(row, reason);
      });
      const passing: Passing = {
        ...{ listing: { ...listing, rows: ofFirstTable(listing) }, reader, league, matcher },
        ...{ counts, samples, reject: rejects.add, progress, write },
      };
      await (listing.kind === "companies" ? passCompanies(passing) : passRecords(passing));
      await rejects.flush();
      return { counts, samples };
    };
    if (!target) return pass(null);
    return asOwner(databaseUrl, (_, writer) =>
      writer.begin(async (tx) => {
        await tx`select pg_advisory_xact_lock(${locks.directory})`;
        await tx`select set_config('app.import', ${target.importId}, true), set_config('gin_pending_list_limit', '65536', true),
          set_config('work_mem', '131072', true)`;
        await openImport(tx, listing, target);
        await openStage(tx);
        const outcome = await pass({ tx, ...target });
        if (listing.kind === "companies")
          await pairCompanies(
            tx,
            sql`select company_id from import_changes
              where import_id = ${target.importId}::uuid and (before is null or before ? 'name')`,
            () => progress.advance(outcome.counts.read),
          );
        await tx`update imports set state = 'done', counts = ${JSON.stringify(outcome.counts)}::text::jsonb, message = null,
          finished_at = clock_timestamp() where id = ${target.importId}`;
        return outcome;
      }),
    );
  });

async function openImport(tx: postgres.TransactionSql, listing: Listing, target: NonNullable<Target>) {
  if (target.newFile) {
    await tx`insert into imports (id, kind, file_name, file_sha256, state, outline, mapping, data_on)
      values (${target.importId}, ${listing.kind}, ${listing.fileName}, ${target.newFile.sha256}, 'running',
        ${JSON.stringify({ sheets: [], headingLine: 1, headings: listing.headings, firstRows: [] })}::text::jsonb,
        ${JSON.stringify(listing.mapping)}::text::jsonb, ${listing.dataOn}::date)`;
    return;
  }
  const [held] = await tx<{ state: string }[]>`select state from imports where id = ${target.importId} for update`;
  if (held?.state !== "running") throw new Refusal("这次导入已经完成或停止。");
  await tx`delete from import_rejects where import_id = ${target.importId}`;
  await tx`delete from import_changes where import_id = ${target.importId}`;
}

/** Keeps rejected rows with the import, some hundred a statement, and tells whoever listens. */
function rejectsOf(write: Passing["write"], counts: ImportCounts, onReject: OnReject) {
  let waiting: { line: number; reason: string; cells: readonly string[] }[] = [];
  let writing: Promise<unknown> = Promise.resolve();
  const flush = () => {
    const rows = JSON.stringify(waiting);
    if (write && waiting.length > 0)
      writing = writing.then(
        () => write.tx`insert into import_rejects (import_id, line, reason, cells)
          select ${write.importId}::uuid, line, reason, cells
          from jsonb_to_recordset(${rows}::text::jsonb) as r(line integer, reason text, cells jsonb) on conflict do nothing`,
      );
    writing.catch(() => {});
    waiting = [];
    return writing;
  };
  return {
    add(row: ListRow, reason: string, kind = reason) {
      counts.rejected += 1;
      counts.reasons[kind] = (counts.reasons[kind] ?? 0) + 1;
      onReject(row, reason);
      waiting.push({ line: row.line, reason, cells: row.cells.map((cell) => cell.replaceAll("\0", "")) });
      if (waiting.length >= rejectsPerBatch) void flush();
    },
    flush,
  };
}

/** Rows below a second heading with other columns are given up until the first heading comes again. */
async function* ofFirstTable({ kind, headings, rows }: Listing): AsyncGenerator<ParsedRow> {
  const headingIn = repeatedHeadings(headings, fieldsOfKind[kind]);
  let reason: string | null = null;
  for await (const row of rows) {
    const heading = headingIn(row.cells);
    if (heading === "same") reason = null;
    if (heading === "other") {
      reason = `第 ${row.line} 行的表头与前面的表头列序或单位不同，请将其下各行另存为一个文件后导入`;
      yield { ...row, rejected: "重复的表头" };
    } else yield reason === null || heading === "same" ? row : { rejected: reason, ...row };
  }
}

async function passCompanies(passing: Passing): Promise<void> {
  const { listing, league, matcher, counts, reject, progress, write } = passing;
  const under = { rules: listing.rules, dataOn: listing.dataOn, league, matcher };
  const capitalUnit =
    listing.mapping.capital === undefined ? "" : unitIn(listing.headings[listing.mapping.capital] ?? "");
  const reading = { capitalUnit, width: listing.headings.length, today: await todayOf(passing.reader) };
  const mapped = new Set(Object.values(listing.mapping));
  const seen = seenRows();
  const batch: Incoming[] = [];
  let size = rowsOfFirstBatch;
  let writing: Promise<unknown> = Promise.resolve();
  const flush = async () => {
    const rows = batch.splice(0);
    size = Math.min(size * 2, rowsPerBatch);
    const sorted = await sortRows(passing, rows, under, seen);
    if (write) {
      const creation = await prepareCreation(under, sorted.creating);
      await writing;
      writing = writeRows(write.tx, { ...under, ...write }, creation, sorted, counts);
      writing.catch(() => {});
    } else
      count(counts, { created: sorted.creating.length, updated: sorted.updating.length, unchanged: 0, duplicates: 0 });
    progress.advance(counts.read);
  };
  const take = ({ line, cells }: ParsedRow, company: ImportCompany) => {
    const incoming = { line, cells, company, place: placeOf(company, league) };
    const first = seen.firstOf(incoming);
    if (!first) batch.push(incoming);
    else if (first.name === company.normalisedName) duplicate(passing, line, company.name, []);
    else {
      const what = codeOf(company) === null ? "境外注册号" : "信用代码";
      const reason = `与第 ${first.line} 行${what}相同而名称不同，请核对后重新导入`;
      reject(incoming, reason, `与前面一行${what}相同而名称不同`);
    }
  };
  for await (const row of listing.rows) {
    counts.read += 1;
    const read = row.rejected === undefined ? readRow(row.cells, listing.mapping, reading) : null;
    const formula = row.formulas?.find((column) => mapped.has(column));
    if (!read) reject(row, row.rejected ?? "");
    else if (!read.ok) reject(row, read.reason);
    else if (formula !== undefined) reject(row, `“${listing.headings[formula] ?? ""}”列是公式，请粘贴为数值后重新导入`);
    else take(row, read.company);
    if (batch.length >= size) await flush();
  }
  await flush();
  await writing;
}

async function todayOf(reader: postgres.Sql): Promise<string> {
  const [clock] = await reader<{ today: string }[]>`select (now() at time zone 'Asia/Shanghai')::date::text as today`;
  return clock?.today ?? "";
}

/** `confirmed` are the ids of unchanged companies whose own date lies before the list's. */
type Sorted = { creating: ImportCompany[]; updating: Updating[]; confirmed: string[] };

async function sortRows(
  passing: Passing,
  rows: Incoming[],
  under: MergeUnder,
  seen: ReturnType<typeof seenRows>,
): Promise<Sorted> {
  const { counts } = passing;
  const directory = await findKnown(passing.reader, rows, under.league);
  const sorted: Sorted = { creating: [], updating: [], confirmed: [] };
  for (const row of rows) {
    const { line, company } = row;
    const { known, ambiguous } = directory.find(row);
    if (!seen.isNewPlace(row) || (known && !seen.isNew(`id:${known.id}`))) {
      duplicate(passing, line, company.name, []);
    } else if (ambiguous !== null) {
      passing.reject(row, ambiguous);
    } else if (known?.mergedInto) {
      duplicate(passing, line, company.name, ["这家企业已并入另一家，保留合并后的企业。"]);
    } else if (!known) {
      sorted.creating.push(company);
      sample(passing, { line, verdict: "new", name: company.name, changes: [], warnings: company.warnings });
    } else if (isSameAsLast(known, company, under.rules)) {
      counts.unchanged += 1;
      if (isNewer(under, known)) sorted.confirmed.push(known.id);
      sample(passing, { line, verdict: "unchanged", name: company.name, changes: [], warnings: [] });
    } else compare(passing, sorted, { known, line, company }, under);
  }
  return sorted;
}

function compare(
  passing: Passing,
  sorted: Sorted,
  { known, line, company }: { known: Known; line: number; company: ImportCompany },
  under: MergeUnder,
) {
  const merged = merge(known, company, under);
  const { changes } = merged;
  const warnings = [...merged.warnings, ...company.warnings];
  const verdict = merged.columns ? "changed" : "unchanged";
  if (merged.columns) sorted.updating.push({ known, company, merged });
  else {
    passing.counts.unchanged += 1;
    if (merged.isConfirmed && isNewer(under, known)) sorted.confirmed.push(known.id);
  }
  sample(passing, { line, verdict, name: company.name, changes, warnings });
}

const isNewer = ({ dataOn }: MergeUnder, known: Known) =>
  dataOn !== null && (known.dataOn === null || known.dataOn < dataOn);

async function writeRows(
  tx: postgres.TransactionSql,
  under: ImportUnder,
  creation: Creation,
  { updating, confirmed }: Sorted,
  counts: ImportCounts,
) {
  if (creation.rows.length > 0) count(counts, await createCompanies(tx, under, creation));
  if (updating.length > 0) count(counts, await updateCompanies(tx, under, updating));
  if (confirmed.length > 0) await confirmCompanies(tx, under, confirmed);
}

function count(counts: ImportCounts, written: Written) {
  counts.created += written.created;
  counts.updated += written.updated;
  counts.unchanged += written.unchanged;
  counts.duplicates += written.duplicates;
}

function duplicate(passing: Passing, line: number, name: string, warnings: string[]) {
  passing.counts.duplicates += 1;
  sample(passing, { line, verdict: "duplicate", name, changes: [], warnings });
}

const beginOf = (cells: readonly string[]) =>
  cells
    .filter((cell) => cell.trim() !== "")
    .slice(0, 3)
    .join("，")
    .slice(0, 120);

/** The first few of each verdict are kept for the preview. */
export function sample({ samples }: Pick<Passing, "samples">, row: ImportSample) {
  if (samples.filter(({ verdict }) => verdict === row.verdict).length < samplesPerVerdict) samples.push(row);
}

/** What the file has named so far: a company stands in it once, by its code, its name and place, or as a known one. */
function seenRows() {
  const seen = new Set<string>();
  const firsts = new Map<string, { line: number; name: string }>();
  const isNew = (key: string) => {
    const before = seen.size;
    return seen.add(key).size > before;
  };
  return {
    isNew,
    /** The earlier row of the same identity, or null when this one is the first. */
    firstOf({ line, company, place }: Incoming): { line: number; name: string } | null {
      const key = identityOf(company, place);
      const first = firsts.get(key);
      if (!first) firsts.set(key, { line, name: company.normalisedName });
      return first ?? null;
    },
    isNewPlace({ company, place }: Incoming): boolean {
      const isNamedOnly = company.code.verdict === "empty" || company.code.verdict === "malformed";
      const isThere = seen.has(`place:${place}`);
      if (isThere && (isNamedOnly || seen.has(`uncoded:${place}`))) return false;
      seen.add(`place:${place}`);
      if (isNamedOnly) seen.add(`uncoded:${place}`);
      return true;
    },
  };
}
