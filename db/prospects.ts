import { type SQL, sql } from "drizzle-orm";
import { cutAtSpans } from "@/domain/bigram";
import type { StoredCapital } from "@/domain/capital";
import type { MatchSource, MatchWord } from "@/domain/match";
import {
  type MatchState,
  matchStates,
  type ProspectFilter,
  type ProspectPage,
  type ProspectRow,
  prospectPageSize,
} from "@/domain/prospect";
import { type Tier, tiers } from "@/domain/scope";
import { type Stage, stages } from "@/domain/stage";
import { uuidPattern } from "@/domain/uuid";
import type { Viewer } from "@/domain/viewer";

import { isLive } from "./chains";
import { asViewer, type Tx } from "./client";
import { isLocalSql } from "./company-rows";

type Found = {
  matchId: string;
  companyId: string;
  name: string;
  creditCode: string | null;
  tier: Tier;
  words: MatchWord[];
  sentence: string;
  spans: [number, number][];
  source: MatchSource;
  province: string | null;
  city: string | null;
  honours: string[];
  capital: StoredCapital;
  bannerName: string | null;
  isLocal: boolean;
  state: MatchState;
  reason: string | null;
  protectedUntil: string | null;
  projectId: string | null;
  projectStage: Stage | null;
  isOnLink: boolean | null;
  ownerName: string | null;
  projectCount: number | null;
};

const tierRank = sql.raw(
  `(case when m.tier = 'make' or (m.tier = 'service' and l.is_service) then 3 when m.tier = 'service' then 2 else 1 end)`,
);
const stageRank = sql`array_position(array[${sql.join(
  stages.map((stage) => sql`${stage}`),
  sql`, `,
)}]::text[], p.stage)`;

/**
 * Companies matched to a link: makers first (with those who serve, where it names a service), then products and words,
 * then honours, then capital; keyset pages in either direction.
 */
export const listProspects = (
  viewer: Viewer,
  linkId: string,
  filter: ProspectFilter = {},
  pageSize: number = prospectPageSize,
): Promise<ProspectPage> =>
  asViewer(viewer, async (tx) => {
    const counted = await readCounts(tx, linkId, filter);
    const start = await startOf(tx, linkId, filter.cursor, pageSize);
    const { page, firstRank, hasNext } = await readPage(tx, linkId, filter, start, pageSize);
    const first = page[0];
    const last = page.at(-1);
    return {
      ...counted,
      rows: page.map((row, index) => toRow(row, firstRank + index)),
      previousCursor: first && firstRank > 1 ? writeCursor("b", first, firstRank) : null,
      nextCursor: last && hasNext ? writeCursor("a", last, firstRank + page.length - 1) : null,
    };
  });

const isIn = (filter: Pick<ProspectFilter, "tier" | "state">): SQL =>
  sql.join(
    [
      filter.state ? sql`m.state = ${filter.state}` : sql`m.state <> 'dismissed'`,
      ...(filter.tier ? [sql`m.tier = ${filter.tier}`] : []),
    ],
    sql` and `,
  );

/** Under no stranger's first talk. */
export const isOpenOn = (linkId: string): SQL =>
  sql`m.company_id not in (select company_id from door.protections_of(${linkId}))`;

/** A live project with the company, of those the viewer sees. */
const isInHand = sql`exists (select 1 from projects p where p.company_id = m.company_id and ${isLive})`;

/** A company nobody is talking to, as far as the viewer may know: no visible live project, no stranger's first talk. */
const isUntouched = (linkId: string) => sql`
  not ${isInHand}
  and ${isOpenOn(linkId)}`;

/** A match of the link under the conditions. */
export const isListed = (linkId: string, filter: Omit<ProspectFilter, "cursor">): SQL =>
  sql`m.link_id = ${linkId} and ${isIn(filter)} ${filter.untouched ? sql`and ${isUntouched(linkId)}` : sql``}`;

async function readCounts(tx: Tx, linkId: string, filter: ProspectFilter) {
  type Count = { tier: Tier; state: MatchState; count: number; open: number; inHand: number; dataOn: string | null };
  const rows = await tx.execute<Count>(sql`
    select m.tier, m.state, count(*)::int as count, (count(*) filter (where ${isOpenOn(linkId)}))::int as open,
      (count(*) filter (where m.state = 'suggested' and ${isOpenOn(linkId)} and ${isInHand}))::int as "inHand", max(m.data_on)::text as "dataOn"
    from matches m where m.link_id = ${linkId} ${filter.untouched ? sql`and ${isUntouched(linkId)}` : sql``}
    group by 1, 2`);
  const sum = (belongs: (row: Count) => boolean, of: "count" | "open" | "inHand" = "count") =>
    rows.filter(belongs).reduce((total, row) => total + row[of], 0);
  const inState = (state: MatchState) => (filter.state ? state === filter.state : state !== "dismissed");
  const isOfTier = (tier: Tier) => !filter.tier || tier === filter.tier;
  const isDecidable = (row: Count) => row.state === "suggested" && inState(row.state) && isOfTier(row.tier);
  const tierCounts = Object.fromEntries(
    tiers.map((tier) => [tier, sum((row) => row.tier === tier && inState(row.state))]),
  ) as Record<Tier, number>;
  const stateCounts = Object.fromEntries(
    matchStates.map((state) => [state, sum((row) => row.state === state && isOfTier(row.tier))]),
  ) as Record<MatchState, number>;
  return {
    total: sum((row) => inState(row.state) && isOfTier(row.tier)),
    tierCounts,
    stateCounts,
    decidable: sum(isDecidable, "open"),
    decidableInHand: sum(isDecidable, "inHand"),
    dataOn: rows.reduce<string | null>(
      (last, { dataOn }) => (dataOn && (!last || dataOn > last) ? dataOn : last),
      null,
    ),
  };
}

/** Matches with all that ranks them, the keys of a listing in their order. */
const rankedWhere = (which: SQL) => sql`
  select m.id, ${tierRank} as tier_rank, m.score, coalesce(h.held, 0) as honours, coalesce(c.capital_yuan, -1) as capital
  from matches m join companies c on c.id = m.company_id join links l on l.id = m.link_id
  left join (select company_id, count(distinct kind) as held from company_honours group by 1) h on h.company_id = c.id
  where ${which}`;

const rankedBy = (way: SQL) => sql`r.tier_rank ${way}, r.score ${way}, r.honours ${way}, r.capital ${way}, r.id ${way}`;

/** A page's start: the row it lies beside, or how many rows come before it. */
type Start = Cursor | number;

/** Where the cursor's row has gone, those behind it have moved up into its place. */
async function startOf(tx: Tx, linkId: string, text: string | undefined, pageSize: number): Promise<Start> {
  const cursor = readCursor(text);
  if (!cursor) return 0;
  const [standing] = await tx.execute(
    sql`select 1 from matches where id = ${cursor.matchId}::uuid and link_id = ${linkId}`,
  );
  if (standing) return cursor;
  return Math.max(0, cursor.isBack ? cursor.rank - 1 - pageSize : cursor.rank - 1);
}

/** Past the end there may be nothing left, after a cursor somebody made up or rows that went: then the first page. */
async function readPage(
  tx: Tx,
  linkId: string,
  filter: ProspectFilter,
  start: Start,
  pageSize: number,
): Promise<{ page: Found[]; firstRank: number; hasNext: boolean }> {
  const found = await readFrom(tx, linkId, filter, start, pageSize + 1);
  if (found.length === 0 && start !== 0) return readPage(tx, linkId, filter, 0, pageSize);
  const page = found.slice(0, pageSize);
  const hasMore = found.length > pageSize;
  if (typeof start === "number") return { page, firstRank: start + 1, hasNext: hasMore };
  if (!start.isBack) return { page, firstRank: start.rank + 1, hasNext: hasMore };
  return { page: page.reverse(), firstRank: Math.max(1, start.rank - page.length), hasNext: true };
}

async function readFrom(tx: Tx, linkId: string, filter: ProspectFilter, start: Start, limit: number) {
  const [cursor, skipped] = typeof start === "number" ? [null, start] : [start, 0];
  const past = cursor
    ? sql`where (r.tier_rank, r.score, r.honours, r.capital, r.id) ${cursor.isBack ? sql`>` : sql`<`}
        (select k.tier_rank, k.score, k.honours, k.capital, k.id from (${rankedWhere(sql`m.id = ${cursor.matchId}::uuid`)}) k)`
    : sql``;
  const order = rankedBy(cursor?.isBack ? sql.raw("asc") : sql.raw("desc"));
  return [
    ...(await tx.execute<Found>(sql`
      with page as (select r.* from (${rankedWhere(isListed(linkId, filter))}) r ${past} order by ${order} limit ${limit} offset ${skipped})
      select m.id as "matchId", c.id as "companyId", c.name, c.credit_code as "creditCode", m.tier, m.words, m.sentence, m.spans, m.source, c.province,
        c.city, jsonb_build_object('capitalYuan', c.capital_yuan, 'capitalRaw', c.capital_raw, 'capitalFlag', c.capital_flag) as capital, b.short_name as "bannerName", ${isLocalSql} as "isLocal", m.state, m.reason,
        array(select distinct kind from company_honours where company_id = c.id order by kind) as honours,
        s.protected_until::text as "protectedUntil", v.id as "projectId", v.stage as "projectStage", v.on_link as "isOnLink",
        v.owner as "ownerName", v.held as "projectCount"
      from page r join matches m on m.id = r.id join companies c on c.id = m.company_id
      left join units b on b.id = c.banner_id
      left join door.protections_of(${linkId}) s on s.company_id = m.company_id
      left join lateral (
        select p.id, p.stage, pl.link_id is not null as on_link, u.short_name as owner, (count(*) over ())::int as held
        from projects p join units u on u.id = p.owner_unit_id left join project_links pl on pl.project_id = p.id and pl.link_id = ${linkId}
        where p.company_id = m.company_id and ${isLive}
        order by on_link desc, ${stageRank} desc, p.id limit 1) v on true
      order by ${order}`)),
  ];
}

/** Of a row under a stranger's first talk only its rank and the day leave this function. */
function toRow(row: Found, rank: number): ProspectRow {
  if (row.protectedUntil !== null && !row.isOnLink) return { kind: "masked", rank, protectedUntil: row.protectedUntil };
  return {
    kind: "open",
    rank,
    matchId: row.matchId,
    companyId: row.companyId,
    name: row.name,
    creditCode: row.creditCode,
    tier: row.tier,
    parts: cutAtSpans(row.sentence, row.spans),
    words: row.words,
    source: row.source,
    place: row.bannerName ?? [...new Set([row.province, row.city].filter(Boolean))].join(" "),
    capital: row.capital,
    honours: row.honours,
    isLocal: row.isLocal,
    state: row.state,
    reason: row.reason,
    project:
      row.projectId && row.projectStage
        ? {
            projectId: row.projectId,
            stage: row.projectStage,
            isOnLink: row.isOnLink ?? false,
            ownerName: row.ownerName ?? "",
            count: row.projectCount ?? 1,
          }
        : null,
  };
}

type Cursor = { isBack: boolean; rank: number; matchId: string };

const cursorShape = new RegExp(`^([ab])\\.(\\d{1,7})\\.(${uuidPattern})$`);

/** a: after this row, b: before it. A cursor nobody wrote opens the first page. */
function readCursor(text: string | undefined): Cursor | null {
  const [, side, rank, matchId] = cursorShape.exec(text ?? "") ?? [];
  return side && matchId ? { isBack: side === "b", rank: Number(rank), matchId } : null;
}

/** What ranks a row stays in the database: the row may be one under a stranger's first talk. */
const writeCursor = (side: "a" | "b", row: Found, rank: number) => [side, rank, row.matchId].join(".");
