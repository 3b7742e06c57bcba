import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findRunning } from "@/db/embedded";
import { rootSecret } from "@/db/environment";
import { founderOf } from "@/db/founding";
import { cookieOf, expect, test } from "./fixtures";
import { openOffice } from "./office";

const deadlineMs = 20_000;
const kills = 10;

test("ten kills of the database under load lose no acknowledged write and leave no request hanging", async () => {
  test.setTimeout(240_000);
  const folder = mkdtempSync(join(tmpdir(), "lianzhao-kill-"));
  const secret = rootSecret();
  const office = await openOffice({
    DATABASE_URL: "",
    LIANZHAO_RUNNING_URL: "",
    LIANZHAO_DATA_DIR: folder,
    LIANZHAO_SECRET: secret,
  });
  const pgDir = join(folder, "pg");
  const ownerUrl = (await findRunning(pgDir)) ?? "";
  // No outgoing connection of this machine can take it while the server is down.
  expect(Number(new URL(ownerUrl).port)).toBeLessThan(32_768);
  process.env.LIANZHAO_RUNNING_URL = ownerUrl;
  const founder = founderOf(ownerUrl);
  const clerk = await founder.foundViewer("152526", "clerk");
  const companyId = await founder.foundCompany();
  const [project] = await founder.driver<{ id: string }[]>`
    insert into projects (code, name, company_id, owner_unit_id, created_by) values ('KILL-1', '示例断库', ${companyId}, '152526', ${clerk.userId}) returning id`;
  await founder.end();

  const cookie = `lianzhao-session=${await cookieOf(clerk)}`;
  const acknowledged: string[] = [];
  const slowest = { ms: 0 };
  let lastRecoveryMs = 0;
  let isLoading = true;

  async function write(): Promise<boolean> {
    const startedAt = Date.now();
    try {
      const response = await fetch(`${office.url}/projects/${project?.id}/files?kind=investorFileId&name=a.pdf`, {
        method: "POST",
        headers: { cookie, origin: office.url, "sec-fetch-site": "same-origin", "content-type": "application/pdf" },
        body: "%PDF-1.4 示例",
        signal: AbortSignal.timeout(deadlineMs + 5_000),
      });
      const answer = (await response.json()) as { ok: boolean; id?: string };
      if (answer.ok && answer.id) acknowledged.push(answer.id);
      return answer.ok;
    } finally {
      slowest.ms = Math.max(slowest.ms, Date.now() - startedAt);
    }
  }

  const lane = async () => {
    while (isLoading) if (!(await write())) await new Promise((resolve) => setTimeout(resolve, 50));
  };
  await expect.poll(write, { timeout: 30_000 }).toBe(true);
  const lanes = [lane(), lane(), lane(), lane()];
  for (let kill = 0; kill < kills; kill++) {
    const before = acknowledged.length;
    await expect.poll(() => acknowledged.length, { timeout: 30_000 }).toBeGreaterThan(before + 3);
    process.kill(Number(readFileSync(join(pgDir, "cluster", "postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL");
    const killedAt = Date.now();
    const seen = acknowledged.length;
    await expect.poll(() => acknowledged.length, { timeout: 30_000, intervals: [50] }).toBeGreaterThan(seen + 4);
    lastRecoveryMs = Math.max(lastRecoveryMs, Date.now() - killedAt);
  }
  isLoading = false;
  await Promise.all(lanes);

  const after = founderOf((await findRunning(pgDir)) ?? "");
  const held = new Set((await after.driver<{ id: string }[]>`select id from files`).map((row) => row.id));
  await after.end();
  const wasRestarted = office.process.exitCode !== null;
  await office.stop();
  rmSync(folder, { recursive: true, force: true });
  expect(acknowledged.filter((id) => !held.has(id))).toEqual([]);
  expect(slowest.ms).toBeLessThan(deadlineMs);
  expect(lastRecoveryMs).toBeLessThan(10_000);
  expect(wasRestarted).toBe(false);
});
