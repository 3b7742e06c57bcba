import { type SQL, sql } from "drizzle-orm";
import { countedUpTo } from "@/domain/company-list";
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

type Pair = { firstId: string; secondId: string; weight: number; reasons: DuplicateReason[] };

/** One page of the open pairs, the strongest reasons first, twenty at a time. */
export const listDuplicates = (viewer: Viewer, filter: DuplicateFilter): Promise<DuplicateList> =>
  asViewer(viewer, async (tx) => {
    const { pairs, hasPrevious, hasNext } = await readPage(tx, filter);
    const sides = await readSides(tx, [...new Set(pairs.flatMap((pair) => [pair.firstId, pair.secondId]))]);
    const [top, last] = [pairs[0], pairs.at(-1)];
    return {
      pairs: pairs.flatMap(({ firstId, secondId, reasons }) => {
        const [first, second] = [sides.get(firstId), sides.get(secondId)];
        return first && second ? [{ reasons, first, second }] : [];
      }),
      counts: await countOpen(tx),
      previous: hasPrevious && top ? writeCursor(top) : null,
      next: hasNext && last ? writeCursor(last) : null,
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

/** What stood behind a cursor may have been settled: then the page before it, and where that is the first, all of it. */
async function readPage(tx: Tx, { reason, after, before }: DuplicateFilter) {
  const [from, until] = [readCursor(after), readCursor(before)];
  const later = from ? await readPairs(tx, reason, isBeyond("<", from)) : [];
  if (later.length > 0) return { pairs: later.slice(0, pageRows), hasPrevious: true, hasNext: later.length > pageRows };
  const edge = from ? isBeyond(">=", from) : until && isBeyond(">", until);
  const earlier = edge ? await readPairs(tx, reason, edge, true) : [];
  if (earlier.length > pageRows)
    return { pairs: earlier.slice(0, pageRows).reverse(), hasPrevious: true, hasNext: from === null };
  const first = await readPairs(tx, reason, sql`true`);
  return { pairs: first.slice(0, pageRows), hasPrevious: false, hasNext: first.length > pageRows };
}

async function readPairs(tx: Tx, reason: DuplicateReason | null, where: SQL, isBackward = false): Promise<Pair[]> {
  const way = isBackward ? sql`asc` : sql`desc`;
  const pairs = await tx.execute<Pair>(sql`
    select d.first_id as "firstId", d.second_id as "secondId", d.weight, d.reasons
    from duplicate_pairs d join companies a on a.id = d.first_id join companies b on b.id = d.second_id
    where d.state = 'open' and ${reason ? hasReason(reason) : sql`true`} and ${where}
    order by d.weight ${way}, d.first_id ${way}, d.second_id ${way} limit ${pageRows + 1}`);
  return [...pairs];
}

const hasReason = (reason: DuplicateReason) => sql`d.reasons @> array[${reason}::text]`;

type Cursor = Pick<Pair, "weight" | "firstId" | "secondId">;

const isBeyond = (sign: "<" | ">" | ">=", { weight, firstId, secondId }: Cursor) => sql`
  (d.weight, d.first_id, d.second_id) ${sql.raw(sign)} (${weight}, ${firstId}::uuid, ${secondId}::uuid)`;

async function readSides(tx: Tx, ids: readonly string[]): Promise<Map<string, DuplicateSide>> {
  if (ids.length === 0) return new Map();
  type RawSide = RawCompany & {
    match_count: number;
    project_count: number;
    is_any: boolean;
    is_hidden: boolean;
    parent: DuplicateSide["parent"];
  };
  const rows = await tx.execute<RawSide>(sql`
    select ${companyRow},
      (select count(*)::int from matches m where m.company_id = c.id and m.state <> 'dismissed') as match_count,
      (select count(*)::int from projects p where p.company_id = c.id) as project_count, w.is_any, w.is_hidden,
      (select jsonb_build_object('id', up.id, 'name', up.name) from company_relations r join companies up on up.id = r.parent_id
        where r.company_id = c.id) as parent
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
        parent: raw.parent,
      },
    ]),
  );
}

/** Companies that stand merged are few; asked of them and not of the directory, the pairs are counted by themselves. */
const isShown = sql`d.first_id not in (select gone_id from company_merges where undone_at is null)
  and d.second_id not in (select gone_id from company_merges where undone_at is null)`;

async function countOpen(tx: Tx): Promise<DuplicateList["counts"]> {
  const asked = ["all", ...duplicateReasons] as const;
  const counting = asked.map(
    (reason) => sql`(select count(*)::int from (
      select 1 from duplicate_pairs d where d.state = 'open' and ${reason === "all" ? sql`true` : hasReason(reason)} and ${isShown}
      limit ${countedUpTo}) found)`,
  );
  const [row] = await tx.execute<{ counts: number[] }>(sql`select array[${sql.join(counting, sql`, `)}] as counts`);
  const counts = asked.map((reason, at) => [reason, row?.counts[at] ?? 0] as const);
  return Object.fromEntries(
    counts.map(([reason, count]) => [reason, count < countedUpTo ? count : null]),
  ) as DuplicateList["counts"];
}

const writeCursor = ({ weight, firstId, secondId }: Cursor) => `${weight}_${firstId}_${secondId}`;

const cursorShape = new RegExp(`^([0-9])_(${uuidPattern})_(${uuidPattern})$`);

/** Weight and both ids of a pair; anything else starts from the top. */
function readCursor(text: string): Cursor | null {
  const [, weight, firstId, secondId] = cursorShape.exec(text) ?? [];
  return weight && firstId && secondId ? { weight: Number(weight), firstId, secondId } : null;
}
