import type postgres from "postgres";
import type { ImportCounts } from "@/domain/company-import";
import { type ImportCompany, importFieldLabels, type ListedField, readRow, unitIn } from "@/domain/import-row";
import { addRepeated } from "@/domain/repeated-row";
import { isSameAsLast, type Known, type MergeUnder, merge } from "./company-merge";
import { codeOf, findKnown, type Incoming, placeOf } from "./import-known";
import { duplicate, type Passing, sample } from "./import-passing";
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
import { type First, isNamedOnly, printOf, seenRows } from "./seen-rows";
import type { ParsedRow } from "./sheet-reader";

const severalOfName = "名单中前面有多家同名企业，请填写统一社会信用代码";
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
  const mapped = new Set(Object.values(listing.mapping));
  const seen = seenRows();
  const batch: Incoming[] = [];
  let size = rowsOfFirstBatch;
  let writing: Promise<unknown> = Promise.resolve();
  const flush = async () => {
    const rows = batch.splice(0);
    seen.passOn();
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
    if (first === "several") reject(incoming, severalOfName);
    else if (first) repeat(first, incoming);
    else {
      const print = printOf(cells, listing.mapping);
      seen.keep({ line, name: company.normalisedName, prints: [print], pending: incoming }, incoming);
      batch.push(incoming);
    }
  };
  const repeat = (first: First, incoming: Incoming) => {
    const { company, line, cells } = incoming;
    if (first.name !== company.normalisedName) {
      const what = codeOf(company) === null ? "境外注册号" : "信用代码";
      const reason = `与第 ${first.line} 行${what}相同而名称不同，请核对后重新导入`;
      return reject(incoming, reason, `与前面一行${what}相同而名称不同`);
    }
    const print = printOf(cells, listing.mapping);
    if (first.prints.includes(print)) return duplicate(passing, line, company.name, []);
    const differing = first.pending ? fillUp(first, first.pending, incoming) : null;
    if (differing?.length === 0) {
      first.prints.push(print);
      return duplicate(passing, line, company.name, []);
    }
    const what = differing ? differing.map((field) => importFieldLabels[field]).join("、") : "内容";
    reject(
      incoming,
      `与第 ${first.line} 行是同一家企业而${what}不同，请合并为一行后重新导入`,
      "与前面一行是同一家企业而内容不同",
    );
  };
  /** Puts what a later row adds to the first one, and returns the fields in which they contradict each other. */
  const fillUp = (first: First, held: Incoming, later: Incoming): ListedField[] => {
    const { cells, differing, filled } = addRepeated(held, later, listing.mapping);
    if (differing.length > 0) return differing;
    const read = readRow(cells, listing.mapping, reading);
    if (!read.ok) return filled;
    Object.assign(held, { cells, company: read.company, place: placeOf(read.company, league) });
    seen.keep(first, held);
    return [];
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
    const isDouble = isNamedOnly(company) && !seen.isNew(`place:${row.place}`);
    if (isDouble || (known && !seen.isNew(`id:${known.id}`))) {
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
