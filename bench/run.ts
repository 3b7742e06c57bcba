import { readFileSync } from "node:fs";
import { join } from "node:path";
import { encode } from "next-auth/jwt";
import postgres from "postgres";
import { startEmbedded } from "@/db/embedded";
import { secretFor } from "@/db/environment";
import { founderOf } from "@/db/founding";
import { migrateDatabase } from "@/db/migrate";
import { loadPolicyPack } from "@/db/seed/policy";
import { openOffice } from "@/e2e/office";
import { generateCompanies, generateProjects } from "./data";

/** The performance ring: the built app over HTTP with a signed-in session; one JSON line a work item. Never a timed test. */
const isJson = process.argv.includes("--json");
const companyCount = 100_000;
const projectCount = 20_000;

const server = await startEmbedded(join(import.meta.dirname, "..", ".data", "bench", "pg"));
const url = await prepareData();
const founder = founderOf(url);
const viewer = await founder.foundViewer("dept-zhaoshang", "promoter");
const office = await openOffice({ DATABASE_URL: url });
const cookie = `lianzhao-session=${await encode({ token: { sid: viewer.token }, secret: secretFor("session-cookie") })}`;

const pages: Record<string, string> = {
  "overview 2027": "/?year=2027",
  "company list by province": `/companies?province=${encodeURIComponent("江苏")}`,
  "company search 2 characters": `/companies?q=${encodeURIComponent("叶片")}`,
  "company search 4 characters": `/companies?q=${encodeURIComponent("石墨电极")}`,
  "project board": "/projects?scope=all",
  "project table": "/projects?view=table&scope=all",
  "signed list": "/signed",
  targets: "/targets",
  chains: "/chains",
};

for (const concurrency of [1, 8]) {
  for (const [item, path] of Object.entries(pages)) report(await measure(item, path, concurrency));
}
report(await measure("signed export to xlsx", "/signed/sheet", 1, 3));
const resident = readFileSync(`/proc/${office.process.pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)?.[1];
report({ item: "resident memory of the starter", kilobytes: Number(resident ?? 0) });
await founder.end();
await office.stop();
server.stop();
process.exit();

async function measure(item: string, path: string, concurrency: number, times = 20) {
  const tookMs: number[] = [];
  let failed = 0;
  await request(path);
  const startedAt = performance.now();
  const lane = async () => {
    for (let count = 0; count < times; count++) {
      const at = performance.now();
      const status = await request(path);
      if (status !== 200) failed++;
      tookMs.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  const seconds = (performance.now() - startedAt) / 1000;
  tookMs.sort((a, b) => a - b);
  const at = (part: number) => Math.round(tookMs[Math.min(tookMs.length - 1, Math.floor(tookMs.length * part))] ?? 0);
  return {
    item,
    n: tookMs.length,
    concurrency,
    p50_ms: at(0.5),
    p95_ms: at(0.95),
    per_second: Math.round((tookMs.length / seconds) * 10) / 10,
    ...(failed ? { failed } : {}),
  };
}

async function request(path: string): Promise<number> {
  const response = await fetch(office.url + path, { headers: { cookie } });
  await response.arrayBuffer();
  return response.status;
}

function report(line: Record<string, unknown>) {
  process.stdout.write(isJson ? `${JSON.stringify(line)}\n` : `${Object.values(line).join("\t")}\n`);
}

/** Reuses the rows of the last run when they are whole, so that a second run starts at once. */
async function prepareData(): Promise<string> {
  const benchUrl = server.url.replace(/\/lianzhao$/, "/bench");
  const admin = postgres(server.adminUrl, { max: 1, onnotice: () => {} });
  const [known] = await admin`select 1 from pg_database where datname = 'bench'`;
  if (!known) await admin.unsafe("create database bench owner lianzhao_owner");
  await admin.end();
  await migrateDatabase(benchUrl);
  const driver = postgres(benchUrl, { max: 1, onnotice: () => {} });
  const [held] = await driver`select count(*)::int as count from projects`;
  if (held?.count !== projectCount) {
    await loadPolicyPack(driver);
    const owner = founderOf(benchUrl);
    await owner.foundUser("152500", ["leader"]);
    await owner.end();
    await generateCompanies(driver, companyCount);
    await generateProjects(driver, projectCount);
  }
  await driver.end();
  return benchUrl;
}
