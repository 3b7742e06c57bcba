import { AsyncLocalStorage } from "node:async_hooks";
import { createHash, randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Viewer } from "@/domain/viewer";
import { runningUrl, secretFor } from "./environment";
import { DatabaseBusy, DatabaseUnavailable, faultOf, isHeld, isUnreachable, throughClashes } from "./faults";
import { type Opened, open, openPool, type Pool, type Settings, type Tx } from "./pool";

export type { Tx } from "./pool";

/** The logins of the database; each can do only what its grants say. Nothing outside db/ sees a connection. */
export const logins = ["app", "signin", "jobs", "auditor"] as const;
export type Login = (typeof logins)[number];

const poolSize: Record<Login, number> = { app: 10, signin: 3, jobs: 2, auditor: 2 };
/** No caller waits longer than this for one transaction, whatever the driver or the server does. */
const deadlineMs = 15_000;

// One copy per process, also when the server bundles this file into more than one chunk.
const shared = globalThis as typeof globalThis & { lianzhaoPools?: Map<string, Pool>; lianzhaoGuarded?: boolean };
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
      for (const [key, pool] of [...pools]) replacePool(key, pool);
      return;
    }
    throw error;
  });
}

/** The address for one login: the configured server with that login's own name and derived password. */
export function urlFor(login: Login, databaseUrl = runningUrl()): string {
  if (!databaseUrl) throw new DatabaseUnavailable("no database is running");
  return databaseUrl.replace(
    /^(postgres(?:ql)?:\/\/)(?:[^@/]*@)?/,
    `$1lianzhao_${login}:${secretFor(`login:${login}`)}@`,
  );
}

function poolOf(login: Login): { key: string; pool: Pool } {
  const key = `${login} ${runningUrl()}`;
  const pool = pools.get(key) ?? openPool(urlFor(login), poolSize[login]);
  pools.set(key, pool);
  return { key, pool };
}

/** Ends a pool; the one that has taken its place meanwhile stays. */
function replacePool(key: string, wedged: Pool) {
  if (pools.get(key) === wedged) pools.delete(key);
  wedged.driver.end({ timeout: 0 }).catch(() => {});
}

const inTransaction = <T>(login: Login, settings: Settings, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTime(login, ({ enter }) => enter(settings, work));

/** Asks a pool for something and gives up at the deadline; a pool that does not answer is replaced. */
async function inTime<T>(login: Login, work: (pool: Pool) => Promise<T>): Promise<T> {
  const { key, pool } = poolOf(login);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      replacePool(key, pool);
      reject(new DatabaseUnavailable("deadline"));
    }, deadlineMs);
  });
  const run = work(pool);
  run.catch(() => {});
  try {
    return await Promise.race([run, late]);
  } catch (error) {
    if (isUnreachable(error)) {
      replacePool(key, pool);
      throw new DatabaseUnavailable(error);
    }
    throw isHeld(error) ? new DatabaseBusy(error) : error;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * What the door knows of the request under way; set by action() and route(), read here for the audit and for replays.
 * `writeId` stands for the id together with what was asked: the same id with other words is another write. An id made
 * here, because the client sent none, never comes again.
 */
type RequestContext = { requestId: string; writeId?: string; isMadeHere?: boolean };
export const requestContext = new AsyncLocalStorage<RequestContext>();

/** The client's own id, so that a retried write is answered and not done twice; else one of ours. */
export const contextOf = (sent: string | undefined, asked: string): RequestContext =>
  sent ? { requestId: sent, writeId: writeIdOf(sent, asked) } : { requestId: randomUUID(), isMadeHere: true };

const uuidDigits = 32;
const writeIdOf = (sent: string, asked: string) =>
  createHash("sha256").update(`${sent} ${asked}`).digest("hex").slice(0, uuidDigits);

const settingsOf = (viewer: Viewer): Settings => ({
  "app.session": viewer.token,
  "app.request": requestContext.getStore()?.requestId ?? "",
});

/** Reads as one person: the transaction carries the session token and nothing else; row rights are the database's. */
export const asViewer = <T>(viewer: Viewer, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction("app", settingsOf(viewer), work);

/**
 * Reads as one person what a screen asks for most: the transaction may not write, so that its answer does not wait for
 * its end.
 */
export const asReader = <T>(viewer: Viewer, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTime(
    "app",
    ({ enter }) =>
      new Promise<T>((resolve, reject) => {
        enter(
          settingsOf(viewer),
          async (tx) => {
            resolve(await work(tx));
          },
          { begin: "read only" },
        ).catch(reject);
      }),
  );

/** Reads the audit log as its reader; the database refuses everybody whose session is not an auditor's. */
export const asAuditor = <T>(viewer: Viewer, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction("auditor", settingsOf(viewer), work);

/** Shorter than the server waits before it looks for a deadlock and ends one side, which could be an import of an hour. */
const writerPatience = { lock_timeout: "900ms" };

/**
 * Writes as one person, once: the client's request id is stored with the write, and a retry is answered with the first
 * answer instead of a second write. The answer must be plain JSON. A transaction that others stood in the way of gives
 * back what it holds and is done again, so that a long import does not fail for it.
 */
export const asWriter = <T>(viewer: Viewer, work: (tx: Tx) => Promise<T>): Promise<T> =>
  throughClashes(
    () => writeOnce(viewer, work),
    (error) => error instanceof DatabaseBusy && faultOf(error.cause).code !== "57014",
  );

async function writeOnce<T>(viewer: Viewer, work: (tx: Tx) => Promise<T>): Promise<T> {
  const request = requestContext.getStore();
  const settings = { ...settingsOf(viewer), ...writerPatience };
  if (!request || request.isMadeHere) return inTransaction("app", settings, work);
  const writeId = request.writeId ?? request.requestId;
  const last = (answer: T) => ({
    text: "insert into requests (user_id, request_id, answer) values ($1::uuid, $2, $3::text::jsonb)",
    values: [viewer.userId, writeId, JSON.stringify(answer ?? null)],
  });
  try {
    return await inTime("app", ({ enter }) => enter(settings, work, { last }));
  } catch (error) {
    const isGone = error instanceof DatabaseUnavailable && !(error instanceof DatabaseBusy);
    const first = isGone ? null : await findAnswer<T>(viewer, writeId);
    if (!first) throw error;
    return first.answer;
  }
}

/** What a request was answered with the first time; whatever a retry of it met, it was done. */
const findAnswer = <T>(viewer: Viewer, writeId: string): Promise<{ answer: T } | null> =>
  asViewer(viewer, async (tx) => {
    const [stored] = await tx.execute<{ answer: T }>(
      sql`select answer from requests where user_id = ${viewer.userId} and request_id = ${writeId}`,
    );
    return stored ?? null;
  });

/** For sign-in, set-up links and sessions only: a login that can do those and nothing else. */
export const atSignIn = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTransaction("signin", {}, work);

/** For finding the person behind a token, before there is a Viewer: one statement, without a transaction around it. */
export const beforeViewer = <R extends object>(
  strings: TemplateStringsArray,
  ...values: string[]
): Promise<readonly R[]> => inTime("app", async ({ driver }) => driver<R[]>(strings, ...values));

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
