import { sql } from "drizzle-orm";
import { asReader, asViewer, faultOf } from "./client";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";
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
