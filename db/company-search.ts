import { sql } from "drizzle-orm";
import { highlight, holdsAny } from "@/domain/bigram";
import {
  type CompanyChoice,
  type CompanyFilter,
  type CompanyHit,
  type CompanyList,
  countedUpTo,
  placeOf,
} from "@/domain/company-list";
import { excerptAround } from "@/domain/excerpt";
import { otherNameFound } from "@/domain/other-names";
import type { Viewer } from "@/domain/viewer";
import { asReader, type Tx } from "./client";
import { mostExcerpt, readPage } from "./company-page";
import { all, countUpTo, isTooShort, rankOf, readAsked, readConditions } from "./company-query";
import { companyRow, type RawCompany, rowOf } from "./company-rows";
import { markName } from "./name-marks";

type Order = CompanyList["order"];

/** One page of the directory under the viewer's rights: every word somewhere in the company, fifty rows, keyset paging. */
export const listCompanies = (viewer: Viewer, filter: CompanyFilter): Promise<CompanyList> =>
  asReader(viewer, async (tx) => {
    const nothing = { rows: [], count: 0, order: "name" as const, previous: null, next: null, leftOut: [] };
    if (isTooShort(filter.q)) return { ...nothing, isQueryTooShort: true };
    const { asked, conditions, known } = await readConditions(tx, filter);
    const where = all(conditions);
    // Asked without waiting; where the order hangs on it, the page waits.
    const counting = known === null ? countUpTo(tx, where) : Promise.resolve(known);
    const isRanked = !filter.sort && asked.words.length > 0 && (await counting) < countedUpTo;
    const order: Order = filter.sort ?? (isRanked ? "rank" : "name");
    const [count, page] = await Promise.all([counting, readPage(tx, where, order, asked, filter)]);
    return {
      rows: page.rows.map((row) => hitOf(row, asked.words)),
      count: count < countedUpTo ? count : null,
      order,
      previous: page.previous,
      next: page.next,
      isQueryTooShort: false,
      leftOut: asked.leftOut,
    };
  });

/** The first few companies for a picker, best first. */
export const searchCompanies = (viewer: Viewer, query: string, limit = 8): Promise<CompanyChoice[]> =>
  asReader(viewer, (tx) => findChoices(tx, query, limit));

/** The same inside a transaction that asks for more. */
export async function findChoices(tx: Tx, query: string, limit: number): Promise<CompanyChoice[]> {
  const { asked, holders } = await readAsked(tx, query.slice(0, 60));
  if (asked.words.length === 0) return [];
  const isBroad = holders > countedUpTo;
  const rows = await tx.execute<RawCompany>(sql`
    select ${companyRow} from companies c left join units b on b.id = c.banner_id
    where ${all(isBroad ? asked.broad : asked.narrow)}
    order by ${isBroad ? sql`c.name, c.id` : sql`${rankOf(asked.words)}, c.name, c.id`} limit ${Math.min(limit, 20)}`);
  return [...rows].map((raw) => {
    const row = rowOf(raw);
    const otherName = otherNameFound(row.name, row.otherNames, asked.words);
    return {
      id: row.id,
      name: row.name,
      otherName,
      creditCode: row.creditCode,
      place: placeOf(row),
      isLocal: row.isLocal,
    };
  });
}

function hitOf(raw: RawCompany, words: string[]): CompanyHit {
  const row = rowOf(raw);
  const links = raw.links ?? [];
  const texts = [raw.products ?? "", raw.scope ?? ""];
  const holding = texts.find((text) => holdsAny(text, words)) ?? texts.find(Boolean) ?? "";
  return {
    ...row,
    namePieces: markName(row.name, words),
    otherNamePieces: highlight(otherNameFound(row.name, row.otherNames, words) ?? "", words),
    excerpt: excerptAround(holding, words, mostExcerpt),
    links: links.slice(0, 2),
    linkCount: links.length,
  };
}
