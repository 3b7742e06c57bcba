import { sql } from "drizzle-orm";
import type postgres from "postgres";
import { type ImportSample, noCounts, refuseFutureData } from "@/domain/company-import";
import { Refusal } from "@/domain/refusal";
import { asOwner } from "./client";
import { readToday } from "./clock";
import { holdDirectory } from "./directory-lock";
import { pairCompanies } from "./duplicate-pairs";
import {
  keepSample,
  type Listing,
  type OnReject,
  type Outcome,
  ofFirstTable,
  type Passing,
  rejectsOf,
  type Target,
} from "./import-passing";
import { openStage } from "./import-writer";
import { readLeague } from "./league";
import { readMatcher, runOf } from "./match-rows";
import { passCompanies } from "./pass-companies";
import { passRecords } from "./record-imports";
import type { Progress } from "./task-progress";

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
    const today = await readToday(db);
    refuseFutureData(listing.dataOn, today);
    const asked: Asked = { listing, reader, league: await readLeague(db), today, progress, onReject };
    if (!target) return passRows(asked, null);
    return asOwner(databaseUrl, (_, writer) => writer.begin((tx) => writeUnder(tx, target, asked)));
  });

type Asked = Pick<Passing, "listing" | "reader" | "league" | "today" | "progress"> & { onReject: OnReject };

async function passRows({ onReject, listing, ...asked }: Asked, write: Passing["write"]): Promise<Outcome> {
  // Under a target the lock is held by now: a pack that is loaded waits, or its words are read here.
  const { matcher } = await readMatcher(runOf(asked.reader));
  const counts = noCounts();
  const samples: ImportSample[] = [];
  const rejects = rejectsOf(write, counts, (row, reason) => {
    const name = beginOf(row.cells);
    keepSample({ samples }, { line: row.line, verdict: "rejected", name, changes: [], warnings: [reason] });
    onReject(row, reason);
  });
  const rows = { listing: { ...listing, rows: ofFirstTable(listing) }, matcher, counts, samples, reject: rejects.add };
  const passing: Passing = { ...asked, ...rows, write };
  await (listing.kind === "companies" ? passCompanies(passing) : passRecords(passing));
  await rejects.flush();
  return { counts, samples };
}

async function writeUnder(tx: postgres.TransactionSql, target: NonNullable<Target>, asked: Asked): Promise<Outcome> {
  const { listing, progress } = asked;
  const { importId } = target;
  await holdDirectory(tx, progress);
  await tx`select set_config('app.import', ${importId}, true), set_config('gin_pending_list_limit', '65536', true),
    set_config('work_mem', '131072', true)`;
  await beginImport(tx, listing, target);
  await openStage(tx);
  const outcome = await passRows(asked, { tx, ...target });
  if (listing.kind === "companies")
    await pairCompanies(
      tx,
      sql`select company_id from import_changes
        where import_id = ${importId}::uuid and (before is null or before ? 'name')`,
      () => progress.advance(outcome.counts.read),
    );
  await tx`update imports set state = 'done', counts = ${JSON.stringify(outcome.counts)}::text::jsonb, message = null,
    finished_at = clock_timestamp() where id = ${importId}`;
  await progress.heed();
  return outcome;
}

async function beginImport(tx: postgres.TransactionSql, listing: Listing, target: NonNullable<Target>) {
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

const beginOf = (cells: readonly string[]) =>
  cells
    .filter((cell) => cell.trim() !== "")
    .slice(0, 3)
    .join("，")
    .slice(0, 120);
