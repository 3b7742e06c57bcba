import { randomBytes, randomInt } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { rootSecret } from "./environment";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";
import { holdLocks } from "./held-locks";
import { findImport } from "./import-reading";
import { checkImport, runImport, undoImport } from "./imports";
import { receiveImport } from "./imports-files";
import { startWorker } from "./worker-process";

const rows = 2500;

test("a worker killed at ten random moments of an import and its undoing leaves no half state and loses nothing", async ({
  database: { url, adminUrl },
}) => {
  test.setTimeout(180_000);
  process.env.LIANZHAO_SECRET ??= rootSecret();
  const dataDir = mkdtempSync(join(tmpdir(), "data-"));
  process.env.LIANZHAO_DATA_DIR = dataDir;
  const founder = founderOf(url);
  const sql = founder.driver;
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const id = randomBytes(4).toString("hex");
  const lines = Array.from({ length: rows }, (_, n) => `示例${id}第${n}号有限公司,江苏,风电叶片制造；光伏组件销售`);
  const stream = Readable.from(Buffer.from(`企业名称,所在省份,经营范围\r\n${lines.join("\r\n")}\r\n`));
  const { importId } = await receiveImport(clerk, "companies", { name: "名单.csv", stream });
  const mapping = { name: 0, province: 1, scope: 2 };

  const countHeld = async () => {
    const [held] = await sql<{ companies: number; matches: number; changes: number }[]>`
      select count(*)::int as companies, (select count(distinct company_id)::int from matches m join companies c on c.id = m.company_id where c.import_id = ${importId}) as matches,
        (select count(*)::int from import_changes where import_id = ${importId}) as changes
      from companies where import_id = ${importId}`;
    return held ?? { companies: -1, matches: -1, changes: -1 };
  };
  const stateOf = async () => (await findImport(clerk, importId))?.state ?? "";
  /** The dead worker's heartbeat grows old at once, so that nobody waits for it. */
  const age = () => sql`update tasks set heartbeat_at = now() - interval '1 minute' where state = 'running'`;
  let kills = 0;
  /** Until the last kill somebody holds the table the work comes to in the end, so that none is over before it is killed. */
  const killAtRandom = async (times: number, open: string, lastTable: string) => {
    const other = await holdLocks(adminUrl, url);
    await other.driver.unsafe(`lock table ${lastTable} in exclusive mode`);
    for (let left = times; left > 0; left -= 1) {
      expect(await stateOf()).toBe(open);
      if (left === 1) await other.letGo();
      await age();
      const worker = startWorker(url, dataDir);
      const isTaken = async () =>
        (
          await sql`select 1 from tasks where subject = ${importId} and state = 'running' and heartbeat_at > now() - interval '10 seconds'`
        ).length;
      await expect.poll(isTaken, { timeout: 20_000, intervals: [50] }).toBe(1);
      await pause(randomInt(0, 1000));
      await worker.kill();
      kills += 1;
      // A connection that waits for a lock does not hear that its worker is dead.
      if (left > 1)
        await other.driver`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`;
      const held = await countHeld();
      expect([0, rows]).toContain(held.companies);
      expect(held.matches).toBe(held.companies);
      if (open === "running") expect(held.changes).toBe(held.companies);
    }
  };
  /** What the first worker of a database does by itself would wait for the locks held here, and the import behind it. */
  const doRenewals = async () => {
    await age();
    const worker = startWorker(url, dataDir);
    const countRenewals = async () =>
      (
        await sql`select 1 from tasks where kind like '%\\_all' and state in ('waiting', 'running')
          union all select 1 where not exists (select 1 from deployment where key = 'pair_all')`
      ).length;
    await expect.poll(countRenewals, { timeout: 60_000, intervals: [200] }).toBe(0);
    await worker.kill();
  };
  const isOpen = async () =>
    (await sql`select 1 from tasks where subject = ${importId} and state in ('waiting', 'running')`).length > 0;
  const finish = async (end: string) => {
    await age();
    const worker = startWorker(url, dataDir);
    const reached = async () => ((await isOpen()) ? "" : stateOf());
    await expect.poll(reached, { timeout: 60_000, intervals: [100] }).toBe(end);
    await worker.kill();
  };

  await doRenewals();
  await checkImport(clerk, { importId, mapping, fieldRules: {}, dataOn: null });
  await finish("checked");
  await runImport(clerk, importId);
  await killAtRandom(7, "running", "duplicate_pairs");
  await finish("done");
  expect(await countHeld()).toEqual({ companies: rows, matches: rows, changes: rows });
  expect(await findImport(clerk, importId)).toMatchObject({ counts: { read: rows, created: rows, rejected: 0 } });
  await age();
  await finish("done");
  await undoImport(clerk, importId);
  await killAtRandom(3, "undoing", "company_relations");
  expect(kills).toBe(10);
  await finish("undone");
  expect(await countHeld()).toMatchObject({ companies: 0, matches: 0 });
  await founder.end();
});
