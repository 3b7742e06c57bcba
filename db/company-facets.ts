import { type SQL, sql } from "drizzle-orm";
import { type CompanyFacet, companyFacets, type FacetCounts, facetValues } from "@/domain/company-facet";
import { type CompanyFilter, companyFilterSchema, countedUpTo } from "@/domain/company-list";
import type { Viewer } from "@/domain/viewer";
import { asViewer, type Tx } from "./client";
import { all, countUpTo, isTooShort, narrowingOf, readConditions } from "./company-query";

const mostHonours = 60;
const none = companyFilterSchema.parse({});
/** A list that does not search lists nothing. */
const noCounts = Object.fromEntries(companyFacets.map((facet) => [facet, []])) as unknown as FacetCounts;

/**
 * For every value of every facet, how many companies the present conditions would leave with it; a facet's own present
 * value does not count against its others. Values nobody has are left out.
 */
export const countFacets = (viewer: Viewer, filter: CompanyFilter): Promise<FacetCounts> =>
  asViewer(viewer, async (tx) => {
    if (isTooShort(filter.q)) return noCounts;
    const honours = await tx.execute<{ kind: string }>(
      sql`select distinct kind from company_honours order by 1 limit ${mostHonours}`,
    );
    const values = { ...facetValues, honour: [...honours].map(({ kind }) => kind) };
    const counts = {} as FacetCounts;
    for (const facet of companyFacets) counts[facet] = await countFacet(tx, facet, values[facet], filter);
    return counts;
  });

async function countFacet(tx: Tx, facet: CompanyFacet, values: readonly string[], filter: CompanyFilter) {
  if (values.length === 0) return [];
  const others = { ...filter, [facet]: none[facet] };
  const { conditions } = await readConditions(tx, others);
  const where = all(conditions);
  const tests = await Promise.all(
    values.map(async (value) => all(await narrowingOf(tx, companyFilterSchema.parse({ [facet]: value })))),
  );
  const isFew = (await countUpTo(tx, where)) < countedUpTo;
  const [row] = await tx.execute<{ counts: number[] }>(isFew ? countTogether(where, tests) : countApart(where, tests));
  return values.flatMap((value, index) => {
    const count = row?.counts[index] ?? 0;
    return count > 0 ? [{ value, count: count < countedUpTo ? count : null }] : [];
  });
}

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
