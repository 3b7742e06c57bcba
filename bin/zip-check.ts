import { closeSync, createReadStream, openSync, readSync, statSync } from "node:fs";
import { posix } from "node:path";
import { Readable, pipeline as run, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createInflateRaw } from "node:zlib";
import { Refusal } from "@/domain/refusal";

const mostEntries = 100;
const mostInflatedBytes = 200 * 1024 * 1024;
const mostRatio = 100;
/** Small entries may be as repetitive as they like. */
const ratioFromBytes = 1024 * 1024;

type Entry = { name: string; method: number; isEncrypted: boolean; compressedBytes: number; offset: number };

const tooMerged = () => new Refusal("这个 xlsx 文件的合并单元格范围过大，未予读取。请取消合并后再导入。");
const tooLarge = () => new Refusal("这个 xlsx 文件展开后过大或压缩率异常，未予读取。请另存为 csv 后再导入。");
const mostMerges = 20_000;
const mostMergedCells = 1_000_000;
const mostDirectoryXmlBytes = 1024 * 1024;

/** A merged range, rows and columns from 1. */
export type Merge = { top: number; bottom: number; column: number };
/** The sheets in the workbook's order; `part` is the entry that holds the sheet. Days count from 1904 or from 1900. */
export type Archive = {
  sheets: { name: string; part: string; isHidden: boolean }[];
  merges: ReadonlyMap<string, Merge[]>;
  isFrom1904: boolean;
};

const notXlsx = () => new Refusal("这不是完整的 xlsx 文件，未予读取。请用表格软件另存为 xlsx 或 csv 后再导入。");

/**
 * Looks into an xlsx file before anything reads it: entries from its central directory, bytes counted while inflating
 * and never believed from the file, no document type anywhere, no merged range of absurd size. Throws Refusal.
 */
export async function checkArchive(path: string): Promise<Archive> {
  const entries = readDirectory(path);
  if (entries.length > mostEntries) throw tooLarge();
  const names = new Set(entries.map((entry) => entry.name));
  if (!names.has("[Content_Types].xml") || !names.has(workbookPart)) throw notXlsx();
  let left = mostInflatedBytes;
  const texts = new Map<string, string>();
  const merges = new Map<string, Merge[]>();
  for (const entry of entries) {
    const isIndex = entry.name === workbookPart || entry.name === relationsPart;
    const found = await inflate(path, entry, left, isIndex);
    left -= found.bytes;
    if (isIndex) texts.set(entry.name, found.text);
    merges.set(entry.name, [...found.refs].map(readRange));
  }
  const workbook = texts.get(workbookPart) ?? "";
  const isFrom1904 = /^(?:1|true|on)$/.test(attribute(tagsOf(workbook, "workbookPr")[0] ?? "", "date1904"));
  return { sheets: listSheets(workbook, texts.get(relationsPart) ?? "", names), merges, isFrom1904 };
}

const workbookPart = "xl/workbook.xml";
const relationsPart = "xl/_rels/workbook.xml.rels";

function listSheets(workbook: string, relations: string, names: ReadonlySet<string>): Archive["sheets"] {
  const parts = new Map(
    tagsOf(relations, "Relationship")
      .filter((tag) => !/\/(?:chart|dialog)sheet$/.test(attribute(tag, "Type")))
      .map((tag) => [attribute(tag, "Id"), posix.resolve("/xl", attribute(tag, "Target")).slice(1)]),
  );
  const sheets = tagsOf(workbook, "sheet").flatMap((tag) => {
    const part = parts.get(attribute(tag, "[\\w.-]+:id"));
    return part !== undefined && names.has(part)
      ? [{ name: attribute(tag, "name"), part, isHidden: /hidden/i.test(attribute(tag, "state")) }]
      : [];
  });
  if (sheets.length > 0) return sheets;
  const unlisted = [...names].filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name));
  return unlisted.map((part, at) => ({ name: `Sheet${at + 1}`, part, isHidden: false }));
}

/** The tags of this name, which may carry a namespace's prefix. */
const tagsOf = (xml: string, name: string): string[] =>
  xml.match(new RegExp(`<(?:[\\w.-]+:)?${name}(?=[\\s/>])[^>]*>`, "g")) ?? [];

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const attribute = (tag: string, name: string) =>
  (new RegExp(`\\s${name}\\s*=\\s*(["'])(.*?)\\1`, "s").exec(tag)?.[2] ?? "").replace(
    /&(amp|lt|gt|quot|apos);/g,
    (_, entity: string) => entities[entity] ?? "",
  );

const mergedRange = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/;

function readRange(ref: string): Merge {
  const [, left = "", top = "", , bottom = ""] = mergedRange.exec(ref) ?? [];
  return { top: Number(top), bottom: Number(bottom), column: columnNo(left) };
}

/** A column's number from 1 by its letters. */
export const columnNo = (letters: string) =>
  [...letters].reduce((no, letter) => no * 26 + letter.charCodeAt(0) - 64, 0);

function cellsOf(ref: string): number {
  const [, left = "", top = "", right = "", bottom = ""] = mergedRange.exec(ref) ?? [];
  return (columnNo(right) - columnNo(left) + 1) * (Number(bottom) - Number(top) + 1);
}

function readDirectory(path: string): Entry[] {
  const size = statSync(path).size;
  const tail = readBytes(path, Math.max(0, size - 66_000), Math.min(size, 66_000));
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + 22 > tail.length) throw notXlsx();
  const count = tail.readUInt16LE(end + 10);
  const directoryBytes = tail.readUInt32LE(end + 12);
  const at = tail.readUInt32LE(end + 16);
  if (count > mostEntries) throw tooLarge();
  if (at + directoryBytes > size) throw notXlsx();
  const directory = readBytes(path, at, directoryBytes);
  const entries: Entry[] = [];
  let cursor = 0;
  for (let i = 0; i < count; i += 1) {
    if (cursor + 46 > directory.length || directory.readUInt32LE(cursor) !== 0x02014b50) throw notXlsx();
    const nameBytes = directory.readUInt16LE(cursor + 28);
    entries.push({
      name: directory.toString("utf8", cursor + 46, cursor + 46 + nameBytes),
      isEncrypted: (directory.readUInt16LE(cursor + 8) & 1) === 1,
      method: directory.readUInt16LE(cursor + 10),
      compressedBytes: directory.readUInt32LE(cursor + 20),
      offset: directory.readUInt32LE(cursor + 42),
    });
    cursor += 46 + nameBytes + directory.readUInt16LE(cursor + 30) + directory.readUInt16LE(cursor + 32);
  }
  return entries;
}

async function inflate(
  path: string,
  entry: Entry,
  mostBytes: number,
  keepsText: boolean,
): Promise<{ bytes: number; text: string; refs: ReadonlySet<string> }> {
  const kept: Buffer[] = [];
  const refs = new Set<string>();
  let mergedCells = 0;
  if (entry.isEncrypted) throw new Refusal("这个 xlsx 文件设有密码，未予读取。请去掉密码后再导入。");
  let bytes = 0;
  let seam = "";
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > mostBytes || (bytes > ratioFromBytes && bytes > entry.compressedBytes * mostRatio))
        return done(tooLarge());
      const text = seam + chunk.toString("latin1");
      if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return done(new Refusal("这个 xlsx 文件含有外部定义，未予读取。"));
      if (keepsText && bytes < mostDirectoryXmlBytes) kept.push(chunk);
      if (text.includes("mergeCell"))
        for (const [, written = ""] of text.matchAll(
          /<(?:[\w.-]+:)?mergeCell\b[^>]*\sref\s*=\s*["']([$A-Z\d]+:[$A-Z\d]+)["']/gi,
        )) {
          const ref = written.replaceAll("$", "").toUpperCase();
          if (refs.has(ref) || !mergedRange.test(ref)) continue;
          refs.add(ref);
          mergedCells += cellsOf(ref);
          if (refs.size > mostMerges || mergedCells > mostMergedCells) return done(tooMerged());
        }
      seam = text.slice(-80);
      done();
    },
  });
  try {
    await pipeline(bytesOf(path, entry), counter);
  } catch (error) {
    throw error instanceof Refusal ? error : notXlsx();
  }
  return { bytes, text: Buffer.concat(kept).toString("utf8"), refs };
}

/** One part of an archive that checkArchive() has let pass; null when there is none of this name. */
export function openPart(path: string, name: string): Readable | null {
  const entry = readDirectory(path).find((one) => one.name === name);
  return entry ? bytesOf(path, entry) : null;
}

/** The bytes of an entry, inflated as they are asked for. */
function bytesOf(path: string, entry: Entry): Readable {
  if (entry.compressedBytes === 0) return Readable.from([]);
  const head = readBytes(path, entry.offset, 30);
  if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50 || (entry.method !== 8 && entry.method !== 0))
    throw notXlsx();
  const start = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  const source = createReadStream(path, { start, end: start + entry.compressedBytes - 1 });
  // An error of either ends the last one, where whoever reads it meets the error.
  return entry.method === 8 ? run(source, createInflateRaw(), () => {}) : source;
}

function readBytes(path: string, at: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  const file = openSync(path, "r");
  try {
    return buffer.subarray(0, readSync(file, buffer, 0, length, at));
  } finally {
    closeSync(file);
  }
}
