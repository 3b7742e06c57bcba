import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { CompanyFilter, CompanyList, CompanySort } from "@/domain/company-list";
import type { Tx } from "./client";
import { type Asked, all, isUnmasked, rankOf } from "./company-query";
import { companyRow, type RawCompany } from "./company-rows";

const pageRows = 50;
/** Characters of a text around its hit that a line of the directory shows. */
export const mostExcerpt = 44;

type Order = CompanyList["order"];
type Key = string | number | null;
type Cursor = { key: Key; name: string; id: string };

type Way = { column: SQL; type: SQL; isDown: boolean; isKey: (key: string) => boolean; mayBeBlank: boolean };
const name = { column: sql`c.name`, type: sql`text`, isKey: () => true, mayBeBlank: false };
const capital = {
  column: sql`c.capital_yuan`,
  type: sql`bigint`,
  isKey: (key: string) => /^\d{1,18}$/.test(key),
  mayBeBlank: true,
};
const founded = {
  column: sql`c.founded_on`,
  type: sql`date`,
  isKey: (key: string) => z.iso.date().safeParse(key).success,
  mayBeBlank: true,
};

/** The column an order goes by; one that may be empty has its empty rows last in either direction. */
const ways: Record<CompanySort, Way> = {
  name: { ...name, isDown: false },
  name_desc: { ...name, isDown: true },
  capital: { ...capital, isDown: false },
  capital_desc: { ...capital, isDown: true },
  founded: { ...founded, isDown: false },
  founded_desc: { ...founded, isDown: true },
};

/** Terms in one direction, the id deciding between equals. */
const inTurn = (terms: readonly SQL[], isDown: boolean) =>
  sql.join(
    [...terms, sql`c.id`].map((term) => sql`${term} ${isDown ? sql`desc` : sql`asc`}`),
    sql`, `,
  );

/** A whole list in the order its pages go through. */
export function orderBy(order: Order, { words }: Asked): SQL {
  if (order === "rank") return inTurn([rankOf(words), sql`c.name`], false);
  const { column, isDown } = ways[order];
  return sql`${column} is null, ${inTurn([column], isDown)}`;
}

export type CompanyPage = { rows: RawCompany[]; previous: string | null; next: string | null };

/** Fifty rows from a cursor on, in either direction, with the cursors of the pages beside them. */
export async function readPage(
  tx: Tx,
  where: SQL,
  order: Order,
  asked: Asked,
  filter: Pick<CompanyFilter, "after" | "before" | "link">,
): Promise<CompanyPage> {
  const columns = select(asked, filter.link);
  const after = readCursor(filter.after, order);
  const before = after ? null : readCursor(filter.before, order);
  const from = after ?? before;
  const isBackward = before !== null;
  const found =
    order === "rank"
      ? await readRanked(tx, columns, where, asked, from, isBackward)
      : await readSorted(tx, columns, where, order, from, isBackward);
  const isMore = found.length > pageRows;
  const rows = found.slice(0, pageRows);
  if (isBackward) rows.reverse();
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    rows,
    previous: first && (isBackward ? isMore : after !== null) ? writeCursor(first) : null,
    next: last && (isBackward || isMore) ? writeCursor(last) : null,
  };
}

/** Texts whole where words are looked for in them, else their beginning, which is all a line shows. */
const select = ({ words }: Asked, link: string) =>
  words.length > 0
    ? sql`select ${companyRow}, ${linksFrom(link)} as links, c.scope, c.products`
    : sql`select ${companyRow}, ${linksFrom(link)} as links, left(c.scope, ${mostExcerpt + 1}) as scope, left(c.products, ${mostExcerpt + 1}) as products`;

/** A company's links, the filtered one first, then confirmed ones; worked out for the rows of the page alone. */
const linksFrom = (first: string) => sql`(
  select jsonb_agg(jsonb_build_object('id', l.id, 'name', l.name, 'isConfirmed', m.state = 'confirmed')
    order by l.id = ${first} desc, m.state = 'confirmed' desc, m.score desc, l.id)
  from matches m join links l on l.id = m.link_id where m.company_id = c.id and m.state <> 'dismissed' and ${isUnmasked})`;
const banner = sql`left join units b on b.id = c.banner_id`;

async function readRanked(tx: Tx, columns: SQL, where: SQL, asked: Asked, from: Cursor | null, isBackward: boolean) {
  const beyond = from
    ? sql`where (c.key, c.name, c.id) ${isBackward ? sql`<` : sql`>`} (${from.key}::int, ${from.name}, ${from.id}::uuid)`
    : sql``;
  const found = await tx.execute<RawCompany>(sql`
    ${columns}, c.key from (select c.*, ${rankOf(asked.words)} as key from companies c where ${where} offset 0) c ${banner} ${beyond}
    order by ${inTurn([sql`c.key`, sql`c.name`], isBackward)} limit ${pageRows + 1}`);
  return [...found];
}

/** Rows with the key, then rows without it (backwards the other way round): each part walks the same index. */
async function readSorted(
  tx: Tx,
  columns: SQL,
  where: SQL,
  sort: CompanySort,
  from: Cursor | null,
  isBackward: boolean,
) {
  const { column, type, isDown, mayBeBlank } = ways[sort];
  const isFalling = isDown !== isBackward;
  const sign = isFalling ? sql`<` : sql`>`;
  const parts = mayBeBlank ? (["valued", "blank"] as const) : (["valued"] as const);
  const walked = isBackward ? [...parts].reverse() : [...parts];
  const start = from?.key === null ? "blank" : "valued";
  const rows: RawCompany[] = [];
  for (const part of from ? walked.slice(walked.indexOf(start)) : walked) {
    const holds = mayBeBlank ? [part === "blank" ? sql`${column} is null` : sql`${column} is not null`] : [];
    const beyond =
      !from || part !== start
        ? []
        : part === "blank"
          ? [sql`c.id ${sign} ${from.id}::uuid`]
          : [sql`(${column}, c.id) ${sign} (${from.key}::${type}, ${from.id}::uuid)`];
    const found = await tx.execute<RawCompany>(sql`
      ${columns}, ${column}::text as key from companies c ${banner} where ${all([where, ...holds, ...beyond])}
      order by ${inTurn([column], isFalling)} limit ${pageRows + 1 - rows.length}`);
    rows.push(...found);
    if (rows.length > pageRows) break;
  }
  return rows;
}

const writeCursor = (row: RawCompany): string =>
  Buffer.from(JSON.stringify([row.key ?? null, row.name, row.id])).toString("base64url");

/** A cursor that was tampered with, or belongs to another order, counts as none: the first page. */
function readCursor(cursor: string, order: Order): Cursor | null {
  if (cursor === "") return null;
  try {
    const [key, name, id] = written.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
    return isKeyOf(order, key) ? { key, name, id } : null;
  } catch {
    return null;
  }
}
const sound = z.string().refine((text) => !text.includes("\0"));
const written = z.tuple([z.union([z.int32(), sound, z.null()]), sound, z.guid()]);

function isKeyOf(order: Order, key: Key): boolean {
  if (order === "rank") return typeof key === "number";
  return key === null ? ways[order].mayBeBlank : typeof key === "string" && ways[order].isKey(key);
}
