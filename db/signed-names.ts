import { sql } from "drizzle-orm";
import type { Tx } from "./client";

type Industry = { name: string; shortName: string; clusterName: string };
type Duties = { responsibleName: string | null; cooperatingName: string | null };

/** What many lines of the signed list share, by id: said once, whatever number of lines. */
export type SignedNames = {
  readonly links: ReadonlyMap<string, { name: string; industryId: string }>;
  readonly industries: ReadonlyMap<string, Industry>;
  /** Departments of an industry. */
  readonly duties: ReadonlyMap<string, Duties>;
  readonly units: ReadonlyMap<string, { name: string; shortName: string }>;
  readonly users: ReadonlyMap<string, { name: string }>;
};

type Named<Row> = Row & { id: string };

/** Under the rights of whoever holds `tx`; the five questions are sent without waiting for one another. */
export async function readSignedNames(tx: Tx): Promise<SignedNames> {
  const [links, industries, duties, units, users] = await Promise.all([
    tx.execute<Named<{ name: string; industryId: string }>>(
      sql`select id, name, industry_id as "industryId" from links`,
    ),
    tx.execute<Named<Industry>>(sql`
      select i.id, i.name, i.short_name as "shortName", c.name as "clusterName"
      from industries i left join clusters c on c.id = i.cluster_id`),
    tx.execute<Named<Duties>>(sql`
      select d.industry_id as id,
        string_agg(u.name, '、' order by u.id) filter (where d.duty = 'responsible') as "responsibleName",
        string_agg(u.name, '、' order by u.id) filter (where d.duty = 'cooperating') as "cooperatingName"
      from industry_units d join units u on u.id = d.unit_id group by 1`),
    tx.execute<Named<{ name: string; shortName: string }>>(sql`select id, name, short_name as "shortName" from units`),
    tx.execute<Named<{ name: string }>>(sql`select id, name from users`),
  ]);
  return {
    links: byId(links),
    industries: byId(industries),
    duties: byId(duties),
    units: byId(units),
    users: byId(users),
  };
}

const byId = <Row extends { id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [row.id, row]));
