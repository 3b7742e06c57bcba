import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import postgres from "postgres";
import { asOwner } from "@/db/client";
import { startEmbedded } from "@/db/embedded";
import { founderOf } from "@/db/founding";
import { migrateDatabase } from "@/db/migrate";
import { loadPolicyPack } from "@/db/seed/policy";
import { type Stage, stages } from "@/domain/stage";
import { openOffice } from "@/e2e/office";
import { generateProjects, writeCompanies } from "./data";
import { bareMs, residentMib } from "./probes";
import { type Call, measure, signedIn } from "./requests";

/** The performance ring: the built app over HTTP with a signed-in session; one JSON line a work item. Never a timed test. */
const { values: options } = parseArgs({
  options: { json: { type: "boolean" }, companies: { type: "string" }, only: { type: "string" } },
});
const companyCount = 100_000;
const projectCount = 20_000;
const importCount = 10_000;
const root = join(import.meta.dirname, "..");
const folder = join(root, ".data", "bench");
mkdirSync(folder, { recursive: true });
process.env.LIANZHAO_DATA_DIR = folder;

const server = await startEmbedded(join(folder, "pg"));
const url = server.url.replace(/\/lianzhao$/, "/bench");
const signedUrl = server.url.replace(/\/lianzhao$/, "/bench_signed");
await prepareData();
process.env.LIANZHAO_RUNNING_URL = url;
const founder = founderOf(url);
const viewer = await founder.foundViewer("dept-zhaoshang", "promoter");
const startedAt = performance.now();
const office = await openOffice({ DATABASE_URL: url });
report({ item: "start to ready", ms: Math.round(performance.now() - startedAt) });
const send = await signedIn(office.url, viewer.token);
const webMib = () => residentMib(office.process.pid ?? 0, "web.");
const text = encodeURIComponent;

const reads: Record<string, string> = {
  "api list 50 by province": `/api/v1/companies?province=${text("江苏")}&sort=name`,
  "api search name 2 characters": `/api/v1/companies?q=${text("叶片")}`,
  "api search name or scope 4 characters": `/api/v1/companies?q=${text("石墨电极")}`,
  "api board 20 cards a stage": "/api/v1/board?scope=all",
  "page list 50 by province": `/companies?province=${text("江苏")}`,
  "page search 2 characters": `/companies?q=${text("叶片")}`,
  "page board": "/projects?scope=all",
  "page project table": "/projects?view=table&scope=all",
  "page overview 2027": "/?year=2027",
  "page signed list": "/signed",
  "page targets": "/targets",
  "page chains": "/chains",
};

report({ item: "web memory idle", mib: webMib() });
for (const [item, path] of Object.entries(reads)) {
  if (!isAsked(item)) continue;
  const call = () => ({ path });
  const warm = item.startsWith("api") ? 100 : 5;
  report(await measure(item, send, call, { concurrency: 1, times: 40, warm }));
  report(await measure(item, send, call, { concurrency: 8, times: 160, warm }));
}
for (const concurrency of [1, 8]) await measureWrites(concurrency);
report({ item: "web memory loaded", mib: webMib() });
if (isAsked("bare")) {
  const log = join(folder, "pg", "server.log");
  for (const [item, path] of Object.entries(reads))
    report({ item: `${item}, the same SQL alone`, ms: await bareMs(server.adminUrl, log, () => send({ path })) });
}
if (isAsked("import")) await measureImport();
await founder.end();
await office.stop();
if (isAsked("export")) await measureExport();
if (isAsked("match")) report({ item: "match all companies", ...command("match", "run", "--json") });
server.stop();
process.exit();

function isAsked(item: string): boolean {
  return !options.only || options.only.split(",").some((word) => item.includes(word));
}

function report(line: Record<string, unknown>) {
  process.stdout.write(options.json ? `${JSON.stringify(line)}\n` : `${Object.values(line).join("\t")}\n`);
}

async function measureWrites(concurrency: number) {
  const times = concurrency === 1 ? 40 : 160;
  const warm = 60;
  const needed = times + warm + 9;
  const banners = await founder.driver<{ id: string }[]>`select id from units where kind = 'banner' order by id`;
  const chosen = await founder.driver<{ company_id: string; link_id: string }[]>`
    select c.id as company_id, l.id as link_id
    from (select id, row_number() over () as n from (select id from companies order by random() limit ${needed}) c) c
    join (select id, row_number() over (order by id) as n, count(*) over () as total from links) l on l.n = 1 + c.n % l.total`;
  const create = (index: number): Call => ({
    path: "/api/v1/projects",
    body: {
      name: `压测线索${Date.now()}-${index}`,
      companyId: chosen[index]?.company_id,
      linkId: chosen[index]?.link_id,
      source: "压测",
      ownerUnitId: banners[index % banners.length]?.id,
      distinctBecause: "压测",
    },
  });
  if (isAsked("create")) report(await measure("api create a project", send, create, { concurrency, times, warm }));
  // What an earlier run moved back is put forward again.
  await founder.driver`
    update projects set stage = 'talks' where stage = 'studied'
      and id in (select project_id from stage_moves where reason = '压测退回')`;
  const movable = await founder.driver<{ id: string; version: number }[]>`
    select id, version from projects where stage = 'talks' order by random() limit ${needed}`;
  const move = (index: number): Call => ({
    path: `/api/v1/projects/${movable[index]?.id}/move`,
    body: { seenVersion: movable[index]?.version, to: "studied", reason: "压测退回" },
  });
  if (isAsked("move")) report(await measure("api move a project", send, move, { concurrency, times, warm }));
}

/** Twenty thousand signed projects stand in a database of their own; the same app serves it. */
async function measureExport() {
  process.env.LIANZHAO_RUNNING_URL = signedUrl;
  const owner = founderOf(signedUrl);
  const exporter = await owner.foundViewer("dept-zhaoshang", "promoter");
  const other = await openOffice({ DATABASE_URL: signedUrl });
  const ask = await signedIn(other.url, exporter.token);
  let bytes = 0;
  const counted = async (call: Call) => {
    const answer = await ask(call);
    bytes = answer.bytes;
    return answer;
  };
  const sheet = () => ({ path: "/signed/sheet" });
  report({
    ...(await measure(`export ${projectCount} signed projects to xlsx`, counted, sheet, { concurrency: 1, times: 3 })),
    bytes,
  });
  report({ item: "web memory after the export", mib: residentMib(other.process.pid ?? 0, "web.") });
  await owner.end();
  await other.stop();
  process.env.LIANZHAO_RUNNING_URL = url;
}

/** As a person does it: sent, checked, written by the worker, taken back; the first round finds the worker just started. */
async function measureImport() {
  const file = join(folder, "import.csv");
  await writeCompanies(file, companyCount, companyCount + importCount, options.companies ?? null);
  for (let round = 1; round <= 3; round += 1) await importOnce(file, round);
  const answer = command("companies", "import", file, "--json");
  report({ item: `import ${importCount} companies by command, matched`, ...answer });
  report({ item: "undo that import", ...command("companies", "import", "--undo", String(answer.import_id), "--json") });
}

async function importOnce(file: string, round: number) {
  const ask = async (path: string, body?: Call["body"]) => {
    const { status, text } = await send({ path: `/api/v1/imports${path}`, ...(body ? { body } : {}) });
    const answer = JSON.parse(text) as { ok: boolean; value: Record<string, unknown> };
    if (status !== 200 || !answer.ok) throw new Error(`${path}: ${text}`);
    return answer.value;
  };
  let last = performance.now();
  const took = () => {
    const ms = Math.round(performance.now() - last);
    last += ms;
    return ms;
  };
  const { importId } = await ask("?kind=companies&name=import.csv", readFileSync(file));
  const sending_ms = took();
  const settle = async (state: string) => {
    for (;;) {
      const held = await ask(`/${importId}`);
      const task = held.task as { state: string } | null;
      if (held.state === state && task?.state === "done") return held;
      if (task?.state === "failed" || task?.state === "stopped") throw new Error(String(held.message));
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };
  const { mapping } = await ask(`/${importId}`);
  await ask(`/${importId}/check`, { mapping, fieldRules: {}, dataOn: null });
  await settle("checked");
  const checking_ms = took();
  await ask(`/${importId}/run`, {});
  const { counts } = await settle("done");
  const writing_ms = took();
  await ask(`/${importId}/undo`, {});
  await settle("undone");
  const undoing_ms = took();
  report({
    item: `import ${importCount} companies, matched`,
    round,
    sending_ms,
    checking_ms,
    writing_ms,
    undoing_ms,
    counts,
  });
}

function command(...words: string[]): Record<string, unknown> {
  const at = performance.now();
  const done = spawnSync(process.execPath, [join(root, "bin", "cli.js"), ...words], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 50_000_000,
    env: { ...process.env, DATABASE_URL: url },
  });
  if (done.status !== 0) throw new Error(`${words.join(" ")}: ${done.stderr}`);
  return { ...(JSON.parse(done.stdout) as object), wall_ms: Math.round(performance.now() - at) };
}

/** Reuses the rows of the last run when they are whole, so that a second run starts at once. */
async function prepareData() {
  const admin = postgres(server.adminUrl, { max: 1, onnotice: () => {} });
  const [whole] = await admin`select 1 from pg_database where datname = 'bench_signed'`;
  if (!whole) {
    await admin.unsafe("drop database if exists bench");
    await admin.unsafe("create database bench owner lianzhao_owner");
    await migrateDatabase(url);
    await asOwner(url, (_, owning) => loadPolicyPack(owning));
    const file = join(folder, "companies.csv");
    await writeCompanies(file, 0, companyCount, options.companies ?? null);
    const imported = command("companies", "import", file, "--json");
    report({ item: `import ${companyCount} companies, matched`, bytes: statSync(file).size, ...imported });
    await admin.unsafe("create database bench_signed template bench owner lianzhao_owner");
    await foundProjects(url, stages);
    await foundProjects(signedUrl, stages.slice(stages.indexOf("signed")));
  }
  await admin.end();
  for (const each of [url, signedUrl]) {
    await migrateDatabase(each);
    // The server does so by itself within minutes of a change this large.
    await asOwner(each, (_, owning) => owning.unsafe("vacuum analyze"));
  }
}

async function foundProjects(databaseUrl: string, spread: readonly Stage[]) {
  const owner = founderOf(databaseUrl);
  const { userId } = await owner.foundUser("dept-zhaoshang", ["promoter"]);
  await generateProjects(owner.driver, projectCount, spread, userId);
  await owner.end();
}
