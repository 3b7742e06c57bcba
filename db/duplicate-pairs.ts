import { type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type postgres from "postgres";
import {
  apartWeight,
  mayHaveBranches,
  mostAlike,
  parentNameOf,
  reasonWeights,
  shortestSound,
} from "@/domain/duplicate";
import type { Tx } from "./client";
import { firstId } from "./schema/columns";

const batchSize = 5_000;

/** The pair of two companies in either order, over `duplicate_pairs`. */
export const isPair = (one: string, other: string) =>
  sql`first_id = least(${one}::uuid, ${other}::uuid) and second_id = greatest(${one}::uuid, ${other}::uuid)`;

/** Brings the pairs of one company up to date inside the transaction that entered or changed it. */
export async function pairCompany(tx: Tx, companyId: string): Promise<void> {
  const asked = await tx.execute<Asked>(
    sql`select id, normalised_name as name, true as "hasLonger" from companies where id = ${companyId}::uuid and merged_into is null`,
  );
  await tx.execute(sql`
    delete from duplicate_pairs where state = 'open' and (first_id = ${companyId}::uuid or second_id = ${companyId}::uuid)`);
  const one = { from: sql`companies a`, where: sql`a.id = ${companyId}::uuid`, mayFind: () => sql`true` };
  if (asked.length > 0) await pairUp(tx, one, [...asked], heldUnderRights);
}

/**
 * Brings the pairs of many companies up to date inside the transaction of an import or of its taking back; `which` selects
 * their ids. A stop asked for is heard between two batches.
 */
export async function pairCompanies(
  connection: postgres.TransactionSql,
  which: SQL,
  onBatch: (done: number) => void,
): Promise<void> {
  const tx = executing(connection);
  await openPairing(tx, which);
  for (const side of [sql.raw("first_id"), sql.raw("second_id")])
    await tx.execute(sql`delete from duplicate_pairs where state = 'open' and ${side} in (select id from pairing)`);
  let done = 0;
  for (let after = firstId; after !== ""; ) {
    const asked = await tx.execute<Asked>(sql`
      select p.id, p.name, p.has_longer as "hasLonger" from pairing p where p.id > ${after}::uuid
      order by p.id limit ${batchSize}`);
    const last = asked.at(-1)?.id;
    if (last)
      await pairUp(
        tx,
        {
          from: sql`companies a join pairing p on p.id = a.id`,
          where: sql`p.id > ${after}::uuid and p.id <= ${last}::uuid and (p.code or p.core or p.sound)`,
          mayFind: (reason) => sql.raw(`p.${reason}`),
        },
        asked,
      );
    after = asked.length === batchSize ? (last ?? "") : "";
    done += asked.length;
    onBatch(done);
  }
  await tx.execute(sql`drop table pairing`);
}

const manyPaired = 1000;
/** Statistics that leave out less than this share of the directory still hold. */
const newShare = 0.2;

/** Makes the table of the asked companies, each with the reasons that may find anything; it goes with the transaction. */
async function openPairing(tx: Pick<Tx, "execute">, which: SQL): Promise<void> {
  await tx.execute(sql`create temp table pairing on commit drop as
    select which.id, c.normalised_name as name, true as code, true as core, true as sound, true as has_longer from (${which}) which(id)
    join companies c on c.id = which.id and c.merged_into is null`);
  const [known] = await tx.execute<{ paired: number; counted: number }>(sql`
    select (select count(*)::int from pairing) as paired, reltuples as counted from pg_class where oid = 'companies'::regclass`);
  if (known && known.paired >= manyPaired && known.paired >= known.counted * newShare) {
    // What a transaction has brought in is in no statistics yet; going by old ones, the planner may read the whole
    // directory for each company.
    await tx.execute(
      sql`analyze companies (id, core_name, normalised_name, other_names, pinyin, credit_code, province, city, banner_id, merged_into)`,
    );
    await tx.execute(sql`analyze pairing`);
    await leaveOutLoneOnes(tx);
  }
  await tx.execute(sql`create index on pairing (id)`);
  await tx.execute(sql`analyze pairing`);
}

/**
 * Most companies share their code, core name or sound with nobody, and no name begins with theirs. Going through the
 * directory once for each reason is quicker than looking each of many up.
 */
async function leaveOutLoneOnes(tx: Pick<Tx, "execute">): Promise<void> {
  await tx.execute(sql`select set_config('work_mem', '131072', true)`);
  const present = sql`from companies c where c.merged_into is null`;
  const shared = (key: SQL) => sql`(select ${key} as key ${present} group by 1 having count(*) > 1)`;
  await tx.execute(sql`create temp table telling on commit drop as
    select p.id, p.name, code.key is not null as code, core.key is not null as core, sound.key is not null as sound,
      longer.id is not null as has_longer
    from pairing p join companies c on c.id = p.id
    left join ${shared(bodyOf("c"))} code on code.key = ${bodyOf("c")}
    left join ${shared(sql`c.core_name`)} core on core.key = c.core_name
    left join ${shared(sql`c.pinyin`)} sound on sound.key = c.pinyin
    left join (
      select id from (
        select c.id, c.normalised_name as name, lead(c.normalised_name) over (order by c.normalised_name collate "C") as next ${present}
      ) named where starts_with(next, name)
    ) longer on longer.id = p.id`);
  await tx.execute(sql`drop table pairing`);
  await tx.execute(sql`alter table telling rename to pairing`);
}

/** `hasLonger`: another name may begin with this one. */
type Asked = { id: string; name: string; hasLonger: boolean };
type Reason = "code" | "core" | "sound";
/** Where the asked companies stand, and which of them a reason may find anything for. */
type AskedIn = { from: SQL; where: SQL; mayFind: (reason: Reason) => SQL };
type BranchOf = { id: string; parent: string };

const dialect = new PgDialect({ casing: "snake_case" });

/** Statements of this module over a bare connection. */
const executing = (connection: postgres.TransactionSql) =>
  ({
    execute: (query: SQL) => {
      const { sql: text, params } = dialect.sqlToQuery(query);
      return connection.unsafe(text, params as string[]);
    },
  }) as unknown as Pick<Tx, "execute">;

const bodyOf = (alias: string) => sql.raw(`substr(translate(upper(${alias}.credit_code), 'OISZ', '0152'), 9, 9)`);
const validBodyOf = (alias: string) =>
  sql`case when ${sql.raw(alias)}.code_verdict = 'valid' then ${bodyOf(alias)} end`;

/** A place not recorded may be the same; a province of both must agree. */
const isSamePlace = sql.raw(`(d.province = a.province and (d.city = a.city or d.city is null or a.city is null)
  and (d.banner_id = a.banner_id or d.banner_id is null or a.banner_id is null)
  or d.normalised_name = a.normalised_name and (d.province is null or a.province is null))`);

/** Companies of one body: its expression is not leakproof, so under row rights a function asks the index. */
const heldUnderRights = sql`door.companies_of_body(a.body) held(id) join companies d on d.id = held.id`;

/** Companies that satisfy `where` beside each asked one that is telling, unless more than `mostAlike` do: what many share tells nothing. */
const alike = (reason: Reason, isTelling: SQL, where: SQL, from = sql`companies d`) => sql`
  select a.id as one, near.other, ${sql.raw(`'${reason}'`)} as reason,
    a.valid_body <> near.valid_body as is_apart from asked a cross join lateral (
    select unnest(array_agg(found.id)) as other, unnest(array_agg(found.valid_body)) as valid_body from (
      select d.id, ${validBodyOf("d")} as valid_body from ${from} where ${where} and d.id <> a.id and d.merged_into is null limit ${mostAlike}
    ) found having count(*) < ${mostAlike}
  ) near where ${sql.raw(`a.may_${reason}`)} and ${isTelling}`;

/**
 * The branches of the asked companies, whichever came first. A branch's name begins with its firm's, so they stand in one
 * range of the index; `offset` keeps each range a search of its own, because the planner guesses ranges far too wide.
 */
async function branchesUnder(tx: Pick<Tx, "execute">, asked: readonly Asked[]): Promise<BranchOf[]> {
  const firms = asked.filter(({ name, hasLonger }) => hasLonger && mayHaveBranches(name));
  if (firms.length === 0) return [];
  const longer = await tx.execute<BranchOf & { firm: string; name: string }>(sql`
    select longer.id, longer.name, f.id as parent, f.name as firm
    from jsonb_to_recordset(${JSON.stringify(firms)}::text::jsonb) f(id uuid, name text) cross join lateral (
      select d.id, d.normalised_name as name from companies d
      where d.normalised_name ~>~ f.name and d.normalised_name ~<~ (f.name || chr(1114111)) and d.merged_into is null offset 0
    ) longer`);
  return [...longer].flatMap(({ id, name, parent, firm }) => (parentNameOf(name) === firm ? [{ id, parent }] : []));
}

/** A pair decided before keeps its decision. */
async function pairUp(
  tx: Pick<Tx, "execute">,
  { from, where, mayFind }: AskedIn,
  asked: readonly Asked[],
  sameBody?: SQL,
): Promise<void> {
  const branches = asked.flatMap(({ id, name }) => {
    const parent = parentNameOf(name);
    return parent ? [{ id, parent }] : [];
  });
  const under = await branchesUnder(tx, asked);
  await tx.execute(sql`
    with asked as materialized (
      select a.id, a.core_name, a.normalised_name, a.pinyin, a.province, a.city, a.banner_id, ${bodyOf("a")} as body, ${validBodyOf("a")} as valid_body,
        ${mayFind("code")} as may_code, ${mayFind("core")} as may_core, ${mayFind("sound")} as may_sound
      from ${from} where ${where} and a.merged_into is null
    ), found as (
      ${alike("code", sql`length(a.body) = 9`, sql`${bodyOf("d")} = a.body`, sameBody)}
      union all ${alike("core", sql`true`, sql`d.core_name = a.core_name and ${isSamePlace}`)}
      union all ${alike(
        "sound",
        sql`length(a.pinyin) >= ${shortestSound}`,
        sql`d.pinyin = a.pinyin and d.core_name <> a.core_name and ${isSamePlace}`,
      )}
      union all
      select b.id, d.id, 'branch', false from jsonb_to_recordset(${JSON.stringify(branches)}::text::jsonb) b(id uuid, parent text)
        join companies d on d.normalised_name = b.parent and d.id <> b.id and d.merged_into is null
      union all
      select id, parent, 'branch', false from jsonb_to_recordset(${JSON.stringify(under)}::text::jsonb) u(id uuid, parent uuid)
    )
    insert into duplicate_pairs as pair (first_id, second_id, reasons, weight)
    select least(one, other), greatest(one, other), array_agg(distinct reason),
      max(case when is_apart and reason in ('core', 'sound') then ${apartWeight}
        else (${JSON.stringify(reasonWeights)}::text::jsonb ->> reason)::int end)
    from found group by 1, 2 order by 1, 2
    on conflict (first_id, second_id) do update
      set reasons = excluded.reasons, weight = excluded.weight, found_at = clock_timestamp() where pair.state = 'open'`);
}
