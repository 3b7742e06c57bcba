import { sql } from "drizzle-orm";
import postgres from "postgres";
import { urlFor } from "./client";
import { faultOf } from "./faults";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";
import { openPool, type Tx } from "./pool";

/** A small pool of the app's login; `free` tells that all its connections can be had again. */
function poolOf(url: string, size: number) {
  const pool = openPool(urlFor("app", url), size);
  const free = () =>
    Promise.all(Array.from({ length: size }, () => pool.enter({}, (tx) => tx.execute(sql`select pg_sleep(0.05)`))));
  return { ...pool, free, end: () => pool.driver.end({ timeout: 1 }) };
}

const pidOf = async (tx: Tx) => (await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`))[0]?.pid ?? 0;
const settingOf = async (tx: Tx) =>
  (await tx.execute<{ name: string | null }>(sql`select current_setting('app.session', true) as name`))[0]?.name;
const failureOf = (work: Promise<unknown>) => work.then(() => null).catch((error: unknown) => error);

test("who waits for a connection gets one when another's is lost meanwhile", async ({
  database: { url, adminUrl },
}) => {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  const pool = poolOf(url, 2);
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const pids: number[] = [];
  const holding = [1, 2].map(() =>
    pool.enter({}, async (tx) => {
      pids.push(await pidOf(tx));
      await gate;
      return pidOf(tx);
    }),
  );
  const held = Promise.allSettled(holding);
  await expect.poll(() => pids.length).toBe(2);
  const waiting = pool.enter({ "app.session": "third" }, settingOf);
  await admin`select pg_terminate_backend(${pids[0] ?? 0})`;
  expect(await waiting).toBe("third");
  letGo();
  expect((await held).map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await pool.free();
  await pool.end();
  await admin.end();
});

test("a statement that comes after its transaction has ended is refused, not run in the next one", async ({
  database: { url },
}) => {
  const pool = poolOf(url, 1);
  let late: Promise<unknown> = Promise.resolve();
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const first = pool.enter({ "app.session": "anna" }, (tx) => {
    late = gate.then(() => settingOf(tx));
    late.catch(() => {});
    return Promise.all([tx.execute(sql`select 1 / 0`), late]);
  });
  expect(faultOf(await failureOf(first)).code).toBe("22012");
  const second = pool.enter({ "app.session": "berta" }, async (tx) => {
    letGo();
    expect(await failureOf(late)).toMatchObject({ cause: { message: "the transaction has ended" } });
    return settingOf(tx);
  });
  expect(await second).toBe("berta");
  await pool.end();
});

test("a value that cannot be sent undoes its transaction and costs the pool no connection", async ({
  database: { url },
}) => {
  const pool = poolOf(url, 1);
  const tooMany = sql`select ${sql.join(
    Array.from({ length: 70_000 }, () => sql`${1}`),
    sql`, `,
  )}`;
  for (const asked of [sql`select ${sql.param(undefined)}`, sql`select ${sql.param(new Date())}`, tooMany])
    for (let round = 0; round < 2; round += 1) {
      const failed = await failureOf(pool.enter({}, (tx) => tx.execute(asked)));
      expect(failed).toMatchObject({ cause: { message: "a statement holds a value that cannot be sent" } });
      await pool.free();
    }
  await pool.end();
});

test("a statement that fails though nobody waited for it is told, and nothing of the transaction stands", async ({
  database: { url },
}) => {
  const founder = founderOf(url);
  const viewer = await founder.foundViewer("dept-zhaoshang", "promoter");
  const pool = poolOf(url, 1);
  const insert = (tx: Tx, requestId: string) =>
    tx.execute(sql`insert into requests (user_id, request_id) values (${viewer.userId}, ${requestId})`);
  const [kept, other] = [crypto.randomUUID(), crypto.randomUUID()];
  const settings = { "app.session": viewer.token };
  const unheard = pool.enter(settings, async (tx) => {
    await insert(tx, kept);
    insert(tx, kept).catch(() => {});
    return "done";
  });
  expect(faultOf(await failureOf(unheard)).code).toBe("23505");
  const unsaid = pool.enter(settings, (tx) => insert(tx, other), {
    last: () => {
      throw new TypeError("no JSON");
    },
  });
  expect(await failureOf(unsaid)).toMatchObject({ message: "no JSON" });
  await pool.free();
  expect(
    await founder.driver`select 1 from requests where request_id in ${founder.driver([kept, other])}`,
  ).toHaveLength(0);
  await pool.end();
  await founder.end();
});
