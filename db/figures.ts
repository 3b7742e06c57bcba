import { type SQL, sql } from "drizzle-orm";
import type { Bucket } from "@/domain/credit";
import type { Known, LedgerSum } from "@/domain/industry-figures";
import { yuan } from "@/domain/money";
import type { PlanOutline } from "@/domain/plan-outline";
import { agedBefore } from "@/domain/probability";
import type { Stage } from "@/domain/stage";
import { readBaselines } from "./baselines";
import type { Tx } from "./client";
import { today } from "./clock";
import { readPlanOutline } from "./plans";
import { type RuleBook, readRuleBook } from "./settings";

/** Everything a screen of figures stands on, read in one transaction so that all of it is of one moment. */
export type FigureBase = {
  plan: PlanOutline;
  known: Known;
  book: RuleBook;
  /** False where the viewer's rows are only part of the league's. */
  seesAll: boolean;
  /** The last month that was closed, 2026-10; null before the first. */
  closedMonth: string | null;
};

export async function readFigureBase(
  tx: Tx,
  /** Which lines `c` of the ledger the screen adds up. */
  ofLines: (plan: PlanOutline, today: string) => SQL,
): Promise<FigureBase> {
  const [plan, book, baselines, [now]] = await Promise.all([
    readPlanOutline(tx),
    readRuleBook(tx),
    readBaselines(tx),
    tx.execute<{ today: string; sees_all: boolean; closed_month: string | null }>(sql`
      select ${today}::text as today,
        coalesce((door.viewer()).sees_all, false) as sees_all,
        (select max(month) from periods where closed_at is not null) as closed_month`),
  ]);
  const day = now?.today ?? "";
  const sums = await readLedgerSums(tx, { rules: book.rules, today: day }, ofLines(plan, day));
  return {
    plan,
    book,
    seesAll: now?.sees_all ?? false,
    closedMonth: now?.closed_month ?? null,
    known: { sums, baselines, rules: book.rules, today: day },
  };
}

/** Live money lines of the projects the viewer sees, added up by industry, year, bucket and what decides the weight. */
export async function readLedgerSums(
  tx: Tx,
  { rules, today }: Pick<Known, "rules" | "today">,
  condition: SQL,
): Promise<LedgerSum[]> {
  const olderThan = (months: number) => sql`(p.signed_on::text collate "C" < ${agedBefore(today, months)})::int`;
  // Row rights make every way look equally dear to the planner, and it would sort all lines by five texts.
  const sorting = (state: "off" | "on") => tx.execute(sql`select set_config('enable_sort', ${state}, true)`);
  const [, rows] = await Promise.all([
    sorting("off"),
    tx.execute<{
      industry_id: string;
      year: number;
      bucket: Bucket;
      stage: Stage;
      signed_on: string | null;
      amount_yuan: string;
      line_count: number;
    }>(sql`
    select c.industry_id, c.year, c.bucket, p.stage, case when c.bucket = 'committed' then max(p.signed_on)::text end as signed_on,
      sum(c.amount_yuan)::text as amount_yuan, count(*)::int as line_count
    from live_credits c join projects p on p.id = c.project_id
    cross join lateral (
      select case when c.bucket = 'committed' then ${olderThan(rules.idleMonths.idle)} + ${olderThan(rules.idleMonths.dormant)} end as age) s
    where c.indicator_id = 'output' and ${condition}
    group by c.industry_id, c.year, c.bucket, p.stage, s.age`),
    sorting("on"),
  ]);
  return [...rows].map((row) => ({
    industryId: row.industry_id,
    year: row.year,
    bucket: row.bucket,
    stage: row.stage,
    signedOn: row.signed_on,
    amountYuan: yuan(Number(row.amount_yuan)),
    lineCount: row.line_count,
  }));
}

export type QuantitySum = {
  indicatorId: string;
  year: number;
  bucket: Bucket;
  quantityMilli: number;
  lineCount: number;
};

/** The other ledger: capacity of an industry by indicator, in the indicator's own unit, never turned into money. */
export async function readQuantitySums(tx: Tx, industryId: string): Promise<QuantitySum[]> {
  const rows = await tx.execute<{
    indicator_id: string;
    year: number;
    bucket: Bucket;
    quantity_milli: string;
    line_count: number;
  }>(sql`
    select c.indicator_id, c.year, c.bucket, sum(c.quantity_milli)::text as quantity_milli, count(*)::int as line_count
    from live_credits c where c.industry_id = ${industryId} and c.indicator_id <> 'output'
    group by c.indicator_id, c.year, c.bucket`);
  return [...rows].map((row) => ({
    indicatorId: row.indicator_id,
    year: row.year,
    bucket: row.bucket,
    quantityMilli: Number(row.quantity_milli),
    lineCount: row.line_count,
  }));
}
