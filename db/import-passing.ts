import type postgres from "postgres";
import type { FieldRules, ImportCounts, ImportKind, ImportSample } from "@/domain/company-import";
import { fieldsOfKind, type Mapping } from "@/domain/import-row";
import type { Matcher } from "@/domain/match";
import type { League } from "@/domain/region";
import { repeatedHeadings } from "@/domain/repeated-heading";
import type { ParsedRow } from "./sheet-reader";
import type { Progress } from "./task-progress";

const rejectsPerBatch = 500;
const samplesPerVerdict = 10;

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
  /** An ISO day. */
  today: string;
  write: { tx: postgres.TransactionSql; importId: string; startedBy: string | null } | null;
};

/** Keeps rejected rows with the import, some hundred a statement, and tells whoever listens. */
export function rejectsOf(write: Passing["write"], counts: ImportCounts, onReject: OnReject) {
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
export async function* ofFirstTable({ kind, headings, rows }: Listing): AsyncGenerator<ParsedRow> {
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

export function countDuplicate(passing: Passing, line: number, name: string, warnings: string[]) {
  passing.counts.duplicates += 1;
  keepSample(passing, { line, verdict: "duplicate", name, changes: [], warnings });
}

/** The first few of each verdict are kept for the preview. */
export function keepSample({ samples }: Pick<Passing, "samples">, row: ImportSample) {
  if (samples.filter(({ verdict }) => verdict === row.verdict).length < samplesPerVerdict) samples.push(row);
}
