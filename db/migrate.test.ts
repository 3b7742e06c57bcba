import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { rootSecret } from "./environment";
import { expect, test } from "./fixtures";
import { migrateDatabase } from "./migrate";

test("databases of one server can be brought up at the same moment, though they share their roles", async ({
  database: { url, adminUrl },
}) => {
  test.slow();
  process.env.LIANZHAO_SECRET ??= rootSecret();
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  const template = process.env.LIANZHAO_TEST_TEMPLATE_URL ?? "";
  const names = Array.from({ length: 4 }, () => `start_${randomBytes(4).toString("hex")}`);
  for (const name of names)
    await admin.unsafe(
      `create database ${name} template ${template.slice(template.lastIndexOf("/") + 1)} owner lianzhao_owner`,
    );
  const urls = names.map((name) => `${url.slice(0, url.lastIndexOf("/"))}/${name}`);
  const failures: unknown[] = [];
  for (let round = 0; round < 5; round += 1)
    await Promise.all(urls.map((each) => migrateDatabase(each).catch((error: unknown) => failures.push(error))));
  expect(failures).toEqual([]);
  for (const name of names) await admin.unsafe(`drop database ${name} with (force)`);
  await admin.end();
});
