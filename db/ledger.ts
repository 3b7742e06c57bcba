import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import type postgres from "postgres";
import { keyOf, type Line, linesOf } from "@/domain/credit";
import type { Tx } from "./client";
import { creditedProjectOf, readHorizon, readLiveLines } from "./credits";
import { readStates } from "./dossiers";
import { firstId } from "./schema/columns";
import { readRules } from "./settings";

export type BrokenRule = { rule: string; projectId: string | null; sentence: string };
export type LedgerVerdict = { entries: number; projects: number; broken: BrokenRule[] };

const rules: readonly { rule: string; sentence: string; query: string }[] = [
  {
    rule: "shares_foot",
    sentence: "份额合计不是 100.00%",
    query: "select project_id from project_shares group by project_id, kind having sum(basis_points) <> 10000",
  },
  {
    rule: "reversal_mirrors",
    sentence: "冲销与原分录不对应",
    query: `select r.project_id from credits r join credits o on o.id = r.reverses_id
      where (r.project_id, r.bucket, r.industry_id, r.banner_id, r.indicator_id, r.year) is distinct from (o.project_id, o.bucket, o.industry_id, o.banner_id, o.indicator_id, o.year)
        or r.amount_yuan is distinct from -o.amount_yuan or r.quantity_milli is distinct from -o.quantity_milli or o.reverses_id is not null`,
  },
  {
    rule: "reversed_once",
    sentence: "同一分录冲销多次",
    query:
      "select min(project_id::text)::uuid from credits where reverses_id is not null group by reverses_id having count(*) > 1",
  },
  {
    rule: "posted_once",
    sentence: "同一口径有两笔未冲销的分录",
    query: `select project_id from credits c where reverses_id is null and not exists (select 1 from credits r where r.reverses_id = c.id)
      group by project_id, bucket, industry_id, banner_id, indicator_id, year having count(*) > 1`,
  },
  {
    rule: "live_is_unreversed",
    sentence: "现行分录与账本不一致",
    query: `select coalesce(l.project_id, c.project_id) from live_credits l
      full join (select c.* from credits c where c.reverses_id is null and not exists (select 1 from credits r where r.reverses_id = c.id)) c on c.id = l.credit_id
      where l.credit_id is null or c.id is null or l.amount_yuan is distinct from c.amount_yuan or l.quantity_milli is distinct from c.quantity_milli`,
  },
  {
    rule: "balances_equal",
    sentence: "账本余额与现行分录合计不等",
    query: `select coalesce(a.project_id, b.project_id) from (select project_id, sum(amount_yuan) as yuan, sum(quantity_milli) as milli from credits group by 1) a
      full join (select project_id, sum(amount_yuan) as yuan, sum(quantity_milli) as milli from live_credits group by 1) b using (project_id)
      where coalesce(a.yuan, 0) <> coalesce(b.yuan, 0) or coalesce(a.milli, 0) <> coalesce(b.milli, 0)`,
  },
];

/**
 * Checks the whole ledger by the owner's connection: every rule a constraint states once more, and then that each
 * project's live lines are what its stage, figures and reports give today.
 */
export async function verifyLedger(driver: postgres.Sql): Promise<LedgerVerdict> {
  const broken: BrokenRule[] = [];
  for (const { rule, sentence, query } of rules) {
    for (const row of await driver.unsafe(query))
      broken.push({ rule, sentence, projectId: String(Object.values(row)[0]) });
  }
  const projects = await recompute(driver, broken);
  const [held] = await driver<{ count: number }[]>`select count(*)::int as count from credits`;
  return { entries: held?.count ?? 0, projects, broken };
}

async function recompute(driver: postgres.Sql, broken: BrokenRule[]): Promise<number> {
  const tx = drizzle(driver, { casing: "snake_case" }) as unknown as Tx;
  const horizon = { ...(await readHorizon(tx)), ramp: (await readRules(tx)).ramp };
  let checked = 0;
  for (let after = firstId; ; ) {
    const states = await readStates(tx, sql`p.id > ${after}`, sql`p.id`, 200);
    for (const state of states) {
      const wanted = linesOf(await creditedProjectOf(tx, state), horizon);
      if (!isSameSet(await readLiveLines(tx, state.id), wanted))
        broken.push({
          rule: "lines_follow_project",
          sentence: `${state.code} 的分录与项目现状不符`,
          projectId: state.id,
        });
    }
    checked += states.length;
    const last = states.at(-1);
    if (!last || states.length < 200) return checked;
    after = last.id;
  }
}

const figureOf = (line: Line) => `${keyOf(line)} ${line.amountYuan} ${line.quantityMilli}`;

function isSameSet(live: readonly Line[], wanted: readonly Line[]): boolean {
  const held = new Set(live.map(figureOf));
  return held.size === wanted.length && wanted.every((line) => held.has(figureOf(line)));
}
