import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { asReader, asViewer, asWriter, requestContext, type Tx } from "./client";
import { DatabaseBusy, faultOf } from "./faults";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";
import { holdLocks, untilWaiting } from "./held-locks";
import { findPerson } from "./sessions";

test("a statement with parameters is prepared once a connection, whoever asks it again", async ({ database }) => {
  const founder = founderOf(database.url);
  const viewer = await founder.foundViewer("dept-zhaoshang", "promoter");
  await founder.end();
  const prepared = await asViewer(viewer, async (tx) => {
    for (const name of ["甲", "乙"]) await tx.execute(sql`select ${name}::text as asked_twice`);
    return tx.execute<{ statement: string }>(sql`select statement from pg_prepared_statements`);
  });
  const texts = [...prepared].map(({ statement }) => statement);
  expect(texts.filter((text) => text.includes("asked_twice"))).toHaveLength(1);
});

test("the first statement of a transaction already stands under its session, though nobody waited for it", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const viewers = await Promise.all(
    ["dept-zhaoshang", "dept-gongxin"].map((unit) => founder.foundViewer(unit, "promoter")),
  );
  await founder.end();
  const asked = Array.from({ length: 40 }, (_, at) => viewers[at % 2] ?? viewers[0]);
  const seen = await Promise.all(
    asked.map((viewer) =>
      viewer
        ? asViewer(viewer, async (tx) => {
            const [row] = await tx.execute<{ id: string }>(sql`select (door.viewer()).user_id as id`);
            return row?.id;
          })
        : null,
    ),
  );
  expect(seen).toEqual(asked.map((viewer) => viewer?.userId));
});

test("finding the person leaves no session on the connection behind", async ({ database }) => {
  const founder = founderOf(database.url);
  const viewer = await founder.foundViewer("dept-zhaoshang", "promoter");
  await founder.end();
  expect((await findPerson(viewer.token))?.userId).toBe(viewer.userId);
  const [row] = await asViewer({ ...viewer, token: "" }, (tx) =>
    tx.execute<{ id: string | null }>(sql`select (door.viewer()).user_id as id`),
  );
  expect(row?.id).toBeNull();
});

test("statements sent without waiting run in the order they were sent, new to the connection or not", async ({
  database,
}) => {
  const founder = founderOf(database.url);
  const viewer = await founder.foundViewer("dept-zhaoshang", "promoter");
  await founder.end();
  const places = Array.from({ length: 30 }, (_, at) => String(at));
  const [last] = await asViewer(viewer, async (tx) => {
    for (const at of places) {
      const isNew = Number(at) % 2 === 0 ? sql.raw(`as new_${at}`) : sql``;
      const sent = tx.execute(
        sql`select set_config('app.order', concat(current_setting('app.order', true), ${at}::text, ' '), true) ${isNew}`,
      );
      Promise.resolve(sent).catch(() => {});
    }
    return tx.execute<{ kept: string }>(sql`select current_setting('app.order', true) as kept`);
  });
  expect(last?.kept.trim().split(" ")).toEqual(places);
});

test("what only reads cannot write, and fails aloud when it tries", async ({ database }) => {
  const founder = founderOf(database.url);
  const viewer = await founder.foundViewer("dept-zhaoshang", "promoter");
  await founder.end();
  const write = asReader(viewer, (tx) =>
    tx.execute(sql`insert into requests (user_id, request_id) values (${viewer.userId}, gen_random_uuid())`),
  );
  const error = await write.catch((failure: unknown) => failure);
  expect(faultOf(error).code).toBe("25006");
  const [row] = await asReader(viewer, (tx) => tx.execute<{ id: string }>(sql`select (door.viewer()).user_id as id`));
  expect(row?.id).toBe(viewer.userId);
});

const lockCompany = (tx: Tx, id: string) => tx.execute(sql`select 1 from companies where id = ${id}::uuid for update`);

test("a write that gets in the way of an import gives way and is then done, once", async ({
  database: { url, adminUrl },
}) => {
  const founder = founderOf(url);
  const viewer = await founder.foundViewer("dept-zhaoshang", "promoter");
  const [first, last] = [await founder.foundCompany(), await founder.foundCompany()];
  const importer = await holdLocks(adminUrl, url);
  await importer.driver`select 1 from companies where id = ${last} for update`;
  let tries = 0;
  const requestId = randomUUID();
  const written = requestContext.run({ requestId }, () =>
    asWriter(viewer, async (tx) => {
      tries += 1;
      await lockCompany(tx, first);
      await lockCompany(tx, last);
      return { tries };
    }),
  );
  await untilWaiting(founder, 1);
  await importer.driver`select 1 from companies where id = ${first} for update`;
  await importer.letGo();
  const answer = await written;
  expect(answer.tries).toBeGreaterThan(1);
  const stored = await founder.driver`select answer from requests where request_id = ${requestId}`;
  expect([...stored]).toEqual([{ answer }]);
  await founder.end();
});

test("a write that others stand in the way of for long ends with the word for it", async ({
  database: { url, adminUrl },
}) => {
  const founder = founderOf(url);
  const viewer = await founder.foundViewer("dept-zhaoshang", "promoter");
  const company = await founder.foundCompany();
  const importer = await holdLocks(adminUrl, url);
  await importer.driver`select 1 from companies where id = ${company} for update`;
  await expect(asWriter(viewer, (tx) => lockCompany(tx, company))).rejects.toThrow(DatabaseBusy);
  await importer.letGo();
  let tries = 0;
  const long = asWriter(viewer, async (tx) => {
    tries += 1;
    await tx.execute(sql`select set_config('statement_timeout', '1', true)`);
    await tx.execute(sql`select pg_sleep(60)`);
  });
  await expect(long).rejects.toThrow(DatabaseBusy);
  expect(tries).toBe(1);
  await founder.end();
});
