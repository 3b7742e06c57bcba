import type postgres from "postgres";
import type { ImportCounts } from "@/domain/company-import";
import { type ImportCompany, readRow, unitIn } from "@/domain/import-row";
import { isSameAsLast, type Known, type MergeUnder, merge } from "./company-merge";
import { findKnown, type Incoming } from "./import-known";
import { countDuplicate, keepSample, type Passing } from "./import-passing";
import {
  type Creation,
  confirmCompanies,
  createCompanies,
  type ImportUnder,
  prepareCreation,
  type Updating,
  updateCompanies,
  type Written,
} from "./import-writer";
import { type Reading, repeatedRows } from "./repeated-rows";
import type { ParsedRow } from "./sheet-reader";

const rowsPerBatch = 2000;
/** The first rows go in small batches, so that the database has something to write soon. */
const rowsOfFirstBatch = 250;

/** Rows of a list of companies, batch by batch: looked up, compared, and under a target written while the next are read. */
export async function passCompanies(passing: Passing): Promise<void> {
  const { listing, league, matcher, counts, reject, progress, write } = passing;
  const under = { rules: listing.rules, dataOn: listing.dataOn, league, matcher };
  const capitalUnit =
    listing.mapping.capital === undefined ? "" : unitIn(listing.headings[listing.mapping.capital] ?? "");
  const reading = { capitalUnit, width: listing.headings.length, today: passing.today };
  const repeated = repeatedRows(passing, reading);
  const read = rowReader(passing, reading);
  const batch: Incoming[] = [];
  let size = rowsOfFirstBatch;
  let writing: Promise<unknown> = Promise.resolve();
  const flush = async () => {
    const rows = batch.splice(0);
    repeated.passOn();
    size = Math.min(size * 2, rowsPerBatch);
    const sorted = await sortRows(passing, rows, under, repeated);
    if (write) {
      const creation = await prepareCreation(under, sorted.creating);
      await writing;
      writing = writeRows(write.tx, { ...under, ...write }, creation, sorted, counts);
      writing.catch(() => {});
    } else
      addCounts(counts, {
        created: sorted.creating.length,
        updated: sorted.updating.length,
        unchanged: 0,
        duplicates: 0,
      });
    progress.advance(counts.read);
  };
  for await (const row of listing.rows) {
    counts.read += 1;
    const company = read(row);
    const incoming = typeof company === "string" ? reject(row, company) : repeated.take(row, company);
    if (incoming) batch.push(incoming);
    if (batch.length >= size) await flush();
  }
  await flush();
  await writing;
}

/** Reads a row as a company, or says why it is left out. */
function rowReader({ listing: { headings, mapping } }: Passing, reading: Reading) {
  const mapped = new Set(Object.values(mapping));
  return ({ cells, rejected, formulas }: ParsedRow): ImportCompany | string => {
    if (rejected !== undefined) return rejected;
    const read = readRow(cells, mapping, reading);
    if (!read.ok) return read.reason;
    const formula = formulas?.find((column) => mapped.has(column));
    return formula === undefined ? read.company : `“${headings[formula] ?? ""}”列是公式，请粘贴为数值后重新导入`;
  };
}

/** `confirmed` are the ids of unchanged companies whose own date lies before the list's. */
type Sorted = { creating: ImportCompany[]; updating: Updating[]; confirmed: string[] };

async function sortRows(
  passing: Passing,
  rows: Incoming[],
  under: MergeUnder,
  repeated: ReturnType<typeof repeatedRows>,
): Promise<Sorted> {
  const directory = await findKnown(passing.reader, rows, under.league);
  const sorted: Sorted = { creating: [], updating: [], confirmed: [] };
  for (const row of rows) {
    const { line, company } = row;
    const { known, ambiguous } = directory.find(row);
    if (ambiguous !== null) passing.reject(row, ambiguous);
    else if (known?.mergedInto)
      countDuplicate(passing, line, company.name, ["这家企业已并入另一家，保留合并后的企业。"]);
    else if (!repeated.isRepeated(row, known?.id)) sortRow(passing, sorted, { known, line, company }, under);
  }
  return sorted;
}

type SortedRow = { known: Known | undefined; line: number; company: ImportCompany };

function sortRow(passing: Passing, sorted: Sorted, { known, line, company }: SortedRow, under: MergeUnder) {
  const { name, warnings } = company;
  if (!known) {
    sorted.creating.push(company);
    keepSample(passing, { line, verdict: "new", name, changes: [], warnings });
  } else if (isSameAsLast(known, company, under.rules)) {
    passing.counts.unchanged += 1;
    if (isNewer(under, known)) sorted.confirmed.push(known.id);
    keepSample(passing, { line, verdict: "unchanged", name, changes: [], warnings: [] });
  } else compare(passing, sorted, { known, line, company }, under);
}

function compare(
  passing: Passing,
  sorted: Sorted,
  { known, line, company }: SortedRow & { known: Known },
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
  keepSample(passing, { line, verdict, name: company.name, changes, warnings });
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
  if (creation.rows.length > 0) addCounts(counts, await createCompanies(tx, under, creation));
  if (updating.length > 0) addCounts(counts, await updateCompanies(tx, under, updating));
  if (confirmed.length > 0) await confirmCompanies(tx, under, confirmed);
}

function addCounts(counts: ImportCounts, written: Written) {
  counts.created += written.created;
  counts.updated += written.updated;
  counts.unchanged += written.unchanged;
  counts.duplicates += written.duplicates;
}
