import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Refusal } from "@/domain/refusal";

const root = join(import.meta.dirname, "..");
const heapMb = 256;
const waitMsPer100kRows = 60_000;

export type ParsedRow = { line: number; cells: readonly string[]; rejected: string | null };
type Line = string[] | { refused: string } | { line: number; rejected: string };

const tooHeavy = () =>
  new Refusal("文件过大或结构异常，读取超出限度，已停止，未导入任何内容。请分成几个文件或另存为 csv。");

/**
 * The rows of an untrusted csv or xlsx file, read by a child process with little memory, no environment and a limit on
 * how long it may keep us waiting. Throws Refusal with one sentence.
 */
export async function* readSheet(file: string): AsyncGenerator<ParsedRow> {
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${heapMb}`, "--import", "tsx", join(root, "bin", "parse-sheet.ts"), file],
    { cwd: root, stdio: ["ignore", "pipe", "ignore"], env: { PATH: process.env.PATH, NODE_ENV: "production" } },
  );
  const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  const lines = createInterface({ input: child.stdout, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]();
  let line = 0;
  let waitedMs = 0;
  try {
    for (;;) {
      const since = performance.now();
      const next = await within(lines.next(), waitMsPer100kRows * (1 + line / 100_000) - waitedMs);
      waitedMs += performance.now() - since;
      if (next.done) break;
      line += 1;
      const sent = JSON.parse(next.value) as Line;
      if (Array.isArray(sent)) yield { line, cells: sent, rejected: null };
      else if ("refused" in sent) throw new Refusal(sent.refused);
      else yield { line, cells: [], rejected: sent.rejected };
    }
    if ((await ended) !== 0) throw tooHeavy();
  } finally {
    child.kill("SIGKILL");
  }
}

async function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooHeavy()), Math.max(0, ms));
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
