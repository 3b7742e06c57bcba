import type postgres from "postgres";
import { searchGrams } from "./company-columns";

/**
 * Gives the companies `which` holds (as `c`) the grams of the short name they lack, and answers how many were written. A
 * short name that stands in the name as it is adds none, so only the others are read. The version stays: nobody has edited
 * anything.
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
