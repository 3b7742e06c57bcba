import { type SQL, sql } from "drizzle-orm";
import { bigrams, highlight, queryWords } from "@/domain/bigram";
import {
  type CapitalBand,
  type CompanyChoice,
  type CompanyFilter,
  type CompanyHit,
  type CompanyList,
  capitalBandYuan,
  countedUpTo,
  placeOf,
} from "@/domain/company-list";
import { excerptAround } from "@/domain/excerpt";
import type { League } from "@/domain/region";
import type { Viewer } from "@/domain/viewer";
import { asViewer, type Tx } from "./client";
import { companyRow, type RawCompany, rowOf } from "./company-rows";
import { readLeague } from "./league";

const pageRows = 50;
const excerptCharacters = 44;
const mostWords = 6;

type Asked = { words: string[]; ids: SQL[]; narrow: SQL[]; broad: SQL[] };
type Order = CompanyList["order"];

/** One page of the directory under the viewer's rights: every word somewhere in the company, fifty rows, keyset paging. */
export const listCompanies = (viewer: Viewer, filter: CompanyFilter): Promise<CompanyList> =>
  asViewer(viewer, async (tx) => {
    const asked = readQuery(filter.q);
    const nothing = { rows: [], count: 0, order: "name" as const, previous: null, next: null };
    if (filter.q !== "" && asked.words.length === 0) return { ...nothing, isQueryTooShort: true };
    const isBroad = asked.words.length > 0 && (await countHolders(tx, asked)) > countedUpTo;
    const narrowing = narrowingOf(filter, await readLeague(tx));
    const where = all([...(isBroad ? asked.broad : asked.narrow), ...narrowing]);
    const count = isBroad && narrowing.length === 0 ? countedUpTo : await countUpTo(tx, where);
    const order: Order = filter.sort ?? (asked.words.length > 0 && count < countedUpTo ? "rank" : "name");
    const page = await readPage(tx, where, order, asked, filter);
    const links = await linksOf(
      tx,
      page.rows.map((row) => row.id),
      filter.link,
    );
    return {
      rows: page.rows.map((row) => hitOf(row, asked.words, links.get(row.id) ?? [])),
      count: count < countedUpTo ? count : null,
      order,
      previous: page.previous,
      next: page.next,
      isQueryTooShort: false,
    };
  });

/** The first few companies for a picker, best first. */
export const searchCompanies = (viewer: Viewer, query: string, limit = 8): Promise<CompanyChoice[]> =>
  asViewer(viewer, (tx) => findChoices(tx, query, limit));

/** The same inside a transaction that asks for more. */
export async function findChoices(tx: Tx, query: string, limit: number): Promise<CompanyChoice[]> {
  const asked = readQuery(query.slice(0, 60));
  if (asked.words.length === 0) return [];
  const isBroad = (await countHolders(tx, asked)) > countedUpTo;
  const rows = await tx.execute<RawCompany>(sql`
    select ${companyRow} from companies c left join units b on b.id = c.banner_id
    where ${all(isBroad ? asked.broad : asked.narrow)}
    order by ${isBroad ? sql`c.name, c.id` : sql`${rankOf(asked.words)}, c.name, c.id`} limit ${Math.min(limit, 20)}`);
  return [...rows].map((raw) => {
    const row = rowOf(raw);
    return { id: row.id, name: row.name, creditCode: row.creditCode, place: placeOf(row), isLocal: row.isLocal };
  });
}

/** Full-width forms of the printable ASCII characters, so that SQL folds as domain/width.ts does. */
const half = Array.from({ length: 94 }, (_, i) => String.fromCharCode(0x21 + i)).join("");
const full = Array.from({ length: 94 }, (_, i) => String.fromCharCode(0xff01 + i)).join("");
const isAscii = (word: string) => /^[\x21-\x7e]+$/.test(word);
const folded = (column: SQL, word: string) =>
  /[\x21-\x7e]/.test(word) ? sql`lower(translate(${column}, ${full}, ${half}))` : column;

/** Every form of the question: sets of ids to count, conditions that start from those sets, conditions that test rows. */
function readQuery(query: string): Asked {
  const words = queryWords(query).slice(0, mostWords);
  const text = words.filter((word) => !isAscii(word));
  const textIds = text.length > 0 ? [idsHolding([...new Set(text.flatMap(bigrams))])] : [];
  const together = text.filter((word) => word.length > 2).map(standsIn);
  const spelt = words.filter(isAscii).map((word) => ({ ids: idsSpelt(word), holds: beginsOrStands(word) }));
  const speltConditions = spelt.flatMap(({ ids, holds }) => [sql`c.id in (${ids})`, holds]);
  return {
    words,
    ids: [...textIds, ...spelt.map(({ ids }) => ids)],
    narrow: [...textIds.map((ids) => sql`c.id in (${ids})`), ...together, ...speltConditions],
    broad: [
      ...text.map((word) => sql`c.text_grams @> ${sql.param(bigrams(word))}::text[]`),
      ...together,
      ...speltConditions,
    ],
  };
}

/** Asked of a function: the operator of a gram index is not leakproof, and row rights would turn it into a full scan. */
const idsHolding = (grams: string[]) => sql`select door.companies_with(${sql.param(grams)}::text[]) as id`;

const idsSpelt = (word: string) =>
  sql.join(
    [
      sql`select id from companies where ${beginsWith(sql`initials`, word)}`,
      sql`select id from companies where ${beginsWith(sql`pinyin`, word)}`,
      idsHolding(bigrams(word)),
    ],
    sql` union all `,
  );

const beginsOrStands = (word: string) =>
  sql`(${beginsWith(sql`c.initials`, word)} or ${beginsWith(sql`c.pinyin`, word)} or ${standsIn(word)})`;

/** A range, not LIKE: its operators are leakproof, so the index is used under row-level security as well. */
const beginsWith = (column: SQL, word: string) =>
  sql`${column} ~>=~ ${word} and ${column} ~<~ ${word.slice(0, -1) + String.fromCharCode(word.charCodeAt(word.length - 1) + 1)}`;

/** Grams alone would take 叶轮片 for 叶片; the word itself has to stand in the text or the code. */
const standsIn = (word: string) =>
  sql`(${isAscii(word) ? sql`position(${word.toUpperCase()} in c.credit_code) > 0 or ` : sql``}
    position(${word} in ${folded(sql`(c.name || ' ' || c.scope || ' ' || c.products)`, word)}) > 0)`;

const all = (conditions: readonly SQL[]) => (conditions.length > 0 ? sql.join([...conditions], sql` and `) : sql`true`);

async function countHolders(tx: Tx, asked: Asked): Promise<number> {
  const [first = sql`select null`, ...others] = asked.ids;
  const both = others.reduce((left, right) => sql`(${left}) intersect (${right})`, first);
  const [row] = await tx.execute<{ n: number }>(
    sql`select count(*)::int as n from (${both} limit ${countedUpTo + 1}) found`,
  );
  return row?.n ?? 0;
}

async function countUpTo(tx: Tx, where: SQL): Promise<number> {
  const [row] = await tx.execute<{ n: number }>(
    sql`select count(*)::int as n from (select 1 from companies c where ${where} limit ${countedUpTo}) found`,
  );
  return row?.n ?? 0;
}

function narrowingOf(filter: CompanyFilter, league: League): SQL[] {
  return [
    ...(filter.province ? [sql`c.province = ${filter.province}`] : []),
    ...(filter.banner ? [sql`c.banner_id = ${filter.banner}`] : []),
    ...(filter.relation === "local"
      ? [sql`(c.banner_id is not null or c.province = ${league.province} and c.city = ${league.city})`]
      : []),
    ...(filter.relation === "prospect" ? [sql`c.is_prospect`] : []),
    ...(filter.link
      ? [sql`c.id in (select company_id from matches where link_id = ${filter.link} and state <> 'dismissed')`]
      : []),
    ...(filter.capital ? [capitalIn(filter.capital)] : []),
  ];
}

function capitalIn(band: CapitalBand): SQL {
  if (band === "unknown") return sql`c.capital_yuan is null`;
  const [from, below] = capitalBandYuan[band];
  return all([
    ...(from === null ? [] : [sql`c.capital_yuan >= ${from}`]),
    ...(below === null ? [] : [sql`c.capital_yuan < ${below}`]),
  ]);
}

/** Name begins with it, name holds it, products hold it, anything else. */
function rankOf(words: readonly string[]): SQL {
  const word = words[0] ?? "";
  const name = folded(sql`c.name`, word);
  const begins = isAscii(word)
    ? sql`starts_with(c.initials, ${word}) or starts_with(c.pinyin, ${word}) or starts_with(c.credit_code, ${word.toUpperCase()})`
    : sql`starts_with(${name}, ${word})`;
  return sql`case when ${begins} then 0 when position(${word} in ${name}) > 0 then 1
    when position(${word} in ${folded(sql`c.products`, word)}) > 0 then 2 else 3 end`;
}

type Cursor = { rank: number; name: string; id: string };
const write = (row: RawCompany): string =>
  Buffer.from(JSON.stringify([row.rank, row.name, row.id])).toString("base64url");
function read(cursor: string): Cursor | null {
  try {
    const [rank, name, id] = JSON.parse(Buffer.from(cursor, "base64url").toString()) as unknown[];
    const isSound = Number.isInteger(rank) && typeof name === "string" && /^[0-9a-f-]{36}$/.test(String(id));
    return isSound ? { rank: Number(rank), name: String(name), id: String(id) } : null;
  } catch {
    return null;
  }
}

async function readPage(tx: Tx, where: SQL, order: Order, asked: Asked, filter: CompanyFilter) {
  const after = read(filter.after);
  const before = after ? null : read(filter.before);
  const from = after ?? before;
  const isForward = (order !== "name_desc") !== (before !== null);
  const sign = isForward ? sql`>` : sql`<`;
  const direction = isForward ? sql`asc` : sql`desc`;
  const rank = order === "rank" ? rankOf(asked.words) : sql`0`;
  const keys = order === "rank" ? sql`c.rank ${direction}, ` : sql``;
  const beyond = !from
    ? sql``
    : order === "rank"
      ? sql`where (c.rank, c.name, c.id) ${sign} (${from.rank}, ${from.name}, ${from.id}::uuid)`
      : sql`and (c.name, c.id) ${sign} (${from.name}, ${from.id}::uuid)`;
  const source =
    order === "rank"
      ? sql`(select c.*, ${rank} as rank from companies c where ${where} offset 0) c`
      : sql`(select c.*, 0 as rank from companies c where ${where} ${beyond}) c`;
  const found = await tx.execute<RawCompany>(sql`
    select ${companyRow}, c.rank, c.scope, c.products
    from ${source} left join units b on b.id = c.banner_id ${order === "rank" ? beyond : sql``}
    order by ${keys} c.name ${direction}, c.id ${direction} limit ${pageRows + 1}`);
  const isMore = found.length > pageRows;
  const shown = [...found].slice(0, pageRows);
  if (before) shown.reverse();
  const [first] = shown;
  const last = shown.at(-1);
  return {
    rows: shown,
    previous: first && (before ? isMore : after !== null) ? write(first) : null,
    next: last && (before !== null || isMore) ? write(last) : null,
  };
}

type RowLinks = CompanyHit["links"];

/** Links of the page's companies in one statement, the filtered one first, then confirmed ones. */
async function linksOf(tx: Tx, ids: readonly string[], first: string): Promise<Map<string, RowLinks>> {
  if (ids.length === 0) return new Map();
  const found = await tx.execute<{ company_id: string; id: string; name: string; is_confirmed: boolean }>(sql`
    select m.company_id, l.id, l.name, m.state = 'confirmed' as is_confirmed
    from matches m join links l on l.id = m.link_id
    where m.company_id = any(${sql.param([...ids])}::uuid[]) and m.state <> 'dismissed'
    order by l.id = ${first} desc, m.state = 'confirmed' desc, m.score desc, l.id`);
  const links = new Map<string, RowLinks>();
  for (const { company_id, id, name, is_confirmed } of found)
    links.set(company_id, [...(links.get(company_id) ?? []), { id, name, isConfirmed: is_confirmed }]);
  return links;
}

function hitOf(raw: RawCompany, words: string[], links: RowLinks): CompanyHit {
  const row = rowOf(raw);
  const texts = [raw.products ?? "", raw.scope ?? ""];
  const holding =
    texts.find((text) => highlight(text, words).some((piece) => piece.isHit)) ?? texts.find(Boolean) ?? "";
  return {
    ...row,
    namePieces: highlight(row.name, words),
    excerpt: excerptAround(holding, words, excerptCharacters),
    links: links.slice(0, 2),
    linkCount: links.length,
  };
}
