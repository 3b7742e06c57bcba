import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream, openSync, readSync, statSync } from "node:fs";
import { finished, pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import postgres from "postgres";
import { Refusal } from "@/domain/refusal";
import { type Frame, frameOf, readFrames } from "./backup-frames";
import { secretFor } from "./environment";

/** Format of the file: magic, nonce, AES-256-GCM over gzip over frames, tag. The key is derived from the root secret. */
const magic = Buffer.from("LZBK1\n");
const alg = "aes-256-gcm+sha256";
const keyOf = () => Buffer.from(secretFor("backup"), "hex");

export type Manifest = {
  alg: string;
  schemaVersion: string;
  takenAt: string;
  tables: { name: string; rows: number; sha256: string }[];
};

/** Writes every table as one consistent snapshot into an encrypted file that only its owner can read. */
export async function backUp(databaseUrl: string, file: string): Promise<Manifest> {
  const driver = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyOf(), nonce);
  const gzip = createGzip();
  const out = createWriteStream(file, { mode: 0o600, flags: "wx" });
  await once(out, "open").catch(() => {
    throw new Refusal(`不能写入 ${file}：文件已存在或目录不可写。`);
  });
  out.write(Buffer.concat([magic, nonce]));
  const flowing = pipeline(gzip, cipher, out, { end: false });
  const put = async (kind: Frame["kind"], body: Uint8Array) => {
    if (!gzip.write(frameOf(kind, body))) await once(gzip, "drain");
  };
  try {
    const manifest = await driver.begin("isolation level repeatable read read only", async (tx) => {
      await writeAlike(tx);
      const taken: Manifest = {
        alg,
        schemaVersion: await schemaVersion(tx),
        takenAt: new Date().toISOString(),
        tables: [],
      };
      for (const table of await tablesInOrder(tx)) {
        await put("table", Buffer.from(JSON.stringify(table)));
        taken.tables.push(await readTable(tx, table, (body) => put("rows", body)));
      }
      await tx.unsafe("reset role");
      return taken;
    });
    await put("manifest", Buffer.from(JSON.stringify(manifest)));
    gzip.end();
    await flowing;
    out.end(cipher.getAuthTag());
    await finished(out);
    return manifest;
  } finally {
    await driver.end({ timeout: 2 });
  }
}

/** The text of a row must not hang on how a server or a session is set up. */
const writeAlike = (tx: postgres.TransactionSql) => tx`
  select set_config(s.name, s.value, true) from (values ('timezone', 'UTC'), ('datestyle', 'ISO, YMD'), ('intervalstyle', 'postgres'),
    ('bytea_output', 'hex'), ('extra_float_digits', '1')) s(name, value)`;

/** Goes through a table in one order, handing on its rows part by part; answers their number and hash. */
async function readTable(
  tx: postgres.TransactionSql,
  { name, owner }: Pick<Table, "name" | "owner">,
  onPart: (body: Buffer) => Promise<void> | void,
): Promise<Manifest["tables"][number]> {
  const hash = createHash("sha256");
  let rows = 0;
  await tx.unsafe(`set local role ${owner}`);
  const reading = tx
    .unsafe<{ row: string }[]>(`select t::text as row from ${name} t order by t::text collate "C"`)
    .cursor(rowsAtOnce(name));
  for await (const part of reading) {
    const body = Buffer.from(JSON.stringify(part.map(({ row }) => row)));
    hash.update(body);
    rows += part.length;
    await onPart(body);
  }
  return { name, rows, sha256: hash.digest("hex") };
}

/**
 * Brings a backup into an empty, migrated database, in one transaction, and compares every table's rows and hash
 * afterwards. Refuses a changed file before anything is written, another schema, and a database that holds people.
 */
export async function restoreBackup(databaseUrl: string, file: string): Promise<Manifest> {
  const manifest = await checkFile(file);
  const driver = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    await driver.begin(async (tx) => {
      await writeAlike(tx);
      const [someone] = await tx`select 1 from users limit 1`;
      if (someone) throw new Refusal("目标数据库里已有人员，不能恢复。请指向一个新建的空库。");
      if ((await schemaVersion(tx)) !== manifest.schemaVersion)
        throw new Refusal("备份的库结构版本与本程序不同。请用备份时的版本恢复，再升级。");
      const tables = await tablesInOrder(tx);
      for (const { name, owner } of tables) {
        await tx.unsafe(`set local role ${owner}`);
        await tx.unsafe(`alter table ${name} disable trigger user`);
      }
      for (const { name, owner } of [...tables].reverse()) {
        await tx.unsafe(`set local role ${owner}`);
        await tx.unsafe(`delete from ${name}`);
      }
      let table: Table | null = null;
      for await (const { kind, body } of framesOf(file)) {
        if (kind === "table") {
          table = JSON.parse(body.toString()) as Table;
          await tx.unsafe(`set local role ${table.owner}`);
        }
        if (kind === "rows" && table) await insertRows(tx, table, JSON.parse(body.toString()) as string[]);
      }
      for (const { name, owner, identity } of tables) {
        await tx.unsafe(`set local role ${owner}`);
        await tx.unsafe(`alter table ${name} enable trigger user`);
        if (identity)
          await tx.unsafe(
            `select setval(pg_get_serial_sequence('${name}', '${identity}'), coalesce((select max(${identity}) from ${name}), 0) + 1, false)`,
          );
      }
      await compare(tx, tables, manifest);
      await tx.unsafe("reset role");
    });
    return manifest;
  } finally {
    await driver.end({ timeout: 2 });
  }
}

// A file row can be 20 MB; other rows are small.
const rowsAtOnce = (table: string) => (table === "files" ? 2 : 500);

/** A row travels as the database's own text of it, and is read back by the table's own type. */
async function insertRows(tx: postgres.TransactionSql, { name, columns }: Table, rows: string[]) {
  await tx.unsafe(
    `insert into ${name} (${columns.join(", ")}) overriding system value
     select ${columns.map((column) => `(r).${column}`).join(", ")} from (select x::${name} as r from unnest($1::text[]) x offset 0) s`,
    [rows] as never,
  );
}

type Table = { name: string; owner: string; columns: string[]; identity: string | null };

/** Every table but the migration record and what this deployment's own start keeps, parents before children. */
async function tablesInOrder(tx: postgres.TransactionSql): Promise<Table[]> {
  const rows = await tx<
    { name: string; owner: string; columns: string[]; identity: string | null; parents: string[] }[]
  >`
    select c.oid::regclass::text as name, pg_get_userbyid(c.relowner) as owner,
      (select array_agg(quote_ident(a.attname) order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select a.attname from pg_attribute a where a.attrelid = c.oid and a.attidentity <> '' limit 1) as identity,
      coalesce((select array_agg(k.confrelid::regclass::text) from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid), '{}') as parents
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'audit') order by 1`;
  const waiting = new Map(rows.map((row) => [row.name, row]));
  const ordered: Table[] = [];
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter((row) => row.parents.every((parent) => !waiting.has(parent)));
    if (free.length === 0) throw new Error("tables refer to each other in a circle");
    for (const { parents: _, ...table } of free) {
      waiting.delete(table.name);
      ordered.push(table);
    }
  }
  return ordered;
}

async function schemaVersion(tx: postgres.TransactionSql): Promise<string> {
  const applied = await tx<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations order by created_at`;
  return createHash("sha256")
    .update(applied.map((row) => row.hash).join())
    .digest("hex");
}

async function compare(tx: postgres.TransactionSql, tables: readonly Table[], manifest: Manifest) {
  for (const { name, rows, sha256 } of manifest.tables) {
    const owner = tables.find((table) => table.name === name)?.owner;
    if (!owner) throw new Refusal(`本程序没有备份中的表 ${name}。恢复已全部撤销。`);
    const held = await readTable(tx, { name, owner }, () => {});
    if (held.rows !== rows) throw new Refusal(`恢复后 ${name} 为 ${held.rows} 行，备份为 ${rows} 行。恢复已全部撤销。`);
    if (held.sha256 !== sha256) throw new Refusal(`恢复后 ${name} 的内容与备份不一致。恢复已全部撤销。`);
  }
}

/** Reads the whole file once: its seal, and each table's hash against the manifest. */
async function checkFile(file: string): Promise<Manifest> {
  const hashes = new Map<string, string>();
  let manifest: Manifest | null = null;
  let name = "";
  let hash = createHash("sha256");
  try {
    for await (const { kind, body } of framesOf(file)) {
      if (kind !== "rows" && name) hashes.set(name, hash.digest("hex"));
      if (kind === "table") {
        name = (JSON.parse(body.toString()) as Table).name;
        hash = createHash("sha256");
      }
      if (kind === "rows") hash.update(body);
      if (kind === "manifest") manifest = JSON.parse(body.toString()) as Manifest;
    }
  } catch {
    throw new Refusal("备份文件已损坏、被改动，或不是用本部署的根密钥加密的，未恢复任何内容。");
  }
  if (!manifest?.tables.every((table) => hashes.get(table.name) === table.sha256))
    throw new Refusal("备份文件内容与其清单不符，未恢复任何内容。");
  return manifest;
}

async function* framesOf(file: string): AsyncGenerator<Frame> {
  const size = statSync(file).size;
  const head = Buffer.alloc(magic.length + 12);
  const tag = Buffer.alloc(16);
  const handle = openSync(file, "r");
  readSync(handle, head, 0, head.length, 0);
  readSync(handle, tag, 0, 16, size - 16);
  if (!head.subarray(0, magic.length).equals(magic)) throw new Error("not a backup");
  const decipher = createDecipheriv("aes-256-gcm", keyOf(), head.subarray(magic.length)).setAuthTag(tag);
  const gunzip = createGunzip();
  const flowing = pipeline(createReadStream("", { fd: handle, start: head.length, end: size - 17 }), decipher, gunzip);
  flowing.catch((error) => gunzip.destroy(error));
  yield* readFrames(gunzip);
  await flowing;
}
