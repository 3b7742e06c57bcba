import { sql } from "drizzle-orm";
import type { Bucket } from "@/domain/credit";
import { type CreditLine, type CreditRow, type CreditTotals, creditRow, creditTotals } from "@/domain/credit-line";
import { weightOf } from "@/domain/industry-figures";
import { proportionOf, yuan } from "@/domain/money";
import type { Stage, Status } from "@/domain/stage";
import type { Viewer } from "@/domain/viewer";
import { asViewer, type Tx } from "./client";
import { dayOf, readToday } from "./clock";
import { readLedgerSums, readQuantitySums } from "./figures";
import { readRules } from "./settings";

export const linesPerPage = 50;

export type LineQuery = {
  industryId: string;
  year: number;
  bucket: Bucket | null;
  /** "output" for money. */
  indicatorId: string;
  /** The last line of the page before. */
  afterId: string | null;
};

export type CreditPage = {
  rows: CreditRow[];
  totals: CreditTotals | null;
  /** Of a capacity: the sum in its own unit, by bucket, of the whole query. */
  quantities: { bucket: Bucket; quantityMilli: number; lineCount: number }[];
  nextAfterId: string | null;
};

/** Lines of the ledger behind a figure, newest first, reversals in view; totals hold the live lines of the whole query. */
export const listCreditLines = (viewer: Viewer, query: LineQuery): Promise<CreditPage> =>
  asViewer(viewer, async (tx) => {
    const rules = await readRules(tx);
    const known = { sums: [], baselines: [], rules, today: await readToday(tx) };
    const lines = await readLines(tx, query);
    const shown = lines.slice(0, linesPerPage);
    const isMoney = query.indicatorId === "output";
    const ofBucket = query.bucket === null ? sql`true` : sql`c.bucket = ${query.bucket}`;
    const sums = isMoney
      ? await readLedgerSums(
          tx,
          known,
          sql`c.industry_id = ${query.industryId} and c.year = ${query.year} and ${ofBucket}`,
        )
      : [];
    const quantities = isMoney ? [] : await readQuantitySums(tx, query.industryId);
    return {
      rows: shown.map((line) => creditRow(line, weightOf(line, known))),
      totals: isMoney
        ? creditTotals(
            sums.map((row) => ({
              ...row,
              creditedYuan:
                row.bucket === "realised" || row.bucket === "under_construction"
                  ? row.amountYuan
                  : proportionOf(row.amountYuan, weightOf(row, known), 100),
            })),
          )
        : null,
      quantities: quantities.filter(
        (row) =>
          row.indicatorId === query.indicatorId &&
          row.year === query.year &&
          (query.bucket === null || row.bucket === query.bucket),
      ),
      nextAfterId: lines.length > linesPerPage ? (shown.at(-1)?.id ?? null) : null,
    };
  });

async function readLines(tx: Tx, query: LineQuery): Promise<CreditLine[]> {
  const rows = await tx.execute<{
    id: string;
    project_id: string;
    project_name: string;
    stage: Stage;
    status: Status;
    signed_on: string | null;
    planned_production_on: string | null;
    produced_on: string | null;
    banner_name: string;
    bucket: Bucket;
    year: number;
    amount_yuan: string | null;
    quantity_milli: string | null;
    event_kind: string;
    posted_month: string;
    posted_on: string;
    is_reversal: boolean;
    is_reversed: boolean;
  }>(sql`
    select c.id, c.project_id, p.name as project_name, p.stage, p.status, p.signed_on::text, p.planned_production_on::text,
      p.produced_on::text, b.short_name as banner_name, c.bucket, c.year, c.amount_yuan::text, c.quantity_milli::text, c.event_kind,
      c.posted_month, ${dayOf(sql`c.posted_at`)} as posted_on,
      c.reverses_id is not null as is_reversal, r.id is not null as is_reversed
    from credits c join projects p on p.id = c.project_id join units b on b.id = c.banner_id
    left join credits r on r.reverses_id = c.id
    where c.industry_id = ${query.industryId} and c.year = ${query.year} and c.indicator_id = ${query.indicatorId}
      and ${query.bucket === null ? sql`true` : sql`c.bucket = ${query.bucket}`}
      and ${query.afterId === null ? sql`true` : sql`(c.posted_at, c.id) < (select a.posted_at, a.id from credits a where a.id = ${query.afterId}::uuid)`}
    order by c.posted_at desc, c.id desc limit ${linesPerPage + 1}`);
  return [...rows].map((row) => ({
    id: row.id,
    projectId: row.project_id,
    projectName: row.project_name,
    stage: row.stage,
    status: row.status,
    signedOn: row.signed_on,
    plannedProductionOn: row.planned_production_on,
    producedOn: row.produced_on,
    bannerName: row.banner_name,
    bucket: row.bucket,
    year: row.year,
    amountYuan: row.amount_yuan === null ? null : yuan(Number(row.amount_yuan)),
    quantityMilli: row.quantity_milli === null ? null : Number(row.quantity_milli),
    eventKind: row.event_kind,
    postedMonth: row.posted_month,
    postedOn: row.posted_on,
    isReversal: row.is_reversal,
    isReversed: row.is_reversed,
  }));
}
