import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { parse } from "csv-parse";
import iconv from "iconv-lite";
import { Refusal } from "@/domain/refusal";
import { readWorkbook } from "./workbook-reader";
import { checkArchive } from "./zip-check";

// A process of its own for files nobody vouches for: it holds no secret and no connection, and its parent ends it when
// it takes too long. Rows leave as one JSON array a line; a refusal as {"refused": sentence}.

const mostRows = 1_000_000;
const mostColumns = 200;
const longestCell = 32_767;
const longestRecord = 2_000_000;

const path = process.argv[2] ?? "";

try {
  let count = 0;
  for await (const cells of await rowsOf(path)) {
    count += 1;
    if (count > mostRows) throw new Refusal("文件超过 100 万行，未予导入。请分成几个文件。");
    if (cells.length > mostColumns)
      throw new Refusal(`第 ${count} 行超过 ${mostColumns} 列，未予导入。请删去多余的列。`);
    const isLong = cells.some((cell) => cell.length > longestCell);
    await write(isLong ? { line: count, rejected: "有单元格超过 32,767 字" } : cells);
  }
} catch (error) {
  const sentence = error instanceof Refusal ? error.sentence : sentenceOf(error);
  await write({ refused: sentence });
}

function write(value: unknown): Promise<void> {
  const isRoomy = process.stdout.write(`${JSON.stringify(value)}\n`);
  return isRoomy ? Promise.resolve() : new Promise((resolve) => process.stdout.once("drain", resolve));
}

function sentenceOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT" || code === "EACCES") return "读不到这个文件。请检查路径和权限。";
  if (code === "EISDIR") return "这是一个文件夹，不是文件。";
  if (code.startsWith("CSV_")) {
    const line = error instanceof Error && "lines" in error ? ` ${String(error.lines)} ` : "";
    return `csv 文件第${line}行附近的引号不成对或一行过长，未予导入。请改正后重试。`;
  }
  return "文件内容无法读取，未予导入。请用表格软件另存为 xlsx 或 csv 后重试。";
}

async function rowsOf(file: string): Promise<AsyncIterable<string[]>> {
  const head = await readHead(file);
  if (head.length === 0) throw new Refusal("文件是空的。");
  const begins = (...bytes: number[]) => bytes.every((byte, i) => head[i] === byte);
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) throw new Refusal("旧版 xls 文件不能导入。请用表格软件另存为 xlsx 或 csv。");
  if (begins(0x50, 0x4b, 3, 4)) {
    await checkArchive(file);
    return sheetRows(file);
  }
  const isUtf16 = begins(0xff, 0xfe) || begins(0xfe, 0xff);
  const isBinary = head.subarray(0, 65_536).some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
  if (!isUtf16 && (isBinary || begins(0x25, 0x50, 0x44, 0x46)))
    throw new Refusal("这不是 csv 或 xlsx 文件，未予读取。请核对文件。");
  return csvRows(file, isUtf16 ? "utf16" : (await isUtf8(file)) ? "utf8" : "gb18030", head);
}

async function readHead(file: string): Promise<Buffer> {
  const handle = await open(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(65_536), 0, 65_536, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function isUtf8(file: string): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of createReadStream(file)) decoder.decode(chunk as Buffer, { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

function csvRows(file: string, encoding: string, head: Buffer): AsyncIterable<string[]> {
  const [first = ""] = iconv.decode(head, encoding).split(/\r?\n/, 1);
  const delimiter = [",", "\t", ";"].sort((a, b) => first.split(b).length - first.split(a).length)[0] ?? ",";
  const parser = parse({
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longestRecord,
  });
  const source = createReadStream(file);
  const decoded = source.pipe(iconv.decodeStream(encoding));
  source.on("error", (error) => parser.destroy(error));
  return decoded.pipe(parser) as AsyncIterable<string[]>;
}

async function* sheetRows(file: string): AsyncIterable<string[]> {
  for await (const sheet of readWorkbook(file)) {
    for await (const row of sheet) {
      const values = Array.isArray(row.values) ? row.values.slice(1) : [];
      const cells = Array.from(values, (value) => textOf(value));
      if (cells.some((cell) => cell !== "")) yield cells;
    }
    return;
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
  if (typeof value !== "object") return String(value);
  const cell = value as { richText?: { text: string }[]; text?: unknown; result?: unknown; error?: string };
  if (cell.richText) return cell.richText.map((run) => run.text).join("");
  if (cell.text !== undefined) return textOf(cell.text);
  if (cell.result !== undefined) return textOf(cell.result);
  return cell.error ?? "";
}
