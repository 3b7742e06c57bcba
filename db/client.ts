import { AsyncLocalStorage } from "node:async_hooks";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { Refusal } from "@/domain/refusal";
import type { Viewer } from "@/domain/viewer";
import { secretFor } from "./environment";

/** The logins of the database; each can do only what its grants say. Nothing outside db/ sees a connection. */
export const logins = ["app", "signin", "jobs", "auditor"] as const;
export type Login = (typeof logins)[number];

const open = (url: string, max: number) => {
  const driver = postgres(url, {
    max,
    prepare: false,
    connect_timeout: 5,
    idle_timeout: 60,
    max_lifetime: 1800,
    backoff: (attempt) => Math.min(0.1 * 2 ** attempt, 1),
    onnotice: () => {},
  });
  return { driver, db: drizzle(driver, { casing: "snake_case" }) };
};

/**
 * The same, with every statement that has parameters prepared once a connection: under row rights, planning a statement
 * of many joins takes longer than running it. Drizzle prepares only what it was given a name for.
 */
const openPreparing = (url: string, max: number): Opened => {
  const opened = open(url, max);
  const begin = opened.driver.begin.bind(opened.driver) as (work: (tx: postgres.TransactionSql) => unknown) => unknown;
  const preparing = (work: (tx: postgres.TransactionSql) => unknown) =>
    begin((tx) => {
      const send = tx.unsafe.bind(tx);
      tx.unsafe = ((text, values = [], options = {}) =>
        send(text, values, { ...options, prepare: values.length > 0 })) as typeof tx.unsafe;
      return work(tx);
    });
  opened.driver.begin = preparing as typeof opened.driver.begin;
  return opened;
};

type Opened = ReturnType<typeof open>;
export type Tx = Parameters<Parameters<Opened["db"]["transaction"]>[0]>[0];

const poolSize: Record<Login, number> = { app: 10, signin: 3, jobs: 2, auditor: 2 };
/** No caller waits longer than this for one transaction, whatever the driver or the server does. */
const deadlineMs = 15_000;

/** Raised when the database did not answer in time; the door turns it into 503 and one sentence. */
export class DatabaseUnavailable extends Error {
  constructor(cause?: unknown) {
    super("database unavailable", { cause });
    this.name = "DatabaseUnavailable";
  }
}

// One copy per process, also when the server bundles this file into more than one chunk.
const shared = globalThis as typeof globalThis & { lianzhaoPools?: Map<string, Opened>; lianzhaoGuarded?: boolean };
shared.lianzhaoPools ??= new Map();
const pools = shared.lianzhaoPools;

if (!shared.lianzhaoGuarded) {
  shared.lianzhaoGuarded = true;
  // The driver writes to a socket that is already gone when the server dies; its own timers then throw outside any promise.
  process.on("uncaughtException", (error) => {
    if (
      error instanceof TypeError &&
      /reading 'write'|of null/.test(error.message) &&
      /postgres/.test(error.stack ?? "")
    ) {
      for (const key of [...pools.keys()]) replacePool(key);
      return;
    }
    throw error;
  });
}

/** The address for one login: the configured server with that login's own name and derived password. */
export function urlFor(
  login: Login,
  databaseUrl = process.env.LIANZHAO_RUNNING_URL ?? process.env.DATABASE_URL,
): string {
  if (!databaseUrl) throw new DatabaseUnavailable("no database is running");
  return databaseUrl.replace(
    /^(postgres(?:ql)?:\/\/)(?:[^@/]*@)?/,
    `$1lianzhao_${login}:${secretFor(`login:${login}`)}@`,
  );
}

function poolOf(login: Login): { key: string; opened: Opened } {
  const url = urlFor(login);
  const key = `${login} ${url}`;
  const opened = pools.get(key) ?? openPreparing(url, poolSize[login]);
  pools.set(key, opened);
  return { key, opened };
}

function replacePool(key: string) {
  const wedged = pools.get(key);
  pools.delete(key);
  wedged?.driver.end({ timeout: 0 }).catch(() => {});
}

const unreachable = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "57P01",
  "57P02",
  "57P03",
  "08006",
  "53300",
]);

/** The driver's own fields of a failed statement, wherever drizzle put them. */
export function faultOf(error: unknown): { code?: string; constraint?: string } {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const { code, constraint_name } = (inner ?? {}) as { code?: string; constraint_name?: string };
  return { ...(code ? { code } : {}), ...(constraint_name ? { constraint: constraint_name } : {}) };
}

async function inTransaction<T>(
  login: Login,
  settings: Record<string, string>,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const { key, opened } = poolOf(login);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      replacePool(key);
      reject(new DatabaseUnavailable("deadline"));
    }, deadlineMs);
  });
  const run = opened.db.transaction(async (tx) => {
    const set = Object.entries(settings).map(([name, value]) => sql`set_config(${name}, ${value}, true)`);
    if (set.length > 0) await tx.execute(sql`select ${sql.join(set, sql`, `)}`);
    return work(tx);
  });
  run.catch(() => {});
  try {
    return await Promise.race([run, late]);
  } catch (error) {
    const { code } = faultOf(error);
    if (code && unreachable.has(code)) {
      replacePool(key);
      throw new DatabaseUnavailable(error);
    }
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** What the door knows of the request under way; set by action() and route(), read here for the audit and for replays. */
export type RequestContext = { requestId: string };
export const requestContext = new AsyncLocalStorage<RequestContext>();

const settingsOf = (viewer: Viewer) => ({
  "app.session": viewer.token,
  "app.request": requestContext.getStore()?.requestId ?? "",
});

/** Reads as one person: the transaction carries the session token and nothing else; row rights are the database's. */
export const asViewer = <T>(viewer: Viewer, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction("app", settingsOf(viewer), work);

/** Reads the audit log as its reader; the database refuses everybody whose session is not an auditor's. */
export const asAuditor = <T>(viewer: Viewer, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction("auditor", settingsOf(viewer), work);

/**
 * Writes as one person, once: the client's request id is stored with the write, and a retry is answered with the first
 * answer instead of a second write. The answer must be plain JSON.
 */
export function asWriter<T>(viewer: Viewer, work: (tx: Tx) => Promise<T>): Promise<T> {
  const requestId = requestContext.getStore()?.requestId;
  return asViewer(viewer, async (tx) => {
    if (!requestId) return work(tx);
    const [first] = await tx.execute(
      sql`insert into requests (user_id, request_id) values (${viewer.userId}, ${requestId}) on conflict do nothing returning request_id`,
    );
    if (!first) {
      const [stored] = await tx.execute<{ answer: T }>(
        sql`select answer from requests where user_id = ${viewer.userId} and request_id = ${requestId}`,
      );
      if (!stored) throw new Refusal("登录已到期。请重新登录，您填写的内容已保留。");
      return stored.answer;
    }
    const answer = await work(tx);
    await tx.execute(
      sql`update requests set answer = ${JSON.stringify(answer ?? null)}::jsonb where user_id = ${viewer.userId} and request_id = ${requestId}`,
    );
    return answer;
  });
}

/** For sign-in, set-up links and sessions only: a login that can do those and nothing else. */
export const atSignIn = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTransaction("signin", {}, work);

/** For finding the person behind a token, before there is a Viewer. */
export const beforeViewer = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTransaction("app", {}, work);

/** For scheduled work that belongs to nobody, such as sealing the audit log. */
export const asJob = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTransaction("jobs", {}, work);

/** Ends every pool of this process; tests and commands call it last. */
export async function closePools(): Promise<void> {
  const ending = [...pools.values()];
  pools.clear();
  await Promise.all(ending.map(({ driver }) => driver.end({ timeout: 2 })));
}

/** The owner's connection, for migration, loaders and commands; never reachable from a request. */
export async function asOwner<T>(
  databaseUrl: string,
  work: (db: Opened["db"], driver: Opened["driver"]) => Promise<T>,
): Promise<T> {
  const { db, driver } = open(databaseUrl, 1);
  try {
    return await work(db, driver);
  } finally {
    await driver.end({ timeout: 2 });
  }
}
