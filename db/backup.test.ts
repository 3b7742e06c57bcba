import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { backUp, restoreBackup } from "./backup";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";
import { verifyLedger } from "./ledger";

test("a backup restored into an empty database holds the same rows, and a changed file or a used database is refused", async ({
  database,
}) => {
  test.setTimeout(90_000);
  const folder = mkdtempSync(join(tmpdir(), "lianzhao-backup-"));
  const file = join(folder, "all.lzbk");
  const founder = founderOf(database.url);
  await founder.foundViewer(await founder.foundBanner(), "clerk");
  await founder.foundCompany();
  const taken = await backUp(database.url, file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  await expect(backUp(database.url, file)).rejects.toMatchObject({ sentence: expect.stringContaining("文件已存在") });
  await expect(restoreBackup(database.url, file)).rejects.toMatchObject({
    sentence: expect.stringContaining("已有人员"),
  });

  const admin = postgres(database.adminUrl, { max: 1, onnotice: () => {} });
  const name = `worker_${process.pid}_restored`;
  await admin.unsafe(
    `create database ${name} template ${(process.env.LIANZHAO_TEST_TEMPLATE_URL ?? "").split("/").at(-1)} owner lianzhao_owner strategy file_copy`,
  );
  const target = database.url.replace(/[^/]+$/, name);
  const changed = readFileSync(file);
  changed.writeUInt8(changed.readUInt8(200) ^ 1, 200);
  writeFileSync(join(folder, "changed.lzbk"), changed);
  await expect(restoreBackup(target, join(folder, "changed.lzbk"))).rejects.toMatchObject({
    sentence: expect.stringContaining("已损坏、被改动"),
  });
  await admin.unsafe(`alter database ${name} set timezone = 'America/New_York'`);
  const spoiler = postgres(target, { max: 1, onnotice: () => {} });
  await spoiler`create rule spoil as on insert to companies do also update companies set city = '错'`;
  await expect(restoreBackup(target, file)).rejects.toMatchObject({
    sentence: expect.stringContaining("companies 的内容与备份不一致"),
  });
  await spoiler`drop rule spoil on companies`;
  await spoiler.end();
  await restoreBackup(target, file);

  const again = await backUp(target, join(folder, "again.lzbk"));
  const contents = (manifest: typeof taken) =>
    Object.fromEntries(manifest.tables.map((table) => [table.name, table.sha256]));
  expect(contents(again)).toEqual(contents(taken));
  const restored = postgres(target, { max: 1, onnotice: () => {} });
  expect((await verifyLedger(restored)).broken).toEqual([]);
  const [open] =
    await restored`select count(*)::int as count from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname = 'public' and not (c.relrowsecurity and c.relforcerowsecurity)`;
  expect(open?.count).toBe(0);
  const [off] = await restored`select count(*)::int as count from pg_trigger where tgenabled = 'D'`;
  expect(off?.count).toBe(0);
  await restored.end();
  await founder.end();
  await admin.unsafe(`drop database ${name} with (force)`);
  await admin.end();
  rmSync(folder, { recursive: true });
});
