import type postgres from "postgres";
import { searchGrams } from "./company-columns";

/** Raised when `searchGrams` takes in more than before: rows of an older edition are completed once. */
const edition = "2";
const batchSize = 5_000;
const firstId = "00000000-0000-0000-0000-000000000000";

export type RenewalRun = { companies: number; renewed: number };

/** Asks for the renewal unless this directory has had it or somebody is at it; whoever starts the worker asks. */
export async function askRenewal(driver: postgres.Sql): Promise<void> {
  await driver`insert into tasks (kind, subject) select 'search_all', 'search'
    where not exists (select 1 from deployment where key = 'search' and value = ${edition})
      and not exists (select 1 from tasks where subject = 'search' and state in ('waiting', 'running'))`;
}

/**
 * Gives rows written before the short name was searched the grams they lack, batch by batch by the owner's connection.
 * Safe to stop and to repeat: a row that has them is not written. `onProgress` hears how many companies are done.
 */
export async function renewSearch(
  driver: postgres.Sql,
  { onProgress }: { onProgress?: (done: number) => void } = {},
): Promise<RenewalRun> {
  const run = { companies: 0, renewed: 0 };
  for (let after = firstId; after !== ""; ) {
    const batch = await driver.begin(async (tx) => {
      await tx`select set_config('app.import', 'search', true)`;
      const ids = await tx<{ id: string }[]>`
        select id from companies where id > ${after}::uuid order by id limit ${batchSize}`;
      const last = ids.at(-1)?.id;
      if (last) run.renewed += await completeGrams(tx, tx`c.id > ${after}::uuid and c.id <= ${last}::uuid`);
      return ids;
    });
    run.companies += batch.length;
    after = batch.length === batchSize ? (batch.at(-1)?.id ?? "") : "";
    onProgress?.(run.companies);
  }
  await driver`insert into deployment (key, value) values ('search', ${edition})
    on conflict (key) do update set value = excluded.value`;
  return run;
}

/**
 * Completes the grams of the companies `which` holds and answers how many were written. A short name that stands in the
 * name as it is adds none, so only the others are read. The version stays: nobody has edited anything.
 */
export async function completeGrams(tx: postgres.TransactionSql, which: postgres.Fragment): Promise<number> {
  const rows = await tx<Row[]>`
    select c.id, c.name, c.core_name as core, c.scope, c.products, coalesce(c.credit_code, '') as code, c.text_grams as held
    from companies c where ${which} and position(c.core_name in c.name) = 0 for update`;
  const completed = rows.flatMap(({ id, held, ...text }) => {
    const grams = searchGrams(text);
    const known = new Set(held);
    return grams.every((gram) => known.has(gram)) ? [] : [{ id, grams }];
  });
  if (completed.length > 0)
    await tx`update companies c set text_grams = r.grams
      from jsonb_to_recordset(${JSON.stringify(completed)}::text::jsonb) r(id uuid, grams int[]) where c.id = r.id`;
  return completed.length;
}

type Row = Parameters<typeof searchGrams>[0] & { id: string; held: number[] };
