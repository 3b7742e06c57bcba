import { type SQL, sql } from "drizzle-orm";
import {
  type CompanyFacet,
  clearedOf,
  companyFacets,
  conditionsOf,
  type FacetCounts,
  type FacetValue,
  fixedValues,
  holdsAll,
} from "@/domain/company-facet";
import { type CompanyFilter, companyFilterSchema, countedUpTo } from "@/domain/company-list";
import type { Viewer } from "@/domain/viewer";
import { cityStem } from "@/domain/written-place";
import { asViewer, type Tx } from "./client";
import { readHonours } from "./company-options";
import { all, countUpTo, isTooShort, narrowingOf, readConditions } from "./company-query";

/** Of cities and links the ones with the most companies. */
const mostNamed = 12;
/** A list that does not search lists nothing. */
const noCounts = () => Object.fromEntries(companyFacets.map((facet) => [facet, []])) as unknown as FacetCounts;

/** What the conditions leave, and whether that is less than the list counts. */
type Left = { where: SQL; isFew: boolean };
type Option = FacetValue & { facet: CompanyFacet; test: SQL };

/**
 * For the values of every facet, how many companies the present conditions would leave with it; a facet's own present
 * value does not count against its others. Values nobody has are left out.
 */
export const countFacets = (viewer: Viewer, filter: CompanyFilter): Promise<FacetCounts> =>
  asViewer(viewer, async (tx) => {
    const counts = noCounts();
    if (isTooShort(filter.q)) return counts;
    // A count that stops at 10,000 goes by an index: where the rows it looks for lie together, reading on is no shorter way.
    await tx.execute(sql`select set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)`);
    const left = await readLeft(tx, filter);
    const asked = new Map<Left, Option[]>([[left, []]]);
    for (const facet of companyFacets) {
      const cleared = clearedOf(facet);
      const mine = holdsAll(filter, cleared) ? left : await readLeft(tx, { ...filter, ...cleared });
      asked.set(mine, [...(asked.get(mine) ?? []), ...(await optionsOf(tx, facet, mine))]);
    }
    for (const [{ where, isFew }, options] of asked) {
      const tests = options.map(({ test }) => test);
      const [row] = await tx.execute<{ counts: number[] }>(
        isFew ? countTogether(where, tests) : countApart(where, tests),
      );
      options.forEach(({ facet, value, label }, at) => {
        const count = row?.counts[at] ?? 0;
        if (count > 0) counts[facet].push({ value, label, count: count < countedUpTo ? count : null });
      });
    }
    for (const facet of ["city", "link"] as const)
      counts[facet].sort((one, other) => (other.count ?? 0) - (one.count ?? 0));
    return counts;
  });

async function readLeft(tx: Tx, filter: CompanyFilter): Promise<Left> {
  const { conditions } = await readConditions(tx, filter);
  const where = all(conditions);
  return { where, isFew: (await countUpTo(tx, where)) < countedUpTo };
}

async function optionsOf(tx: Tx, facet: CompanyFacet, left: Left): Promise<Option[]> {
  const options: Option[] = [];
  for (const { value, label } of await valuesOf(tx, facet, left)) {
    const test = all(await narrowingOf(tx, { ...none, ...conditionsOf(facet, value) }));
    options.push({ facet, value, label, test });
  }
  return options;
}
const none = companyFilterSchema.parse({});

/** Cities and links are too many to count each: of few companies the commonest, of very many none. */
async function valuesOf(tx: Tx, facet: CompanyFacet, { where, isFew }: Left): Promise<readonly FacetValue[]> {
  const read = async (query: SQL) => [...(await tx.execute<FacetValue>(query))];
  switch (facet) {
    case "honour":
      return (await readHonours(tx)).map((kind) => ({ value: kind, label: kind }));
    case "banner":
      return read(
        sql`select id as value, short_name as label from units where kind = 'banner' and code is not null order by code`,
      );
    case "city":
      return isFew
        ? eachOnce(
            await read(sql`
              select c.city as value, c.city as label from companies c where ${where} and c.city is not null
              group by 1 order by count(*) desc, 1 limit ${mostNamed}`),
          )
        : [];
    case "link":
      return isFew
        ? read(sql`
            select l.id as value, h.name || ' / ' || l.name as label from (
              select m.link_id, count(*) as count from matches m
              where m.state <> 'dismissed' and m.company_id in (select c.id from companies c where ${where}) group by 1
            ) m join links l on l.id = m.link_id join chains h on h.id = l.chain_id
            order by m.count desc, l.id limit ${mostNamed}`)
        : [];
    default:
      return fixedValues[facet];
  }
}

/** 盐城 and 盐城市 are one condition. */
const eachOnce = (cities: readonly FacetValue[]) =>
  cities.filter(({ value }, at) => cities.findIndex((other) => cityStem(other.value) === cityStem(value)) === at);

/** Few companies are read once and sorted into every value. */
const countTogether = (where: SQL, tests: readonly SQL[]): SQL => sql`
  select array[${sql.join(
    tests.map((test) => sql`count(*) filter (where ${test})::int`),
    sql`, `,
  )}] as counts from (select * from companies c where ${where} offset 0) c`;

/** Of many, each value is counted for itself and no further than the list counts. */
const countApart = (where: SQL, tests: readonly SQL[]): SQL => sql`
  select array[${sql.join(
    tests.map(
      (test) =>
        sql`(select count(*)::int from (select 1 from companies c where ${where} and ${test} limit ${countedUpTo}) found)`,
    ),
    sql`, `,
  )}] as counts`;
