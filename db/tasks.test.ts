import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readEnvironment } from "./environment";
import { expect, test } from "./fixtures";
import { type Founder, founderOf } from "./founding";
import { runImport } from "./imports";
import { receiveImport, tidyImportFiles } from "./imports-files";
import { claimTask, endAbandoned, mayStillAsk, openWorker } from "./task-claims";

const foundImport = async ({ driver }: Founder, state: string, startedBy: string | null = null, days = 0) => {
  const [row] = await driver<{ id: string }[]>`
    insert into imports (kind, file_name, file_sha256, size_bytes, state, started_by, started_at)
    values ('companies', '试验.csv', '0', 1, ${state}, ${startedBy}, now() - make_interval(days => ${days}::int)) returning id`;
  return row?.id ?? "";
};
const stateOf = async ({ driver }: Founder, table: string, id: string) =>
  (await driver<{ state: string }[]>`select state from ${driver(table)} where id = ${id}`)[0]?.state;

test("whoever has lost the right to import, or was made a reader, has nothing imported any more", async ({
  database: { url },
}) => {
  const founder = founderOf(url);
  const worker = openWorker(url);
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const asked = { kind: "import_run" as const, askedBy: clerk.userId };
  expect(await mayStillAsk(worker, asked)).toBe(true);
  expect(await mayStillAsk(worker, { ...asked, kind: "match_all" })).toBe(false);
  await founder.driver`update user_roles set role = 'leader' where user_id = ${clerk.userId}`;
  expect(await mayStillAsk(worker, asked)).toBe(false);
  await founder.driver`update user_roles set role = 'clerk' where user_id = ${clerk.userId}`;
  await founder.driver`update users set state = 'disabled' where id = ${clerk.userId}`;
  expect(await mayStillAsk(worker, asked)).toBe(false);
  expect(await mayStillAsk(worker, { kind: "search_all", askedBy: null })).toBe(true);
  await worker.end();
  await founder.end();
});

test("a task that has cost twenty workers their life is given up, and its import says so", async ({
  database: { url },
}) => {
  const founder = founderOf(url);
  const worker = openWorker(url);
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const importId = await foundImport(founder, "running", clerk.userId);
  await founder.driver`delete from tasks where state in ('waiting', 'running')`;
  const [task] = await founder.driver<{ id: string }[]>`
    insert into tasks (kind, subject, asked_by) values ('import_run', ${importId}, ${clerk.userId}) returning id`;
  for (let life = 1; life <= 20; life += 1) {
    expect((await claimTask(worker))?.id).toBe(task?.id);
    await founder.driver`update tasks set heartbeat_at = now() - interval '1 minute' where id = ${task?.id ?? ""}`;
  }
  expect(await claimTask(worker)).toBeNull();
  await endAbandoned(worker);
  expect(await stateOf(founder, "tasks", task?.id ?? "")).toBe("failed");
  const [held] = await founder.driver`select state, message from imports where id = ${importId}`;
  expect(held).toEqual({ state: "failed", message: expect.stringContaining("几次使后台程序中断") });
  expect(await claimTask(worker)).toBeNull();
  await worker.end();
  await founder.end();
});

test("an import nobody works on is not under way for good", async ({ database: { url } }) => {
  const founder = founderOf(url);
  const worker = openWorker(url);
  const [lost, undoing] = [await foundImport(founder, "running"), await foundImport(founder, "undoing")];
  const waiting = await foundImport(founder, "running");
  await founder.driver`insert into tasks (kind, subject) values ('import_run', ${waiting})`;
  await endAbandoned(worker);
  expect(await stateOf(founder, "imports", lost)).toBe("failed");
  expect(await stateOf(founder, "imports", undoing)).toBe("done");
  expect(await stateOf(founder, "imports", waiting)).toBe("running");
  await founder.driver`delete from tasks where subject = ${waiting}`;
  await worker.end();
  await founder.end();
});

test("an import that was taken back is checked again before it is run again", async ({ database: { url } }) => {
  const founder = founderOf(url);
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const importId = await foundImport(founder, "undone", clerk.userId);
  await expect(runImport(clerk, importId)).rejects.toThrow("请先核对各列并检查文件");
  await founder.end();
});

test("lists that were sent are removed when nobody needs them any more", async ({ database: { url } }) => {
  const founder = founderOf(url);
  const worker = openWorker(url);
  const before = process.env.LIANZHAO_DATA_DIR;
  const secret = process.env.LIANZHAO_SECRET;
  process.env.LIANZHAO_SECRET = secret ?? "x".repeat(32);
  process.env.LIANZHAO_DATA_DIR = mkdtempSync(join(tmpdir(), "lianzhao-tidy-"));
  const folder = join(readEnvironment().dataDir, "imports");
  mkdirSync(folder);
  const put = (name: string) => {
    writeFileSync(join(folder, name), "企业名称\n");
    return name;
  };
  const aged = async (state: string, days: number) => put(await foundImport(founder, state, null, days));
  const kept = [await aged("done", 6), await aged("checked", 29), put(`arriving-${randomUUID()}`)];
  const gone = [await aged("done", 8), await aged("failed", 31), put("arriving-old")];
  const busy = await aged("checked", 40);
  await founder.driver`insert into tasks (kind, subject) values ('import_check', ${busy})`;
  const longAgo = new Date(Date.now() - 2 * 86_400_000);
  utimesSync(join(folder, "arriving-old"), longAgo, longAgo);
  expect(await tidyImportFiles(worker)).toBe(3);
  expect([...kept, busy].map((name) => existsSync(join(folder, name)))).toEqual([true, true, true, true]);
  expect(gone.map((name) => existsSync(join(folder, name)))).toEqual([false, false, false]);
  await founder.driver`delete from tasks where subject = ${busy}`;
  rmSync(readEnvironment().dataDir, { recursive: true });
  process.env.LIANZHAO_DATA_DIR = before;
  process.env.LIANZHAO_SECRET = secret;
  if (before === undefined) delete process.env.LIANZHAO_DATA_DIR;
  if (secret === undefined) delete process.env.LIANZHAO_SECRET;
  await worker.end();
  await founder.end();
});

test("nobody sends more than two GB of lists a day", async ({ database: { url } }) => {
  const founder = founderOf(url);
  const clerk = await founder.foundViewer(await founder.foundBanner(), "clerk");
  const sent = [await foundImport(founder, "checked", clerk.userId), await foundImport(founder, "done", clerk.userId)];
  await founder.driver`update imports set size_bytes = ${1024 ** 3 + 1} where id in ${founder.driver(sent)}`;
  const file = { name: "试验.csv", stream: () => new Blob(["企业名称\n示例有限公司\n"]).stream() };
  await expect(receiveImport(clerk, "companies", file)).rejects.toThrow("已超过 2 GB");
  await founder.end();
});
