import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import iconv from "iconv-lite";
import type { TextEncoding } from "@/domain/company-import";
import { Refusal } from "@/domain/refusal";
import { csvRecords } from "./csv-records";
import { shapeOf } from "./csv-shape";
import type { WorkbookRow } from "./workbook-reader";
import { type Archive, checkArchive, type Merge } from "./zip-check";

/** `line` is the row's number as a spreadsheet shows it; `formulas` are the columns (from 0) that hold a formula. */
export type RawRow = { line: number; cells: string[]; formulas?: number[] };
/** Sheets are numbered from 1 in the workbook's order; a text file has one. Empty rows are left out. */
export type OpenedFile = {
  /** Of a text file; null for a workbook. */
  encoding: TextEncoding | null;
  sheets: readonly string[];
  /** The numbers of those out of sight. */
  hiddenSheets: readonly number[];
  /** The numbers that stand for days count from 1904, as in a workbook made on an old Macintosh. */
  isFrom1904: boolean;
  rows: (sheetNo: number) => AsyncIterable<RawRow>;
};

const mostSheetRows = 1_048_576;
const headBytes = 65_536;
const mostDamage = 0.1;

const tooDeep = () =>
  new Refusal("工作表的行号超出表格的限度（1,048,576 行），未予导入。请用表格软件另存为 xlsx 后重试。");

/** Looks at what a file really is, whatever its name says. Throws Refusal for anything but csv and xlsx. */
export async function openFile(path: string): Promise<OpenedFile> {
  const head = await readHead(path);
  if (head.length === 0) throw new Refusal("文件是空的。");
  const begins = (...bytes: number[]) => bytes.every((byte, i) => head[i] === byte);
  if (begins(0xd0, 0xcf, 0x11, 0xe0))
    throw new Refusal(
      (await isLocked(path))
        ? "文件设有打开密码，未予导入。请在表格软件中取消密码，保存后重试。"
        : "旧版 xls 文件不能导入。请用表格软件另存为 xlsx 或 csv。",
    );
  if (begins(0x50, 0x4b, 3, 4)) {
    const archive = await checkArchive(path);
    return {
      encoding: null,
      sheets: archive.sheets.map(({ name }) => name),
      hiddenSheets: archive.sheets.flatMap(({ isHidden }, at) => (isHidden ? [at + 1] : [])),
      isFrom1904: archive.isFrom1904,
      rows: (sheetNo) => workbookRows(path, archive, sheetNo),
    };
  }
  const isUtf16 = begins(0xff, 0xfe) || begins(0xfe, 0xff);
  const isBinary = head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
  const isProgram = begins(0x4d, 0x5a) && head.includes(0);
  if (isProgram || begins(0x25, 0x50, 0x44, 0x46) || (!isUtf16 && isBinary))
    throw new Refusal("这不是 csv 或 xlsx 文件，未予读取。请核对文件。");
  const encoding = isUtf16 ? "utf16" : (await isUtf8(path)) ? "utf8" : likeliestOf(head);
  const rows = () => textRows(path, encoding, head);
  return { encoding, sheets: ["csv"], hiddenSheets: [], isFrom1904: false, rows };
}

async function readHead(file: string): Promise<Buffer> {
  const handle = await open(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

const lockedPart = Buffer.from("EncryptedPackage", "utf16le");

/** A workbook with a password lies in the container of the old format, under this name. */
async function isLocked(file: string): Promise<boolean> {
  let end = Buffer.alloc(0);
  for await (const chunk of createReadStream(file)) {
    const bytes = Buffer.concat([end, chunk as Buffer]);
    if (bytes.includes(lockedPart)) return true;
    end = bytes.subarray(-lockedPart.length);
  }
  return false;
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

/** Of a text that is not UTF-8 throughout: a few bad bytes are damage, and a byte order mark is a promise. */
function likeliestOf(head: Buffer): TextEncoding {
  if (damageOf(head, "utf-8") < mostDamage) return "utf8";
  if (head.indexOf("\uFEFF") !== 0 && !(damageOf(head, "gb18030") > mostDamage)) return "gb18030";
  throw new Refusal("文件的文字编码无法识别，未予导入。请用表格软件另存为 xlsx 或 UTF-8 编码的 csv 后重试。");
}

/** The share of the characters beyond ASCII that cannot be read; NaN where there are none. */
function damageOf(head: Buffer, encoding: string): number {
  const wide = new TextDecoder(encoding).decode(head, { stream: true }).match(/[\u0080-\uFFFF]/g) ?? [];
  return wide.filter((character) => character === "\uFFFD").length / wide.length;
}

async function* textRows(file: string, encoding: TextEncoding, head: Buffer): AsyncIterable<RawRow> {
  const shape = shapeOf(iconv.decode(head, encoding));
  let line = 0;
  for await (const cells of csvRecords(textOfFile(file, encoding), shape)) {
    line += 1;
    if (!isBlankRow(cells)) yield { line, cells };
  }
}

/** The file's text in pieces; a character cut by the edge of one is in the next. */
async function* textOfFile(file: string, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding);
  for await (const chunk of createReadStream(file)) yield decoder.write(chunk as Buffer);
  yield decoder.end() ?? "";
}

const isBlankRow = (cells: readonly string[]) => cells.every((cell) => cell.trim() === "");

async function* workbookRows(file: string, archive: Archive, sheetNo: number): AsyncIterable<RawRow> {
  const part = archive.sheets[sheetNo - 1]?.part;
  if (part === undefined) throw new Refusal("文件里没有这张工作表。请重新选择。");
  const { readSheet } = await import("./workbook-reader");
  const fill = fillerOf(archive.merges.get(part) ?? []);
  for await (const row of readSheet(file, part, archive.isFrom1904)) {
    if (row.number > mostSheetRows) throw tooDeep();
    const values = Array.isArray(row.values) ? row.values.slice(1) : [];
    const texts = Array.from(values, (value, at) => percentIn(value, row, at + 1) ?? textOf(value));
    const cells = fill(row.number, texts);
    const formulas = Array.from(values, isFormula).flatMap((is, at) => (is ? [at] : []));
    if (!isBlankRow(cells)) yield { line: row.number, cells, ...(formulas.length > 0 ? { formulas } : {}) };
  }
}

/** A cell merged over several rows holds its value in the first only; the rows below are given it too. */
function fillerOf(merges: readonly Merge[]) {
  const tall = merges.filter(({ top, bottom }) => bottom > top).sort((a, b) => a.top - b.top);
  let open: (Merge & { text: string })[] = [];
  let next = 0;
  return (line: number, cells: string[]): string[] => {
    open = open.filter(({ bottom }) => bottom >= line);
    for (const merge of open) if ((cells[merge.column - 1] ?? "") === "") place(cells, merge.column - 1, merge.text);
    for (let merge = tall[next]; merge && merge.top <= line; next += 1, merge = tall[next])
      if (merge.top === line) open.push({ ...merge, text: cells[merge.column - 1] ?? "" });
    return cells;
  };
}

function place(cells: string[], column: number, text: string) {
  while (cells.length < column) cells.push("");
  cells[column] = text;
}

const isFormula = (value: unknown) =>
  typeof value === "object" && value !== null && ("formula" in value || "sharedFormula" in value);

/** Beyond 1,000 % a number under a percent format is an amount or a code. */
const mostShare = 10;

/** `60%` for 0.6 under a percent format; null for any other cell. */
function percentIn(value: unknown, row: WorkbookRow, column: number): string | null {
  const share = isFormula(value) ? (value as { result?: unknown }).result : value;
  if (typeof share !== "number" || !(Math.abs(share) <= mostShare)) return null;
  return isPercentFormat(row.getCell(column).numFmt ?? "") ? `${Number((share * 100).toFixed(6))}%` : null;
}

/** A sign in quotes is shown, and the number left as it is. */
const isPercentFormat = (format: string) => format.includes("%") && /%/.test(format.replace(/"[^"]*"|[_*]./g, ""));

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
  if (typeof value === "number") return numberText(value);
  if (typeof value !== "object") return unescaped(String(value));
  const cell = value as { richText?: { text: string }[]; text?: unknown; result?: unknown; error?: string };
  if (cell.richText) return unescaped(cell.richText.map((run) => run.text).join(""));
  if (cell.text !== undefined) return textOf(cell.text);
  if (cell.result !== undefined) return textOf(cell.result);
  return cell.error ?? "";
}

/** A number of more than 15 digits has lost the rest: it keeps the exponent, so that nobody takes it for a code. */
const numberText = (value: number) =>
  Math.abs(value) >= 1e15 ? value.toExponential().replace("e", "E") : String(value);

/** `_x000D_` is how a workbook writes a character by its number; `_x005F_` keeps such a text from being one. */
const unescaped = (text: string) =>
  text.includes("_x") ? text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => characterOf(hex)) : text;

function characterOf(hex: string): string {
  const unit = Number.parseInt(hex, 16);
  const isControl = unit < 32 && unit !== 9 && unit !== 10 && unit !== 13;
  const isHalf = unit >= 0xd800 && unit < 0xe000;
  return !isControl && !isHalf ? String.fromCharCode(unit) : "";
}
