import { sql } from "drizzle-orm";
import { isBranch } from "@/domain/company-name";
import {
  type DistinctPair,
  type DuplicateFilter,
  type DuplicateList,
  type DuplicateReason,
  type DuplicateSide,
  duplicateReasons,
} from "@/domain/duplicate";
import { Refusal } from "@/domain/refusal";
import { uuidPattern } from "@/domain/uuid";
import type { Viewer } from "@/domain/viewer";
import { asViewer, asWriter, type Tx } from "./client";
import { companyRow, type RawCompany, rowOf } from "./company-rows";
import { isPair } from "./duplicate-pairs";

const pageRows = 20;

/** One page of the open pairs, the strongest reasons first, twenty at a time. */
export const listDuplicates = (viewer: Viewer, filter: DuplicateFilter): Promise<DuplicateList> =>
  asViewer(viewer, async (tx) => {
    const after = readCursor(filter.after);
    const pairs = await tx.execute<{
      firstId: string;
      secondId: string;
      weight: number;
      reasons: DuplicateReason[];
    }>(sql`
      select d.first_id as "firstId", d.second_id as "secondId", d.weight, d.reasons
      from duplicate_pairs d join companies a on a.id = d.first_id join companies b on b.id = d.second_id
      where d.state = 'open'
        and ${filter.reason ? sql`d.reasons @> array[${filter.reason}::text]` : sql`true`}
        and ${after ? sql`(d.weight, d.first_id, d.second_id) < (${after.weight}, ${after.firstId}::uuid, ${after.secondId}::uuid)` : sql`true`}
      order by d.weight desc, d.first_id desc, d.second_id desc limit ${pageRows + 1}`);
    const shown = [...pairs].slice(0, pageRows);
    const sides = await readSides(tx, [...new Set(shown.flatMap((pair) => [pair.firstId, pair.secondId]))]);
    const last = shown.at(-1);
    return {
      pairs: shown.flatMap(({ firstId, secondId, reasons }) => {
        const [first, second] = [sides.get(firstId), sides.get(secondId)];
        return first && second ? [{ reasons, first, second }] : [];
      }),
      counts: await countOpen(tx),
      next: pairs.length > pageRows && last ? `${last.weight}_${last.firstId}_${last.secondId}` : null,
    };
  });

/** Settles that two companies are not one; the pair does not come back. Of two people deciding the second is told. */
export const keepDistinct = (
  viewer: Viewer,
  { firstId, secondId, note }: DistinctPair,
): Promise<{ state: "distinct" }> =>
  asWriter(viewer, async (tx) => {
    const [pair] = await tx.execute(sql`
      update duplicate_pairs set state = 'distinct', note = ${note}, decided_by = ${viewer.userId}, decided_at = now()
      where first_id = ${firstId}::uuid and second_id = ${secondId}::uuid and state = 'open'
        and (select count(*) from companies where id in (${firstId}::uuid, ${secondId}::uuid)) = 2 returning weight`);
    if (!pair) throw new Refusal("这一对已由他人处理。请刷新页面。");
    await tx.execute(sql`
      select audit.note('distinct_pair', jsonb_build_object('first', ${firstId}::text, 'second', ${secondId}::text, 'note', ${note}::text))`);
    return { state: "distinct" };
  });

/** Whether somebody has settled that two companies are not one. */
export const isKeptDistinct = (viewer: Viewer, one: string, other: string): Promise<boolean> =>
  asViewer(viewer, async (tx) => {
    const rows = await tx.execute(sql`
      select 1 from duplicate_pairs where state = 'distinct' and ${isPair(one, other)}`);
    return rows.length > 0;
  });

async function readSides(tx: Tx, ids: readonly string[]): Promise<Map<string, DuplicateSide>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.execute<
    RawCompany & { match_count: number; project_count: number; is_any: boolean; is_hidden: boolean }
  >(sql`
    select ${companyRow},
      (select count(*)::int from matches m where m.company_id = c.id and m.state <> 'dismissed') as match_count,
      (select count(*)::int from projects p where p.company_id = c.id) as project_count, w.is_any, w.is_hidden
    from companies c left join units b on b.id = c.banner_id cross join lateral door.work_on(c.id) w where c.id in ${ids}`);
  return new Map(
    [...rows].map((raw) => [
      raw.id,
      {
        ...rowOf(raw),
        matchCount: raw.match_count,
        projectCount: raw.project_count,
        hasWork: raw.is_any,
        hasHiddenWork: raw.is_hidden,
        isBranch: isBranch(raw.name),
      },
    ]),
  );
}

async function countOpen(tx: Tx): Promise<DuplicateList["counts"]> {
  const rows = await tx.execute<{ reason: DuplicateReason | null; count: number }>(sql`
    select reason, count(*)::int as count from duplicate_pairs d join companies a on a.id = d.first_id join companies b on b.id = d.second_id
      cross join lateral unnest(d.reasons || array[null::text]) reason
    where d.state = 'open' group by reason`);
  const of = (asked: DuplicateReason | null) => [...rows].find(({ reason }) => reason === asked)?.count ?? 0;
  const byReason = Object.fromEntries(duplicateReasons.map((reason) => [reason, of(reason)]));
  return { ...(byReason as Record<DuplicateReason, number>), all: of(null) };
}

const cursorShape = new RegExp(`^([0-9])_(${uuidPattern})_(${uuidPattern})$`);

/** Weight and both ids of the last pair shown; anything else starts from the top. */
function readCursor(text: string) {
  const [, weight, firstId, secondId] = cursorShape.exec(text) ?? [];
  return weight && firstId && secondId ? { weight: Number(weight), firstId, secondId } : null;
}
