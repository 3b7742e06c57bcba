import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import { asOwner, logins } from "./client";
import { secretFor } from "./environment";
import { DatabaseUnavailable, faultOf, throughClashes } from "./faults";
import { locks } from "./locks";

const folder = join(import.meta.dirname, "migrations");
const policyFolder = join(import.meta.dirname, "policies");

const sentences: Record<string, string> = {
  "28P01": "数据库拒绝登录：用户名或密码不正确。请检查 DATABASE_URL。",
  "28000": "数据库拒绝登录：该账号无权从本机连接。请检查 DATABASE_URL 与 pg_hba.conf。",
  "3D000": "数据库不存在。请先建库，再检查 DATABASE_URL 中的库名。",
  "42501": "数据库账号权限不足：需要建表和建角色（CREATEROLE）的权限。请由管理员授权后重试。",
  ECONNREFUSED: "连不上数据库：该地址和端口没有数据库在监听。请检查 DATABASE_URL。",
  ENOTFOUND: "连不上数据库：找不到该主机。请检查 DATABASE_URL 中的主机名。",
  EAI_AGAIN: "连不上数据库：找不到该主机。请检查 DATABASE_URL 中的主机名。",
  CONNECT_TIMEOUT: "连不上数据库：5 秒内没有应答。请检查网络和 DATABASE_URL。",
  ERR_INVALID_URL: "DATABASE_URL 格式有误，应为 postgres://用户:密码@主机:端口/库名。",
};

/** One sentence for whatever a start can meet; null when the fault is ours and the stack should be seen. */
export function sentenceOf(error: unknown): string | null {
  if (error instanceof DatabaseUnavailable && error.cause) return sentenceOf(error.cause);
  const { code } = faultOf(error);
  return (code && sentences[code]) || null;
}

/**
 * Brings a database to the present: logins, tables, then the policies, all by the owner. Safe to run at every start and
 * by two starts at once, on one database or on several of one server. Throws with one sentence when the server is too old or the rights do not reach.
 */
export async function migrateDatabase(databaseUrl: string): Promise<void> {
  if (!/^postgres(ql)?:\/\/[^/]+\/.+/.test(databaseUrl))
    throw Object.assign(new Error("invalid url"), { code: "ERR_INVALID_URL" });
  await asOwner(databaseUrl, async (db, driver) => {
    const [server] =
      await driver`select current_setting('server_version_num')::int as version, pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()`;
    if (Number(server?.version) < 150_000) throw new Error("数据库版本过低：需要 PostgreSQL 15 或更高版本。");
    if (server?.encoding !== "UTF8") throw new Error("数据库编码不是 UTF8。请用 UTF8 编码重新建库。");
    await driver`select pg_advisory_lock(${locks.migration})`;
    try {
      await throughClashes(() => settleRoles(driver), isRoleClash);
      await migrate(db, { migrationsFolder: folder, migrationsSchema: "drizzle" });
      await throughClashes(() => applyPolicies(driver), isRoleClash);
    } finally {
      await driver`select pg_advisory_unlock(${locks.migration})`.catch(() => {});
    }
  });
}

type Driver = Parameters<Parameters<typeof asOwner>[1]>[1];

async function settleRoles(driver: Driver) {
  for (const login of logins) {
    const role = `lianzhao_${login}`;
    const [known] = await driver`select 1 from pg_roles where rolname = ${role}`;
    const password = secretFor(`login:${login}`);
    await driver.unsafe(`${known ? "alter" : "create"} role ${role} login noinherit password '${password}'`);
    // The directory stands in memory or on a disk without arms: a page out of turn costs what the next one does.
    await driver.unsafe(`alter role ${role} set random_page_cost = 1.1`);
  }
  const [auditOwner] = await driver`select 1 from pg_roles where rolname = 'lianzhao_audit'`;
  if (!auditOwner) await driver.unsafe("create role lianzhao_audit nologin");
  await driver.unsafe("grant lianzhao_audit to current_user");
}

/** Roles belong to the server: another database's start may write them at the same moment, past this one's lock. */
const isRoleClash = (error: unknown) => ["XX000", "42710", "23505"].includes(faultOf(error).code ?? "");

/** Row rights live beside the tables as files that replace themselves; they run again only when one of them changed. */
async function applyPolicies(driver: Driver) {
  const texts = readdirSync(policyFolder)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => readFileSync(join(policyFolder, name), "utf8"));
  const digest = createHash("sha256").update(texts.join("\n")).digest("hex");
  const [applied] = await driver`select value from deployment where key = 'policies'`;
  if (applied?.value === digest) return;
  await driver.begin(async (tx) => {
    for (const text of texts) await tx.unsafe(text);
    await tx`insert into deployment (key, value) values ('policies', ${digest}) on conflict (key) do update set value = excluded.value`;
  });
}
