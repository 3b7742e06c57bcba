import { sql } from "drizzle-orm";
import type postgres from "postgres";
import { pairCompanies } from "./duplicate-pairs";
import { type Renewal, readMatchEdition, settleEdition } from "./editions";
import { locks } from "./locks";
import { renewColumns } from "./renew-columns";
import { firstId } from "./schema/columns";
import { taskChannel } from "./task-claims";

/** Raised when rows written from then on hold other than those before: the worker brings the directory up to it once. */
const editions = { search_all: "5", pair_all: "4" };

const batchSize = 5_000;

type Watched = { onProgress?: (done: number) => void };

/**
 * Asks for each renewal this directory has not had; whoever starts the worker or loads a pack asks, one at a time. A run
 * over all matches that is under way has read the words before, so another waits behind it.
 */
export const askRenewals = (driver: postgres.Sql): Promise<unknown> =>
  driver.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${locks.renewals})`;
    const wanted = { ...editions, match_all: await readMatchEdition(tx) } satisfies Record<Renewal, string>;
    // The page of the words shows the run over all, which has no subject.
    for (const [kind, edition] of Object.entries(wanted))
      await tx`insert into tasks (kind, subject) select ${kind}, ${kind === "match_all" ? "" : kind}
        where not exists (select 1 from deployment where key = ${kind} and value = ${edition})
          and not exists (select 1 from tasks where kind = ${kind}
            and (state = 'waiting' or state = 'running' and kind <> 'match_all'))`;
    await tx`select pg_notify(${taskChannel}, '')`;
  });

/**
 * Derives anew the short names, spellings and grams of rows written under earlier rules, batch by batch by the owner's
 * connection. Safe to stop and to repeat: a row that has them is not written. `onProgress` hears how many are done.
 */
export async function renewSearch(
  driver: postgres.Sql,
  { onProgress }: Watched = {},
): Promise<{ companies: number; renewed: number }> {
  const run = { companies: 0, renewed: 0 };
  for (let after = firstId; after !== ""; ) {
    const batch = await driver.begin(async (tx) => {
      // Between imports: each holds rows the other would wait for.
      await tx`select pg_advisory_xact_lock(${locks.directory})`;
      await tx`select set_config('app.import', 'search', true)`;
      const ids = await tx<{ id: string }[]>`
        select id from companies where id > ${after}::uuid order by id limit ${batchSize}`;
      const last = ids.at(-1)?.id;
      if (last) run.renewed += await renewColumns(tx, tx`c.id > ${after}::uuid and c.id <= ${last}::uuid`);
      return ids;
    });
    run.companies += batch.length;
    after = batch.length === batchSize ? (batch.at(-1)?.id ?? "") : "";
    onProgress?.(run.companies);
  }
  await settleEdition(driver, "search_all", editions.search_all);
  return run;
}

/** The same where it has not been done yet: of the tasks asked for at once the first may have done it for the other. */
export async function renewSearchOnce(driver: postgres.Sql, watched: Watched = {}) {
  const [settled] = await driver`select 1 from deployment where key = 'search_all' and value = ${editions.search_all}`;
  return settled ? { companies: 0, renewed: 0 } : renewSearch(driver, watched);
}

/**
 * Compares the whole directory anew; one transaction, between imports. Pairs rest on the short names, so those are brought
 * up first.
 */
export async function renewPairs(driver: postgres.Sql, watched: Watched = {}): Promise<{ companies: number }> {
  await renewSearchOnce(driver, watched);
  let companies = 0;
  await driver.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${locks.directory})`;
    await pairCompanies(tx, sql`select id from companies`, (done) => {
      companies = done;
      watched.onProgress?.(done);
    });
    await settleEdition(tx, "pair_all", editions.pair_all);
  });
  return { companies };
}
