import { createReadStream } from "node:fs";
import type { ImportKind, SheetOutline, SheetTop } from "@/domain/company-import";
import { detectColumns } from "@/domain/detect-columns";
import { Refusal } from "@/domain/refusal";
import { readDay } from "@/domain/written-day";
import { headingWithinRows } from "./csv-shape";
import {
  chosenHeading,
  findHeading,
  type HeadingRow,
  headingChoices,
  headingsOf,
  likelyHeading,
  otherHeadings,
} from "./heading-row";
import { type OpenedFile, openFile, type RawRow } from "./sheet-rows";

// A process of its own for files nobody vouches for: it holds no secret and no connection, and its parent ends it when
// it takes too long. Rows leave some hundred a line as JSON; a refusal as {"refused": sentence}.

const mostRows = 1_000_000;
/** Files with more line breaks than this are refused before anything else reads them. */
const mostLineBreaks = 2_000_000;
const mostColumns = 200;
/** As many as a spreadsheet has; blank ones beyond the limit above are taken off up to here. */
const mostBlankColumns = 16_384;
const longestCell = 32_767;
const rowsPerMessage = 200;
const shownRows = 8;
const daysFrom1900To1904 = 1462;
const formSentence =
  "这是一张填报表，或是横向排列的名单：项目名称排在一列里，不是一行一家企业，未予导入。请改成表头在同一行、每家企业占一行后重试。";

/** Zero for a sheet or a line that is to be looked for. */
type Wanted = { sheetNo: number; headingLine: number };

const [path = "", mode = "", ...words] = process.argv.slice(2);

try {
  const file = await openFile(path);
  if (mode === "outline") await write(await outlineOf(file, words[0] as ImportKind, wantedIn(words)));
  else if (mode === "whole") await writeWhole(file, words[0] as ImportKind, wantedIn(words));
  else await writeRows(file, Number(words[0]), Number(words[1]));
} catch (error) {
  await write({ refused: error instanceof Refusal ? error.sentence : sentenceOf(error) });
}
process.exit(0);

function wantedIn([, sheetNo, headingLine]: readonly string[]): Wanted {
  return { sheetNo: Number(sheetNo), headingLine: Number(headingLine) };
}

async function writeWhole(file: OpenedFile, kind: ImportKind, wanted: Wanted) {
  const top = await outlineOf(file, kind, wanted);
  await write(top);
  await writeRows(file, top.sheetNo, top.outline.headingLine);
}

async function writeRows(file: OpenedFile, sheetNo: number, headingLine: number) {
  let batch: unknown[] = [];
  let count = 0;
  let headings: readonly string[] = [];
  let mend = dayMender(file, headings);
  for await (const row of file.rows(sheetNo)) {
    count += 1;
    if (count > mostRows) throw new Refusal("文件超过 100 万行，未予导入。请分成几个文件。");
    if (row.line === headingLine) {
      headings = narrow(row, 0).cells;
      mend = dayMender(file, headings);
    }
    if (row.line <= headingLine) continue;
    batch.push(mend(rowBelow(headings, row, file.encoding === null)));
    if (batch.length >= rowsPerMessage) {
      await write({ rows: batch });
      batch = [];
    }
  }
  if (batch.length > 0) await write({ rows: batch });
}

function rowBelow(headings: readonly string[], row: RawRow, isWorkbook: boolean): RawRow & { rejected?: string } {
  const long = row.cells.findIndex((cell) => cell.length > longestCell);
  if (long >= 0) return cutBelow(headings, row, long);
  const fitted = narrow(row, headings.length);
  const whole = isWorkbook ? widened(fitted, headings.length) : fitted;
  const isRepeated = whole.cells[0] === headings[0] && headings.every((heading, at) => whole.cells[at] === heading);
  if (isRepeated) return { ...whole, rejected: "重复的表头" };
  const isTooWide = !isWorkbook && whole.cells.slice(headings.length).some((cell) => cell.trim() !== "");
  return isTooWide ? { ...whole, rejected: "列数多于表头，各列可能错位" } : whole;
}

/** A row for someone to mend: a cell too long for a spreadsheet ends where one must, not within a character. */
function cutBelow(headings: readonly string[], row: RawRow, long: number): RawRow & { rejected: string } {
  const { cells } = narrow(row, headings.length);
  const cut = cells.map((cell) =>
    cell.length > longestCell ? cell.slice(0, longestCell).replace(/[\uD800-\uDBFF]$/, "") : cell,
  );
  const where = headings[long] ? `“${headings[long]}”` : "有单元格";
  return { ...row, cells: cut, rejected: `${where}超过 32,767 字，已截短，请改短后重新导入` };
}

/** Where days count from 1904, a bare number under the heading of days becomes the day it stands for. */
function dayMender({ isFrom1904 }: OpenedFile, headings: readonly string[]): <Row extends RawRow>(row: Row) => Row {
  const column = isFrom1904 ? detectColumns(headings).foundedOn : undefined;
  const dayOf = (cell: string) => readDay(String(Math.floor(Number(cell)) + daysFrom1900To1904)) ?? cell;
  const isSerial = (cell: string) => /^\d{4,5}(?:\.\d+)?$/.test(cell);
  return column === undefined
    ? (row) => row
    : (row) => ({ ...row, cells: row.cells.map((cell, at) => (at === column && isSerial(cell) ? dayOf(cell) : cell)) });
}

async function outlineOf(file: OpenedFile, kind: ImportKind, wanted: Wanted): Promise<SheetTop> {
  if (file.encoding !== null && (await countLineBreaks(path)) > mostLineBreaks)
    throw new Refusal("文件超过 100 万行，未予导入。请分成几个文件。");
  const { sheetNo, top, row, below } = await findList(file, kind, wanted);
  const headings = headingsOf(row, kind);
  const shown = below.slice(0, shownRows).map(dayMender(file, headings));
  const outline: SheetOutline = {
    sheets: [...file.sheets],
    hiddenSheets: file.hiddenSheets,
    headingLine: row.line,
    headingChoices: headingChoices(top),
    headings,
    firstRows: shown.map(({ cells }) => cells.map((cell) => cell.slice(0, 200))),
    encoding: file.encoding,
  };
  return { sheetNo, outline, otherHeadings: otherHeadings(top) };
}

type FoundList = HeadingRow & { sheetNo: number; top: readonly RawRow[] };

/**
 * The wanted sheet, else the first one with headings: those in sight before hidden ones, sure headings before a lone name.
 * Where none are known, the first sheet that is neither empty nor a form: a person points the heading row out. A row
 * chosen by a person is never taken for a form.
 */
async function findList(
  file: OpenedFile,
  kind: ImportKind,
  { sheetNo: wanted, headingLine }: Wanted,
): Promise<FoundList> {
  const all = file.sheets.map((_, at) => at + 1);
  const isHidden = (sheetNo: number) => file.hiddenSheets.includes(sheetNo);
  const groups = wanted > 0 ? [[wanted]] : [all.filter((no) => !isHidden(no)), all.filter(isHidden)];
  let unknown: FoundList | null = null;
  for (const group of groups) {
    let unsure: FoundList | null = null;
    let hasForm = false;
    for (const sheetNo of group) {
      const top = await topOf(file, sheetNo);
      const chosen = headingLine > 0 ? chosenHeading(top, headingLine, kind) : null;
      const known = chosen ?? findHeading(top, kind);
      const heading = known ?? likelyHeading(top, kind);
      if (chosen) return { ...chosen, sheetNo, top };
      if (heading?.isForm) hasForm = true;
      else if (heading?.isSure) return { ...heading, sheetNo, top };
      else if (heading && known) unsure ??= { ...heading, sheetNo, top };
      else if (heading) unknown ??= { ...heading, sheetNo, top };
    }
    if (unsure) return unsure;
    if (hasForm && !unknown) throw new Refusal(formSentence);
    if (hasForm) break;
  }
  if (!unknown) throw new Refusal("文件里没有内容，未予导入。请核对文件。");
  return unknown;
}

async function topOf(file: OpenedFile, sheetNo: number): Promise<RawRow[]> {
  const top: RawRow[] = [];
  for await (const row of file.rows(sheetNo)) {
    top.push(narrow(row, 0));
    if (top.length >= headingWithinRows + shownRows) break;
  }
  return top;
}

/** Blank cells at the end of a row too wide are taken off, down to the headings' width. */
function narrow(row: RawRow, width: number): RawRow {
  if (row.cells.length <= mostColumns) return row;
  const filled =
    row.cells.length > mostBlankColumns ? row.cells.length : 1 + row.cells.findLastIndex((cell) => cell.trim() !== "");
  if (filled > mostColumns) throw new Refusal(`第 ${row.line} 行超过 ${mostColumns} 列，未予导入。请删去多余的列。`);
  return { ...row, cells: row.cells.slice(0, Math.max(filled, width)) };
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
  return "文件内容无法读取，未予导入。请用表格软件另存为 xlsx 或 csv 后重试。";
}
