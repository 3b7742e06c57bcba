import { spawn } from "node:child_process";
import type { Readable } from "node:stream";
import type { ImportKind, SheetTop } from "@/domain/company-import";
import { Refusal } from "@/domain/refusal";
import { programWords } from "./environment";

const heapMb = 256;
const waitMsPer100kRows = 60_000;

/** `formulas` are the columns whose cell is a formula; `rejected` says why the reader gave the row up. */
export type ParsedRow = { line: number; cells: readonly string[]; formulas?: readonly number[]; rejected?: string };
type Line = { rows: ParsedRow[] } | { refused: string } | SheetTop;

const tooHeavy = () =>
  new Refusal("文件过大或结构异常，读取超出限度，已停止，未导入任何内容。请分成几个文件或另存为 csv。");

/** What a person has pointed out; the first sheet and the line with headings are looked for otherwise. */
export type Pointed = { sheetNo?: number; headingLine?: number };

const [mostAtOnce, mostWaiting] = [2, 20];
let reading = 0;
const waiting: (() => void)[] = [];

/** A few files are looked into at once, so that many sent together do not take the memory of the machine. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= mostWaiting) throw new Refusal("正在读取的文件过多，请稍后重新上传。");
  if (reading >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else reading += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else reading -= 1;
  }
}

/** Sheets, heading line and first rows of an untrusted file. Throws Refusal with one sentence. */
export const readOutline = (file: string, kind: ImportKind, pointed: Pointed = {}): Promise<SheetTop> =>
  inTurn(() => readTop(file, kind, pointed));

async function readTop(file: string, kind: ImportKind, pointed: Pointed): Promise<SheetTop> {
  for await (const line of readLines(file, ["outline", kind, ...wordsOf(pointed)])) if ("outline" in line) return line;
  throw tooHeavy();
}

const wordsOf = ({ sheetNo = 0, headingLine = 0 }: Pointed) => [String(sheetNo), String(headingLine)];

/** The rows below the heading line of one sheet. Throws Refusal with one sentence. */
export async function* readSheet(file: string, sheetNo: number, headingLine: number): AsyncGenerator<ParsedRow> {
  yield* rowsOf(readLines(file, ["rows", String(sheetNo), String(headingLine)]));
}

async function* rowsOf(lines: AsyncIterable<Line>): AsyncGenerator<ParsedRow> {
  for await (const line of lines) if ("rows" in line) yield* line.rows;
}

export type WholeSheet = SheetTop & {
  rows: AsyncIterable<ParsedRow>;
  close: () => Promise<unknown>;
};

/** All of the first sheet with headings from one reading; whoever does not go through the rows closes it. */
export async function readWhole(file: string, kind: ImportKind, pointed: Pointed = {}): Promise<WholeSheet> {
  const lines = readLines(file, ["whole", kind, ...wordsOf(pointed)]);
  const { value: top } = await lines.next();
  if (!top || !("outline" in top)) throw tooHeavy();
  return { ...top, rows: rowsOf(lines), close: () => lines.return(undefined) };
}

/**
 * What a child process makes of an untrusted file: it has little memory, no environment, no connection, and a limit on
 * how long it may keep us waiting.
 */
async function* readLines(file: string, words: readonly string[]): AsyncGenerator<Line> {
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${heapMb}`, ...programWords("parse-sheet"), file, ...words],
    {
      stdio: ["ignore", "pipe", "ignore"],
      env: { PATH: process.env.PATH, NODE_ENV: "production" },
    },
  );
  const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  const lines = linesOf(child.stdout);
  let count = 0;
  let waitedMs = 0;
  try {
    for (;;) {
      const since = performance.now();
      const next = await within(lines.next(), waitMsPer100kRows * (1 + count / 100_000) - waitedMs);
      waitedMs += performance.now() - since;
      if (next.done) break;
      const sent = JSON.parse(next.value) as Line;
      if ("refused" in sent) throw new Refusal(sent.refused);
      if ("rows" in sent) count += sent.rows.length;
      yield sent;
    }
    if ((await ended) !== 0) throw tooHeavy();
  } finally {
    child.kill("SIGKILL");
  }
}

/** Line by line, taking no more from the stream than is asked for: a child that reads faster than we write has to wait. */
async function* linesOf(stream: Readable): AsyncGenerator<string> {
  let rest = "";
  stream.setEncoding("utf8");
  for await (const chunk of stream as AsyncIterable<string>) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
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
