import type postgres from "postgres";
import { Refusal } from "@/domain/refusal";

type Row = Record<string, unknown>;
export type Loading = postgres.TransactionSql;

/** Inserts or updates rows by key and removes those the pack no longer holds; a removed row still in use refuses the pack. */
export async function putRows(tx: Loading, table: string, key: string[], rows: Row[]) {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const changing = columns.filter((column) => !key.includes(column));
  for (let start = 0; start < rows.length; start += 500) {
    const part = rows.slice(start, start + 500);
    await tx`
      insert into ${tx(table)} ${tx(part as never)} on conflict (${tx(key)}) do
      ${changing.length === 0 ? tx`nothing` : tx`update set ${changing.map((column, at) => tx`${at ? tx`,` : tx``} ${tx(column)} = excluded.${tx(column)}`)}`}`;
  }
  const kept = rows.map((row) => key.map((column) => String(row[column])).join(" "));
  try {
    await tx`delete from ${tx(table)} where not (${key.map((column, at) => tx`${at ? tx`|| ' ' ||` : tx``} ${tx(column)}`)} = any (${kept}))`;
  } catch (error) {
    if ((error as { code?: string }).code !== "23503") throw error;
    throw new Refusal(`新的政策包少了 ${table} 中仍被使用的条目，整包未装入。请先处理引用它们的项目或评估。`);
  }
}
