import { type SQL, sql } from "drizzle-orm";
import { bigrams, lettersTogether, mostWords, queryWords, wordsLeftOut } from "@/domain/bigram";
import {
  type CapitalBand,
  type CompanyFilter,
  capitalBandYuan,
  countedUpTo,
  listedHonour,
} from "@/domain/company-list";
import { withoutPlace } from "@/domain/place";
import { cityForms } from "@/domain/written-place";
import { isLive } from "./chains";
import type { Tx } from "./client";
import { isLocalSql } from "./company-rows";

/** A question in every form: sets of ids to count, conditions that start from those sets, conditions that test rows. */
export type Asked = {
  words: string[];
  /** Words of the query that were not looked for. */
  leftOut: string[];
  ids: SQL[];
  narrow: SQL[];
  broad: SQL[];
  /** One set of ids answers the question: its rows need no further test. */
  isSetAlone: boolean;
};

/** Full-width forms of the printable ASCII characters, so that SQL folds as domain/width.ts does. */
const half = Array.from({ length: 94 }, (_, i) => String.fromCharCode(0x21 + i)).join("");
const full = Array.from({ length: 94 }, (_, i) => String.fromCharCode(0xff01 + i)).join("");
const isAscii = (word: string) => /^[\x21-\x7e]+$/.test(word);
/** No spelling begins with digits alone that the name itself does not hold. */
const isSpelt = (word: string) => isAscii(word) && /[a-z]/.test(word);
/** A column as words are compared with it. */
export const folded = (column: SQL, word: string) =>
  /[\x21-\x7e]/.test(word) ? sql`lower(translate(${column}, ${full}, ${half}))` : column;

function readQuery(query: string): Asked {
  const words = queryWords(query).slice(0, mostWords);
  const forms = words.map((word) => ({ word, place: isAscii(word) ? null : placed(word) }));
  const plain = forms.flatMap(({ word, place }) => (isSpelt(word) || place ? [] : [word]));
  const textIds = plain.length > 0 ? [idsHolding(bigrams(plain.join(" ")))] : [];
  const together = plain.filter((word) => word.length > 2).map(standsIn);
  const alone = forms.flatMap(({ word, place }) => {
    if (place) return [inPlace(word, place)];
    return isSpelt(word) ? [{ ids: idsSpelt(word), holds: beginsOrStands(word) }] : [];
  });
  const ids = [...textIds, ...alone.map(({ ids }) => ids)];
  const holds = alone.map(({ holds }) => holds);
  return {
    words,
    leftOut: wordsLeftOut(query),
    ids,
    narrow: [...(ids.length > 0 ? [sql`c.id in (${inAll(ids)})`] : []), ...together, ...holds],
    broad: [...plain.map(standsIn), ...holds],
    isSetAlone: textIds.length === 1 && together.length === 0 && alone.length === 0,
  };
}

/** Something was typed and no word of it is long enough to search with. */
export const isTooShort = (query: string) => query !== "" && queryWords(query).length === 0;

/** Asked of a function: the operator of a gram index is not leakproof, and row rights would turn it into a full scan. */
const idsHolding = (grams: number[]) => sql`select door.companies_with(${sql.param(grams)}::int[]) as id`;

/** Both spellings of the name and, where it does not begin with the short name, both of that. */
const spellings = ["initials", "pinyin", "core_initials", "core_pinyin"].map((column) => sql.raw(column));

const idsSpelt = (word: string) =>
  sql.join(
    [
      ...spellings.map((column) => sql`select id from companies where ${beginsWith(column, word)}`),
      idsHolding(bigrams(word)),
    ],
    sql` union all `,
  );

const beginsOrStands = (word: string) =>
  sql`(${sql.join(
    spellings.map((column) => beginsWith(sql`c.${column}`, word)),
    sql` or `,
  )} or ${standsIn(word)})`;

/** A range, not LIKE: its operators are leakproof, so the index is used under row-level security as well. */
const beginsWith = (column: SQL, word: string) =>
  sql`${column} ~>=~ ${word} and ${column} ~<~ ${word.slice(0, -1) + String.fromCharCode(word.charCodeAt(word.length - 1) + 1)}`;

type Placed = { place: string; core: string };

/** The place a word begins with, without what kind of place it is, and the short name behind it; null without either. */
function placed(word: string): Placed | null {
  const core = withoutPlace(word);
  const place = word.slice(0, word.length - core.length);
  return place === "" ? null : { place: place.replace(/(?<=..)[省市盟州县区旗]$/, ""), core: core.toUpperCase() };
}

/** 天津新河 stands in the text, or 新河 begins the short name of 天津市新河物流. */
function inPlace(word: string, { place, core }: Placed) {
  const isOfPlace = (row: SQL) =>
    sql`${beginsWith(sql`${row}core_name`, core)} and position(${place} in ${row}name) > 0`;
  return {
    ids: sql`${idsHolding(bigrams(word))} union all select id from companies where ${isOfPlace(sql``)}`,
    holds: sql`(${standsIn(word)} or ${isOfPlace(sql`c.`)})`,
  };
}

/** Grams alone would take 叶轮片 for 叶片; the word itself has to stand in the text or the code. */
const standsIn = (word: string) =>
  sql`(${isAscii(word) ? sql`position(${word.toUpperCase()} in c.credit_code) > 0 or ` : sql``}
    position(${word} in ${folded(sql`(c.name || ' ' || c.core_name || ' ' || coalesce(c.other_names, '') || ' ' || c.scope || ' ' || c.products)`, word)}) > 0)`;

export const all = (conditions: readonly SQL[]) =>
  conditions.length > 0 ? sql.join([...conditions], sql` and `) : sql`true`;

/** Each set is made once and compared by hash; asked for one by one, the planner may go through one for each row of another. */
const inAll = ([first = sql`select null::uuid`, ...others]: readonly SQL[]) =>
  others.reduce((left, right) => sql`(${left}) intersect (${right})`, first);

async function countHolders(tx: Tx, asked: Asked): Promise<number> {
  const [row] = await tx.execute<{ n: number }>(
    sql`select count(*)::int as n from (${inAll(asked.ids)} limit ${countedUpTo + 1}) found`,
  );
  return row?.n ?? 0;
}

export async function countUpTo(tx: Tx, where: SQL): Promise<number> {
  const [row] = await tx.execute<{ n: number }>(
    sql`select count(*)::int as n from (select 1 from companies c where ${where} limit ${countedUpTo}) found`,
  );
  return row?.n ?? 0;
}

/**
 * A question, and how many may answer it as far as 10,001. Pinyin typed syllable by syllable is one spelling where a name
 * is spelt so, else words.
 */
export async function readAsked(tx: Tx, query: string): Promise<{ asked: Asked; holders: number }> {
  const together = lettersTogether(query);
  const isSpelling = together !== "" && (await countUpTo(tx, all(readQuery(together).narrow))) > 0;
  const asked = readQuery(isSpelling ? together : query);
  return { asked, holders: asked.words.length > 0 ? await countHolders(tx, asked) : 0 };
}

/**
 * Everything the filter asks of a company; a question that very many answer is tested row by row. `known` is their
 * number up to 10,000 where finding out has counted them already.
 */
export async function readConditions(tx: Tx, filter: CompanyFilter) {
  const { asked, holders } = await readAsked(tx, filter.q);
  const isBroad = holders > countedUpTo;
  const conditions = [...(isBroad ? asked.broad : asked.narrow), ...(await narrowingOf(tx, filter))];
  const isCounted = isBroad ? conditions.length === asked.broad.length : asked.isSetAlone && conditions.length === 1;
  return { asked, conditions, known: isCounted ? Math.min(holders, countedUpTo) : null };
}

/** The link page gives no name to a company under a first talk the viewer does not see; nor does the directory, by its link. */
export const isUnmasked = sql.raw(
  `((select (door.viewer()).sees_all) or m.link_id not in (select door.hidden_talks(m.company_id)))`,
);

/** What the filters leave of the directory; every test of theirs is leakproof or asks a set of ids. */
export async function narrowingOf(tx: Tx, filter: CompanyFilter): Promise<SQL[]> {
  return [
    ...(filter.province ? [sql`c.province = ${filter.province}`] : []),
    ...(filter.banner ? [sql`c.banner_id = ${filter.banner}`] : []),
    ...(filter.city ? [await isInCity(tx, filter.city)] : []),
    ...(filter.relation === "local" ? [isLocalSql] : []),
    ...(filter.relation === "prospect" ? [sql`c.is_prospect`] : []),
    ...(filter.link
      ? [
          sql`c.id in (select company_id from matches where link_id = ${filter.link} and state <> 'dismissed'
            except select company_id from door.protections_of(${filter.link}))`,
        ]
      : []),
    ...(filter.capital ? [capitalIn(filter.capital)] : []),
    ...(filter.foundedFrom ? [sql`c.founded_on >= ${`${filter.foundedFrom}-01-01`}::date`] : []),
    ...(filter.foundedTo ? [sql`c.founded_on <= ${`${filter.foundedTo}-12-31`}::date`] : []),
    ...(filter.honour ? [isHonoured(filter.honour)] : []),
    ...(filter.listed ? [isHonoured(listedHonour)] : []),
    ...(filter.live ? [sql`c.id in (select p.company_id from projects p where ${isLive})`] : []),
    ...(filter.gbt ? await namesClass(tx, filter.gbt) : []),
  ];
}

/** Lists write a prefecture with or without what it is; where the directory knows one form, its index gives the order too. */
async function isInCity(tx: Tx, city: string): Promise<SQL> {
  const found = await tx.execute<{ form: string }>(sql`
    select form from unnest(${sql.param(cityForms(city))}::text[]) form
    where exists (select 1 from companies c where c.city = form)`);
  const [first, ...others] = [...found].map(({ form }) => form);
  if (first === undefined) return sql`false`;
  return others.length === 0 ? sql`c.city = ${first}` : sql`c.city = any(${sql.param([first, ...others])}::text[])`;
}

const isHonoured = (kind: string) => sql`c.id in (select company_id from company_honours where kind = ${kind})`;

/** Lists carry no class of their own: a company is of a class when its name, scope or products write the class's name. */
async function namesClass(tx: Tx, code: string): Promise<SQL[]> {
  const [found] = await tx.execute<{ name: string }>(sql`
    select g->>'name' as name from links, jsonb_array_elements(gbt_classes) g where g->>'code' = ${code} limit 1`);
  const words = queryWords(found?.name ?? "");
  if (words.length === 0) return [sql`false`];
  return [sql`c.id in (${idsHolding(bigrams(words.join(" ")))})`, ...words.map(standsIn)];
}

function capitalIn(band: CapitalBand): SQL {
  if (band === "unknown") return sql`c.capital_yuan is null`;
  const [from, below] = capitalBandYuan[band];
  return all([
    ...(from === null ? [] : [sql`c.capital_yuan >= ${from}`]),
    ...(below === null ? [] : [sql`c.capital_yuan < ${below}`]),
  ]);
}

/** The best that any of the words reaches: name begins with it, so does the short name, name holds it, products do, anything else. */
export function rankOf(words: readonly string[]): SQL {
  const any = (tests: readonly SQL[]) => sql.join([...tests], sql` or `);
  const stands = (column: SQL) => any(words.map((word) => sql`position(${word} in ${folded(column, word)}) > 0`));
  return sql`case when ${any(words.map(begins))} then 0 when ${any(words.map(beginsInShort))} then 1
    when ${stands(sql`(c.name || ' ' || coalesce(c.other_names, ''))`)} then 2 when ${stands(sql`c.products`)} then 3 else 4 end`;
}

const begins = (word: string) =>
  isAscii(word)
    ? sql`starts_with(c.initials, ${word}) or starts_with(c.pinyin, ${word}) or starts_with(c.credit_code, ${word.toUpperCase()})`
    : sql`starts_with(${folded(sql`c.name`, word)}, ${word}) or c.core_name = ${word.toUpperCase()}`;

const beginsInShort = (word: string) =>
  isAscii(word) ? sql`starts_with(c.core_initials, ${word}) or starts_with(c.core_pinyin, ${word})` : sql`false`;
