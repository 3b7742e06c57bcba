import { type ChildProcess, spawn } from "node:child_process";
import { programWords, rootSecret } from "./environment";
import { expect } from "./fixtures";
import { founderOf } from "./founding";

/** `kill` ends it the hard way; `hold` keeps it from taking work until `release`. */
export type WorkerProcess = { kill: () => Promise<void>; hold: () => void; release: () => void };

/** For tests: the worker as people run it, on the test's own database. */
export function startWorker(databaseUrl: string, dataDir: string): WorkerProcess {
  const child: ChildProcess = spawn(process.execPath, programWords("worker"), {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      LIANZHAO_RUNNING_URL: databaseUrl,
      LIANZHAO_DATA_DIR: dataDir,
      LIANZHAO_SECRET: rootSecret(),
    },
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    hold: () => void child.kill("SIGSTOP"),
    release: () => void child.kill("SIGCONT"),
    kill() {
      child.kill("SIGKILL");
      return ended;
    },
  };
}

/** Waits until the worker has ended what was asked for a subject. */
export async function untilWorked(databaseUrl: string, subject: string): Promise<void> {
  const founder = founderOf(databaseUrl);
  const isWaiting = async () =>
    (await founder.driver`select 1 from tasks where subject = ${subject} and state in ('waiting', 'running')`).length;
  await expect.poll(isWaiting, { timeout: 25_000, intervals: [100] }).toBe(0);
  await founder.end();
}
