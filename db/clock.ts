import { sql } from "drizzle-orm";
import type { Tx } from "./client";

/** Today by the league's clock, an ISO day. */
export async function readToday(tx: Tx): Promise<string> {
  const [row] = await tx.execute<{ on: string }>(sql`select (now() at time zone 'Asia/Shanghai')::date::text as on`);
  return row?.on ?? "";
}
