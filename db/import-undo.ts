import { sql } from "drizzle-orm";
import type postgres from "postgres";
import type { UndoReport } from "@/domain/company-import";
import type { Matcher } from "@/domain/match";
import { Refusal } from "@/domain/refusal";
import { asOwner } from "./client";
import { holdDirectory } from "./directory-lock";
import { pairCompanies } from "./duplicate-pairs";
import { throughClashes } from "./faults";
import { type MatchedCompany, readMatcher, runOf, writeMatches } from "./match-rows";
import { renewColumns } from "./renew-columns";
import { firstId } from "./schema/columns";
import type { Progress } from "./task-progress";

const listedKept = 1000;
const derivedAtOnce = 1000;

/**
 * Takes a whole import back in one transaction: companies it made go, companies it changed get their former row, those
 * it confirmed their former date, the products and honours it brought go, and matches follow. What people have built on since stays; a later import that
 * touched the same companies goes first. Waits for an import that is writing. Throws Refusal.
 */
export const takeBackImport = (databaseUrl: string, importId: string, progress: Progress): Promise<UndoReport> =>
  asOwner(databaseUrl, (_, driver) => throughClashes(() => driver.begin((tx) => takeBack(tx, importId, progress))));

async function takeBack(tx: postgres.TransactionSql, importId: string, progress: Progress): Promise<UndoReport> {
  await holdDirectory(tx, progress);
  const [found] = await tx<{ state: string }[]>`select state from imports where id = ${importId} for update`;
  if (!found) throw new Refusal(`没有编号为 ${importId} 的导入。`);
  if (found.state === "undone") throw new Refusal("这次导入已经撤销过。");
  if (found.state !== "done" && found.state !== "undoing") throw new Refusal("只有已导入的文件可以撤销。");
  await tx`select set_config('app.import', ${importId}, true), set_config('work_mem', '131072', true)`;
  await refuseBuiltOn(tx, importId);
  await lockTouched(tx, importId);
  await judgeTouched(tx, importId);
  progress.advance(0);
  const kept = await tx<{ companyId: string; name: string; reason: string }[]>`
    select company_id as "companyId", name, reason from taking where reason is not null order by name, company_id limit ${listedKept}`;
  const [sums] = await tx<{ kept: number; removed: number; restored: number }[]>`
    select count(*) filter (where reason is not null)::int as kept, count(*) filter (where reason is null and is_made)::int as removed,
      count(*) filter (where reason is null and not is_made)::int as restored from taking`;
  await takeRecords(tx, importId);
  await removeMade(tx);
  progress.advance(sums?.removed ?? 0);
  await restoreChanged(tx);
  await restoreDates(tx);
  await deriveRestored(tx, progress, sums?.removed ?? 0);
  await pairCompanies(tx, sql`select company_id from taking where is_changed and reason is null`, () =>
    progress.advance((sums?.removed ?? 0) + (sums?.restored ?? 0)),
  );
  const report = {
    removed: sums?.removed ?? 0,
    restored: sums?.restored ?? 0,
    keptCount: sums?.kept ?? 0,
    kept: [...kept],
  };
  await tx`update imports set state = 'undone', finished_at = clock_timestamp(),
    message = ${`已撤销：删去 ${report.removed} 家，恢复 ${report.restored} 家，保留 ${report.keptCount} 家。`} where id = ${importId}`;
  await progress.heed();
  return report;
}

const namedLater = 3;

/** Taken back before the later ones, its companies would stay for good: each import keeps only the row it found. */
async function refuseBuiltOn(tx: postgres.TransactionSql, importId: string): Promise<void> {
  const later = await tx<{ fileName: string; at: string; count: number }[]>`
    select i.file_name as "fileName", to_char(i.finished_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as at,
      count(distinct t.company_id)::int as count
    from imports own
    join imports i on i.finished_at > own.finished_at and i.state in ('done', 'undoing')
    join (
      select import_id, company_id, false as is_honour from import_changes
      union all select import_id, company_id, true from company_honours
    ) t on t.import_id = i.id
    join import_changes h on h.import_id = own.id and h.company_id = t.company_id and (h.before is null or not t.is_honour)
    where own.id = ${importId}::uuid group by i.id order by i.finished_at desc`;
  if (later.length === 0) return;
  const names = later.slice(0, namedLater).map(({ fileName, at, count }) => `“${fileName}”（${at} 导入，${count} 家）`);
  const others = later.length > namedLater ? ` 等 ${later.length} 次导入` : "";
  throw new Refusal(
    `这次导入的企业之后又由${names.join("、")}${others}更新。请从最近的一次起撤销后来的导入，再撤销这次。`,
  );
}

/** What people are changing at this moment is waited for and then judged as they left it; what they change next waits. */
async function lockTouched(tx: postgres.TransactionSql, importId: string): Promise<void> {
  const touched = tx`select company_id from import_changes where import_id = ${importId}::uuid`;
  const made = tx`${touched} and before is null`;
  await tx`select count(*) from (select 1 from companies where id in (${touched}) order by id for update) locked`;
  await tx`select count(*) from (
    select 1 from matches where company_id in (${made}) order by company_id, link_id for update) locked`;
  await tx`select count(*) from (
    select 1 from duplicate_pairs where first_id in (${made}) or second_id in (${made}) order by first_id, second_id for update) locked`;
}

/** Sorts what the import touched into what goes back and what stays, with the reason; of records others may not see it says no more than that. */
async function judgeTouched(tx: postgres.TransactionSql, importId: string): Promise<void> {
  await tx`create temp table taking on commit drop as
    select h.company_id, h.before is null as is_made, coalesce(h.before ? 'name', false) as is_changed, h.before, h.version_after, c.name, case
      when c.version <> h.version_after then case when c.import_id is distinct from ${importId}::uuid then '之后的导入已更新' else '导入后已修改' end
      when c.merged_into is not null or m.id is not null then '已与其他企业合并'
      when h.before is not null then null
      when coalesce(p.id, d.id, r.id, o.id, g.id, e.id) is not null then '导入后已有业务记录'
    end as reason
    from import_changes h join companies c on c.id = h.company_id
    left join (select company_id as id from projects group by 1) p on p.id = c.id
    left join (select company_id as id from matches where state <> 'suggested' group by 1) d on d.id = c.id
    left join (select company_id as id from company_relations union select parent_id from company_relations) r on r.id = c.id
    left join (select kept_id as id from company_merges union select gone_id from company_merges) m on m.id = c.id
    left join (select company_id as id from company_products where import_id is distinct from ${importId}::uuid group by 1) o on o.id = c.id
    left join (select company_id as id from company_honours where import_id is distinct from ${importId}::uuid group by 1) g on g.id = c.id
    left join (select first_id as id from duplicate_pairs where state <> 'open' union select second_id from duplicate_pairs where state <> 'open') e on e.id = c.id
    where h.import_id = ${importId}::uuid`;
  await tx`create index on taking (company_id)`;
  await tx`analyze taking`;
}

/** Products and honours of the import go, and products it changed come back as they were. */
async function takeRecords(tx: postgres.TransactionSql, importId: string): Promise<void> {
  await tx`delete from company_honours h where import_id = ${importId}::uuid
    and not exists (select 1 from taking t where t.company_id = h.company_id and t.is_made and t.reason is not null)`;
  await tx`delete from company_products p using taking t
    where t.company_id = p.company_id and t.reason is null and t.before ? 'company_products' and p.import_id = ${importId}::uuid
      and not exists (select 1 from jsonb_array_elements(t.before -> 'company_products') b where b ->> 'name' = p.name)`;
  await tx`insert into company_products select r.* from taking t
    cross join lateral jsonb_populate_recordset(null::company_products, t.before -> 'company_products') r
    where t.reason is null and t.before ? 'company_products'
    on conflict (company_id, name) do update set share_basis_points = excluded.share_basis_points, import_id = excluded.import_id, data_on = excluded.data_on
    where company_products.import_id is distinct from excluded.import_id`;
}

async function removeMade(tx: postgres.TransactionSql): Promise<void> {
  const going = tx`select company_id from taking where is_made and reason is null`;
  await tx`delete from matches where company_id in (${going})`;
  await tx`delete from duplicate_pairs where first_id in (${going}) or second_id in (${going})`;
  await tx`delete from companies where id in (${going})`;
}

/**
 * Every column as it was; only the version goes on, so that a form opened in between cannot overwrite, and the import
 * that had left the company so is told, so that it can be taken back next.
 */
async function restoreChanged(tx: postgres.TransactionSql): Promise<void> {
  const [list] = await tx<{ columns: string; values: string }[]>`
    select string_agg(quote_ident(attname), ', ') as columns, string_agg('b.' || quote_ident(attname), ', ') as values
    from pg_attribute where attrelid = 'companies'::regclass and attnum > 0 and not attisdropped and attname not in ('id', 'version')`;
  await tx`update companies c set (${tx.unsafe(list?.columns ?? "")}, version) = (${tx.unsafe(list?.values ?? "")}, t.version_after + 1)
    from taking t cross join lateral jsonb_populate_record(null::companies, t.before) b
    where c.id = t.company_id and t.is_changed and t.reason is null`;
  await tx`update import_changes h set version_after = t.version_after + 1 from taking t
    where h.company_id = t.company_id and t.is_changed and t.reason is null and h.version_after = (t.before ->> 'version')::int`;
}

/** Companies the import only confirmed get their former date, and so do their matches. */
async function restoreDates(tx: postgres.TransactionSql): Promise<void> {
  await tx`
    with confirmed as (
      select c.id, c.data_on as given, (t.before ->> 'data_on')::date as former
      from taking t join companies c on c.id = t.company_id where not t.is_made and not t.is_changed and t.reason is null
    ), dated_matches as (
      update matches m set data_on = former from confirmed
      where m.company_id = confirmed.id and m.data_on is not distinct from confirmed.given
    )
    update companies c set data_on = former from confirmed where c.id = confirmed.id`;
}

/**
 * What restored companies are searched, compared and matched by, from their former rows under the rules of today; so many
 * at once that a long list is never held whole.
 */
async function deriveRestored(tx: postgres.TransactionSql, progress: Progress, removed: number): Promise<void> {
  let matcher: Matcher | null = null;
  let done = removed;
  for (let after = firstId; ; ) {
    const restored = await tx<MatchedCompany[]>`
      select c.id, c.name, c.scope, c.products, c.data_on::text as "dataOn" from companies c
      join taking t on t.company_id = c.id where t.is_changed and t.reason is null and c.id > ${after}::uuid
      order by c.id limit ${derivedAtOnce}`;
    const ids = restored.map(({ id }) => id);
    const last = ids.at(-1);
    if (last === undefined) return;
    matcher ??= (await readMatcher(runOf(tx))).matcher;
    await renewColumns(tx, tx`c.id = any(${ids}::uuid[])`);
    await writeMatches(runOf(tx), matcher, restored);
    done += restored.length;
    progress.advance(done);
    after = last;
  }
}
