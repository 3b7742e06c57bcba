import { type ChildProcess, fork } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { keepRunning } from "@/db/embedded";
import { programWords, readEnvironment, rootSecret, secretFor } from "@/db/environment";
import { readVersionWarning } from "@/db/server-version";
import { sealRegularly } from "@/jobs/seal-audit";
import { actionsKey, buildIfChanged } from "./build";
import { openDatabase } from "./database";
import { loadIfEmpty } from "./first-run";

const root = join(import.meta.dirname, "..");
const isDemo = process.argv.includes("--demo");

const say = (line: string) => process.stdout.write(`${line}\n`);
const stopWith = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
};

const { port, dataDir, databaseUrl } = readEnvironment();
await refuseTakenPort(port);
if (!databaseUrl) holdDataFolder();
rootSecret();
if (!buildIfChanged()) stopWith("构建失败，详见上文。");
const { url, embedded } = await openDatabase();
const warning = await readVersionWarning(url, embedded !== null);
if (warning) say(warning);
const setupToken = await loadIfEmpty(url, isDemo);
const stopSealing = sealRegularly();
const stopTouching = touchPrograms();
const stopWatching = embedded ? keepRunning(join(dataDir, "pg")) : () => {};

let isStopping = false;
const environment = {
  ...process.env,
  NODE_ENV: "production" as const,
  NEXT_TELEMETRY_DISABLED: "1",
  // glibc otherwise keeps a heap of its own for every thread: another 20 MiB.
  MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? "2",
  PORT: String(port),
  LIANZHAO_RUNNING_URL: url,
  NEXTAUTH_URL: process.env.NEXTAUTH_URL ?? `http://localhost:${port}`,
  NEXTAUTH_SECRET: secretFor("session-cookie"),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey(),
};
const start = (name: "web" | "worker", ...options: string[]) => {
  const words = programWords(name);
  return fork(words.at(-1) ?? "", { cwd: root, execArgv: [...options, ...words.slice(0, -1)], env: environment });
};
// Most of an answer is garbage once it is sent: in a smaller nursery it is moved about first, in a larger one the process grows.
const server = start("web", "--max-semi-space-size=16");
let worker = startWorker();

server.once("message", () => {
  if (setupToken) {
    say(`首次运行：请在 24 小时内打开此一次性链接，建立管理员：http://localhost:${port}/setup?token=${setupToken}`);
  }
  say(`ready http://localhost:${port}`);
});

function stop(code: number) {
  if (isStopping) return;
  isStopping = true;
  stopSealing();
  stopTouching();
  stopWatching();
  server.kill("SIGKILL");
  worker.kill("SIGKILL");
  embedded?.stop();
  process.exit(code);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop(0));
process.on("disconnect", () => stop(0));
server.on("exit", (code) => stop(code ?? 1));

/** A worker that dies is started again; what it was doing was rolled back and is taken up anew. */
function startWorker(): ChildProcess {
  const child = start("worker");
  child.once("exit", () => {
    if (!isStopping) setTimeout(() => (worker = startWorker()), 1000);
  });
  return child;
}

/** What is not touched for days is tidied away by the next command (bin/programs.js). */
function touchPrograms(): () => void {
  const { programs } = readEnvironment();
  if (!programs) return () => {};
  // Gone when dependencies were installed anew beside a running office.
  const touch = () => existsSync(programs) && utimesSync(programs, new Date(), new Date());
  touch();
  const timer = setInterval(touch, 3_600_000);
  return () => clearInterval(timer);
}

function refuseTakenPort(wanted: number): Promise<void> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () =>
      stopWith(`端口 ${wanted} 已被占用。请先停掉占用的程序，或换一个端口：PORT=3001 npm run up`),
    );
    probe.listen(wanted, "127.0.0.1", () => probe.close(() => resolve()));
  });
}

function holdDataFolder() {
  mkdirSync(dataDir, { recursive: true });
  const lock = join(dataDir, "up.pid");
  const holder = existsSync(lock) ? Number(readFileSync(lock, "utf8")) : 0;
  if (holder && holder !== process.pid && isRunning(holder))
    stopWith(
      `数据目录 ${dataDir} 正由另一个链招进程（${holder}）使用。请先停掉它，或设 LIANZHAO_DATA_DIR 换一个目录。`,
    );
  writeFileSync(lock, String(process.pid));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("serve.") : true;
  } catch {
    return false;
  }
}
