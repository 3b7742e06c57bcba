import { sql } from "drizzle-orm";
import { type ImportCompany, identityOf, type Mapping, readRow } from "@/domain/import-row";
import type { Matcher } from "@/domain/match";
import { Refusal } from "@/domain/refusal";
import type { League } from "@/domain/region";
import { asOwner, type Tx } from "./client";
import { classify } from "./company-merge";
import { readLeague } from "./league";
import { type MatchedCompany, type Run, readMatcher, writeMatches } from "./match-rows";

export type SheetRow = { line: number; cells: readonly string[] };

type Counts = { created: number; updated: number; unchanged: number; duplicates: number };
export type ImportResult = Counts & { import_id: string | null; read: number; rejected: number };

type Under = { league: League; seen: Set<string>; matcher: Matcher; importId: string | null; dataOn: string | null };

const rowsPerBatch = 1000;

/**
 * Brings a file's companies in, all or nothing: one transaction by the owner, a thousand rows a statement, so that a
 * stop at any moment leaves nothing half-visible. Reading the same file again changes nothing. `onReject` is told of
 * every row left out and why.
 */
export const importCompanies = (
  databaseUrl: string,
  file: { name: string; sha256: string; dataOn: string | null; mapping: Mapping; rows: AsyncIterable<SheetRow> },
  onReject: (row: SheetRow, reason: string) => void,
  isDryRun = false,
): Promise<ImportResult> =>
  asOwner(databaseUrl, (db) =>
    db.transaction(async (tx) => {
      const importId = isDryRun ? null : await openImport(tx, file);
      const result: ImportResult = {
        import_id: importId,
        read: 0,
        created: 0,
        updated: 0,
        unchanged: 0,
        duplicates: 0,
        rejected: 0,
      };
      const seen = new Set<string>();
      const { matcher } = await readMatcher(runIn(tx));
      const under = { league: await readLeague(tx), seen, matcher, importId, dataOn: file.dataOn };
      const batch: ImportCompany[] = [];
      const flush = async () => {
        const written = await writeBatch(tx, batch.splice(0), under);
        result.created += written.created;
        result.updated += written.updated;
        result.unchanged += written.unchanged;
        result.duplicates += written.duplicates;
      };
      for await (const row of file.rows) {
        result.read += 1;
        const reading = readRow(row.cells, file.mapping);
        if (!reading.ok) {
          result.rejected += 1;
          onReject(row, reading.reason);
          continue;
        }
        const identity = identityOf(reading.company);
        if (seen.has(identity)) {
          result.duplicates += 1;
          continue;
        }
        seen.add(identity);
        batch.push(reading.company);
        if (batch.length >= rowsPerBatch) await flush();
      }
      if (batch.length > 0) await flush();
      if (importId) {
        const { import_id: _, ...counts } = result;
        await tx.execute(
          sql`update imports set state = 'done', counts = ${JSON.stringify(counts)}::jsonb, finished_at = clock_timestamp() where id = ${importId}`,
        );
      }
      return result;
    }),
  );

export type UndoResult = {
  import_id: string;
  removed: number;
  kept: number;
  kept_companies: { name: string; reason: string }[];
};

const listedKept = 100;

/**
 * Takes back an import: companies it created are removed where nobody has changed, matched by decision or taken them
 * into a project since. Companies it updated are kept as they are, because their former values are not stored.
 */
export const undoImport = (databaseUrl: string, importId: string): Promise<UndoResult> =>
  asOwner(databaseUrl, (db) =>
    db.transaction(async (tx) => {
      const [found] = await tx.execute<{ state: string }>(
        sql`select state from imports where id = ${importId}::uuid and kind = 'companies' for update`,
      );
      if (!found) throw new Refusal(`没有编号为 ${importId} 的企业导入。`);
      if (found.state === "undone") throw new Refusal("这次导入已经撤销过。");
      await tx.execute(sql`select set_config('app.import', ${importId}, true)`);
      const kept = await tx.execute<{ name: string; reason: string }>(sql`
        select c.name, r.reason from companies c join imports i on i.id = c.import_id
        cross join lateral (select case
          when c.created_at <> i.started_at then '导入前已有，导入只作了更新'
          when c.version > 1 then '导入后已修改'
          when exists (select 1 from projects p where p.company_id = c.id) then '已有招商项目'
          when exists (select 1 from matches m where m.company_id = c.id and m.state <> 'suggested') then '已有匹配结论'
        end as reason) r
        where c.import_id = ${importId}::uuid and r.reason is not null order by c.name, c.id`);
      await tx.execute(
        sql`delete from matches m using companies c where c.id = m.company_id and ${takenBack(importId)}`,
      );
      const [gone] = await tx.execute<{ n: number }>(
        sql`with gone as (delete from companies c where ${takenBack(importId)} returning 1) select count(*)::int as n from gone`,
      );
      await tx.execute(sql`update imports set state = 'undone' where id = ${importId}::uuid`);
      return {
        import_id: importId,
        removed: gone?.n ?? 0,
        kept: kept.length,
        kept_companies: [...kept].slice(0, listedKept),
      };
    }),
  );

/** One transaction made both rows, so a company created by the import carries the very moment the import started. */
const takenBack = (importId: string) => sql`c.import_id = ${importId}::uuid and c.version = 1
  and c.created_at = (select started_at from imports where id = ${importId}::uuid)
  and not exists (select 1 from projects p where p.company_id = c.id)
  and not exists (select 1 from matches d where d.company_id = c.id and d.state <> 'suggested')`;

async function openImport(tx: Tx, file: { name: string; sha256: string }): Promise<string> {
  const [opened] = await tx.execute<{ id: string }>(sql`
    insert into imports (kind, file_name, file_sha256) values ('companies', ${file.name}, ${file.sha256}) returning id`);
  if (!opened) throw new Error("the import was not opened");
  await tx.execute(
    sql`select set_config('app.import', ${opened.id}, true), set_config('gin_pending_list_limit', '65536', true)`,
  );
  return opened.id;
}

async function writeBatch(
  tx: Tx,
  companies: ImportCompany[],
  { league, seen, matcher, importId, dataOn }: Under,
): Promise<Counts> {
  const batch = await classify(tx, companies, league, seen);
  const { creating, updating, unchanged, duplicates } = batch;
  const counts = { created: creating.length, updated: updating.length, unchanged, duplicates };
  if (importId === null) return counts;
  const touched: MatchedCompany[] = [];
  if (creating.length > 0) {
    const made = await tx.execute<MatchedCompany>(sql`
      insert into companies (${columnList}, raw, data_on, import_id)
      select ${columnList}, raw, ${dataOn}::date, ${importId}::uuid
      from jsonb_to_recordset(${JSON.stringify(creating)}::jsonb) as r(${typedColumns}, raw jsonb)
      on conflict (credit_code) where credit_code is not null and merged_into is null do nothing
      returning id, name, scope, products, data_on::text as "dataOn"`);
    counts.duplicates += counts.created - made.length;
    counts.created = made.length;
    touched.push(...made);
  }
  if (updating.length > 0)
    touched.push(
      ...(await tx.execute<MatchedCompany>(sql`
        update companies c set (${columnList}, raw, data_on, import_id, version, updated_at) =
          (${updatedColumns}, r.raw, coalesce(${dataOn}::date, c.data_on), ${importId}::uuid, c.version + 1, now())
        from jsonb_to_recordset(${JSON.stringify(updating)}::jsonb) as r(id uuid, ${typedColumns}, raw jsonb)
        where c.id = r.id returning c.id, c.name, c.scope, c.products, c.data_on::text as "dataOn"`)),
    );
  if (touched.length > 0) await writeMatches(runIn(tx), matcher, touched);
  return counts;
}

const runIn =
  (tx: Tx): Run =>
  async <R>(strings: TemplateStringsArray, ...values: string[]) =>
    (await tx.execute(sql(strings, ...values))) as unknown as R[];

const types: Readonly<Record<string, string>> = {
  name: "text",
  normalised_name: "text",
  core_name: "text",
  credit_code: "text",
  code_verdict: "text",
  foreign_no: "text",
  scope: "text",
  products: "text",
  company_type: "text",
  province: "text",
  city: "text",
  banner_id: "text",
  address: "text",
  capital_raw: "text",
  capital_yuan: "bigint",
  capital_currency: "text",
  capital_flag: "text",
  founded_on: "date",
  pinyin: "text",
  initials: "text",
  name_grams: "text[]",
  text_grams: "text[]",
};
const names = Object.keys(types);
const columnList = sql.raw(names.join(", "));
const typedColumns = sql.raw(names.map((name) => `${name} ${types[name]}`).join(", "));
const updatedColumns = sql.raw(names.map((name) => `r.${name}`).join(", "));
