import { createReadStream } from "node:fs";
import type { ImportKind, SheetOutline } from "@/domain/company-import";
import { detectColumns, fieldsOfKind } from "@/domain/import-row";
import { Refusal } from "@/domain/refusal";
import { headingWithinRows } from "./csv-shape";
import { type OpenedFile, openFile, type RawRow } from "./sheet-rows";

// A process of its own for files nobody vouches for: it holds no secret and no connection, and its parent ends it when
// it takes too long. Rows leave some hundred a line as JSON; a refusal as {"refused": sentence}.

const mostRows = 1_000_000;
/** Files with more line breaks than this are refused before anything else reads them. */
const mostLineBreaks = 2_000_000;
const mostColumns = 200;
const longestCell = 32_767;
const rowsPerMessage = 200;
const shownRows = 8;
const reserved = ["__proto__", "constructor", "prototype"];

const [path = "", mode = "", ...words] = process.argv.slice(2);

try {
  const file = await openFile(path);
  if (mode === "outline") await write(await outlineOf(file, words[0] as ImportKind, Number(words[1])));
  else if (mode === "whole") await writeWhole(file, words[0] as ImportKind);
  else await writeRows(file, Number(words[0]), Number(words[1]));
} catch (error) {
  await write({ refused: error instanceof Refusal ? error.sentence : sentenceOf(error) });
}
process.exit(0);

async function writeWhole(file: OpenedFile, kind: ImportKind) {
  const top = await outlineOf(file, kind, 0);
  await write(top);
  await writeRows(file, top.sheetNo, top.outline.headingLine);
}

async function writeRows(file: OpenedFile, sheetNo: number, headingLine: number) {
  let batch: unknown[] = [];
  let count = 0;
  let width = 0;
  for await (const row of file.rows(sheetNo)) {
    count += 1;
    if (count > mostRows) throw new Refusal("文件超过 100 万行，未予导入。请分成几个文件。");
    if (row.line === headingLine) width = narrow(row).cells.length;
    if (row.line <= headingLine) continue;
    batch.push(
      row.cells.some((cell) => cell.length > longestCell)
        ? { ...row, cells: [], rejected: "有单元格超过 32,767 字" }
        : file.encoding === null
          ? widened(narrow(row), width)
          : narrow(row),
    );
    if (batch.length >= rowsPerMessage) {
      await write({ rows: batch });
      batch = [];
    }
  }
  if (batch.length > 0) await write({ rows: batch });
}

async function outlineOf(
  file: OpenedFile,
  kind: ImportKind,
  wanted: number,
): Promise<{ sheetNo: number; outline: SheetOutline }> {
  if (file.encoding !== null && (await countLineBreaks(path)) > mostLineBreaks)
    throw new Refusal("文件超过 100 万行，未予导入。请分成几个文件。");
  const asked = wanted > 0 ? [wanted] : file.sheets.map((_, at) => at + 1);
  for (const sheetNo of asked) {
    const top: RawRow[] = [];
    for await (const row of file.rows(sheetNo)) {
      top.push(narrow(row));
      if (top.length >= headingWithinRows + shownRows) break;
    }
    const at = headingAt(top, kind);
    const heading = top[at];
    if (!heading) continue;
    const found = heading.cells.find((cell) => reserved.includes(cell.trim()));
    if (found !== undefined) throw new Refusal(`表头“${found.trim()}”是程序保留字，未予导入。请改名后重试。`);
    const firstRows = top.slice(at + 1, at + 1 + shownRows).map(({ cells }) => cells.map((cell) => cell.slice(0, 200)));
    const headings = heading.cells.map((cell) => cell.trim().slice(0, 100));
    const sheets = [...file.sheets];
    return { sheetNo, outline: { sheets, headingLine: heading.line, headings, firstRows, encoding: file.encoding } };
  }
  throw new Refusal("前 20 行没有找到表头。表头至少应有两列可辨认，如“企业名称”和“统一社会信用代码”。");
}

/** The row that names most fields, two at least; one that names the company goes before one whose name column a person must point out. */
function headingAt(top: readonly RawRow[], kind: ImportKind): number {
  let best = -1;
  let most = 1;
  top.slice(0, headingWithinRows).forEach(({ cells }, at) => {
    const mapping = detectColumns(cells, fieldsOfKind[kind]);
    const named = Object.keys(mapping).length;
    const weight = named > 1 && mapping.name !== undefined ? named + fieldsOfKind[kind].length : named;
    if (weight > most) {
      most = weight;
      best = at;
    }
  });
  return best;
}

function narrow(row: RawRow): RawRow {
  if (row.cells.length > mostColumns)
    throw new Refusal(`第 ${row.line} 行超过 ${mostColumns} 列，未予导入。请删去多余的列。`);
  return row;
}

/** A workbook's row ends at its last filled cell: what is missing up to the last heading is blank, not shifted. */
function widened(row: RawRow, width: number): RawRow {
  const blanks = Array<string>(Math.max(0, width - row.cells.length)).fill("");
  return blanks.length === 0 ? row : { ...row, cells: [...row.cells, ...blanks] };
}

async function countLineBreaks(file: string): Promise<number> {
  let count = 0;
  for await (const chunk of createReadStream(file)) {
    const bytes = chunk as Buffer;
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1;
    if (count > mostLineBreaks) break;
  }
  return count;
}

function write(value: unknown): Promise<void> {
  return new Promise((resolve) => process.stdout.write(`${JSON.stringify(value)}\n`, () => resolve()));
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
