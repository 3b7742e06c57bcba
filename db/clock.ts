import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Viewer } from "@/domain/viewer";
import { asViewer, type Tx } from "./client";

/** The day by the league's clock, a date. */
export const today: SQL = sql`(now() at time zone 'Asia/Shanghai')::date`;
/** The date of a moment by the league's clock. */
export const dateOf = (moment: SQLWrapper): SQL => sql`(${moment} at time zone 'Asia/Shanghai')::date`;
/** The same as an ISO day. */
export const dayOf = (moment: SQLWrapper): SQL<string> =>
  sql`to_char(${moment} at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`;
/** Day and minute of a moment by the league's clock. */
export const minuteOf = (moment: SQLWrapper): SQL<string> =>
  sql`to_char(${moment} at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI')`;

/** Today by the league's clock, an ISO day. */
export async function readToday(tx: Pick<Tx, "execute">): Promise<string> {
  const [row] = await tx.execute<{ on: string }>(sql`select ${today}::text as on`);
  return row?.on ?? "";
}

export const findToday = (viewer: Viewer): Promise<string> => asViewer(viewer, readToday);
