import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { Viewer } from "@/domain/viewer";
import { rootSecret } from "./environment";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";
import { holdLocks, untilWaiting } from "./held-locks";
import { findImport } from "./import-reading";
import { checkImport, runImport, stopImport } from "./imports";
import { receiveImport } from "./imports-files";
import { locks } from "./locks";
import { startWorker, untilWorked, type WorkerProcess } from "./worker-process";

test.beforeAll(({ database }) => {
  process.env.LIANZHAO_SECRET ??= rootSecret();
  process.env.LIANZHAO_DATA_DIR = mkdtempSync(join(tmpdir(), "data-"));
  worker = startWorker(database.url, process.env.LIANZHAO_DATA_DIR);
});
test.afterAll(() => worker.kill());

let worker: WorkerProcess;

/** A list of one new company, checked and ready to be imported. */
async function checked(databaseUrl: string, clerk: Viewer) {
  const name = `示例${randomBytes(4).toString("hex")}有限公司`;
  const stream = Readable.from(Buffer.from(`企业名称,所在省份\r\n${name},江苏\r\n`));
  const { importId } = await receiveImport(clerk, "companies", { name: "停.csv", stream });
  await checkImport(clerk, { importId, mapping: { name: 0, province: 1 }, fieldRules: {}, dataOn: null });
  await untilWorked(databaseUrl, importId);
  return { importId, name };
}

test("a check that was stopped has to be done again before anything is imported", async ({ database }) => {
  const founder = founderOf(database.url);
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const { importId } = await checked(database.url, clerk);
  worker.hold();
  await checkImport(clerk, { importId, mapping: { name: 1, province: 0 }, fieldRules: {}, dataOn: null });
  await stopImport(clerk, importId);
  worker.release();
  await untilWorked(database.url, importId);
  await expect(runImport(clerk, importId)).rejects.toMatchObject({ sentence: expect.stringContaining("请先核对各列") });
  await founder.end();
});

test("an import that is stopped leaves nothing and can be started again", async ({ database }) => {
  const founder = founderOf(database.url);
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const { importId, name } = await checked(database.url, clerk);
  worker.hold();
  await runImport(clerk, importId);
  await stopImport(clerk, importId);
  worker.release();
  await untilWorked(database.url, importId);
  expect(await findImport(clerk, importId)).toMatchObject({ state: "stopped", task: { state: "stopped" } });
  expect(await founder.driver`select 1 from companies where name = ${name}`).toHaveLength(0);
  await runImport(clerk, importId);
  await untilWorked(database.url, importId);
  expect(await findImport(clerk, importId)).toMatchObject({ state: "done", counts: { created: 1 } });
  await founder.end();
});

test("a stop is heard while an import waits for another, and as late as before its commit", async ({ database }) => {
  const founder = founderOf(database.url);
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const { importId, name } = await checked(database.url, clerk);
  const startBehind = async () => {
    const other = await holdLocks(database.adminUrl, database.url);
    await other.driver`select pg_advisory_xact_lock(${locks.directory})`;
    await runImport(clerk, importId);
    await expect.poll(async () => (await findImport(clerk, importId))?.task?.state).toBe("running");
    return other;
  };
  const stopped = { state: "stopped", task: { state: "stopped" } };

  const other = await startBehind();
  await stopImport(clerk, importId);
  await untilWorked(database.url, importId);
  expect(await findImport(clerk, importId), "the other still writes").toMatchObject(stopped);
  await other.letGo();

  const another = await startBehind();
  const holder = await holdLocks(database.adminUrl, database.url);
  await holder.driver`select 1 from imports where id = ${importId} for share`;
  await another.letGo();
  await untilWaiting(founder, 1);
  await stopImport(clerk, importId);
  await holder.letGo();
  await untilWorked(database.url, importId);
  expect(await findImport(clerk, importId), "no heartbeat came between").toMatchObject(stopped);
  expect(await founder.driver`select 1 from companies where name = ${name}`).toHaveLength(0);
  await founder.end();
});
