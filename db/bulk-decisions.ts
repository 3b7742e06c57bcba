import { sql } from "drizzle-orm";
import { type DecideMatches, mostDecided, type TakeBackMatches } from "@/domain/prospect";
import { Refusal } from "@/domain/refusal";
import type { Viewer } from "@/domain/viewer";
import { asWriter, type Tx } from "./client";
import { isListed, isOpenOn } from "./prospects";

const momentSql = sql`to_char(decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/**
 * Confirms or dismisses chosen suggestions of a link, or all under conditions, at one moment by which they are taken back.
 * Of the chosen, those already decided or under another side's first talk are left; all are refused when they are not as
 * many as were counted.
 */
export const decideMatches = (
  viewer: Viewer,
  { linkId, decision, reason, which }: DecideMatches,
): Promise<{ decided: number; decidedAt: string | null }> =>
  asWriter(viewer, async (tx) => {
    const ids = which.by === "ids" ? which.matchIds : await holdAll(tx, linkId, which);
    const rows = await tx.execute<{ decidedAt: string }>(sql`
      update matches m set state = ${decision}, reason = ${decision === "dismissed" ? reason : null},
        decided_by = ${viewer.userId}, decided_at = now()
      where m.id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))
        and m.link_id = ${linkId} and m.state = 'suggested' and ${isOpenOn(linkId)}
      returning ${momentSql} as "decidedAt"`);
    return { decided: rows.length, decidedAt: rows[0]?.decidedAt ?? null };
  });

async function holdAll(
  tx: Tx,
  linkId: string,
  { filter, seenCount }: Extract<DecideMatches["which"], { by: "filter" }>,
): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select m.id from matches m where ${isListed(linkId, filter)} and m.state = 'suggested' and ${isOpenOn(linkId)}
    order by m.id limit ${mostDecided + 1} for update of m`);
  if (rows.length === seenCount) return rows.map(({ id }) => id);
  const now = rows.length > mostDecided ? `${mostDecided} 家以上` : `${rows.length} 家`;
  throw new Refusal(`符合条件的企业已由 ${seenCount} 家变为 ${now}，没有办理。请核对后重试。`);
}

/** Takes back what the viewer decided at that moment and nobody has changed since. */
export const takeBackMatches = (
  viewer: Viewer,
  { linkId, decision, decidedAt }: TakeBackMatches,
): Promise<{ takenBack: number }> =>
  asWriter(viewer, async (tx) => {
    const rows = await tx.execute(sql`
      update matches m set state = 'suggested', reason = null, decided_by = null, decided_at = null
      where m.link_id = ${linkId} and m.state = ${decision} and m.decided_by = ${viewer.userId}
        and m.decided_at = ${decidedAt}::timestamptz and ${isOpenOn(linkId)}
      returning m.id`);
    return { takenBack: rows.length };
  });
