import { readdirSync, readFileSync, statSync } from "node:fs";
import postgres from "postgres";

/** Resident memory in MiB of the process below `ancestorPid` whose command line holds `script`; null when there is none. */
export function residentMib(ancestorPid: number, script: string): number | null {
  const found = readdirSync("/proc").find(
    (pid) => /^\d+$/.test(pid) && about(pid, "cmdline").includes(script) && isBelow(pid, ancestorPid),
  );
  return found ? Math.round(Number(/VmRSS:\s+(\d+)/.exec(about(found, "status"))?.[1] ?? 0) / 1024) : null;
}

function isBelow(pid: string, ancestorPid: number): boolean {
  const parent = /PPid:\s+(\d+)/.exec(about(pid, "status"))?.[1] ?? "0";
  return parent !== "0" && (Number(parent) === ancestorPid || isBelow(parent, ancestorPid));
}

/** Empty for a process that ended between the listing and the reading. */
function about(pid: string, name: "status" | "cmdline"): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return "";
  }
}

/**
 * Runs `work` while the server logs the time of every statement of the app's login, and returns their sum in
 * milliseconds: what the same SQL costs in the database alone. Its sessions are renewed before and after.
 */
export async function bareMs(adminUrl: string, serverLog: string, work: () => Promise<unknown>): Promise<number> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  const renew = () => admin`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'lianzhao_app'`;
  try {
    await admin.unsafe("alter role lianzhao_app set log_min_messages = 'log'");
    await admin.unsafe("alter role lianzhao_app set log_min_duration_statement = 0");
    await renew();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await work();
    const from = statSync(serverLog).size;
    await work();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const written = readFileSync(serverLog).subarray(from).toString();
    const sum = [...written.matchAll(/duration: ([\d.]+) ms/g)].reduce((total, [, ms]) => total + Number(ms), 0);
    return Math.round(sum * 10) / 10;
  } finally {
    await admin.unsafe("alter role lianzhao_app reset log_min_messages");
    await admin.unsafe("alter role lianzhao_app reset log_min_duration_statement");
    await renew();
    await admin.end();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
  }
}
