import type { ImportKind } from "@/domain/company-import";
import { detectColumns } from "@/domain/detect-columns";
import { isFilledForm, namesFirm } from "@/domain/filled-form";
import { plainHeading } from "@/domain/heading-text";
import { longestHeading } from "@/domain/heading-words";
import { fieldsOfKind } from "@/domain/import-row";
import { Refusal } from "@/domain/refusal";
import { headingWithinRows } from "./csv-shape";
import type { RawRow } from "./sheet-rows";

const longestBegin = 40;
const reserved = ["__proto__", "constructor", "prototype"];

/** A row of headings and the first rows below it; it is sure where it names two columns or more. */
export type HeadingRow = { row: RawRow; below: readonly RawRow[]; isSure: boolean; isForm: boolean };

/**
 * The row that names most fields; one that names the company goes before one whose name column a person must point
 * out. The company's name alone is enough where most texts of the row are short and no row names more.
 */
export function findHeading(top: readonly RawRow[], kind: ImportKind): HeadingRow | null {
  let best: RawRow | null = null;
  let most = 0;
  for (const row of top.slice(0, headingWithinRows)) {
    const { cells } = row;
    const mapping = detectColumns(cells, fieldsOfKind[kind]);
    const named = Object.keys(mapping).length;
    const isNamed = mapping.name !== undefined;
    if (named === 1 && !(isNamed && mayHeadAlone(cells, cells[mapping.name ?? 0] ?? ""))) continue;
    const weight = named > 1 && isNamed ? named + fieldsOfKind[kind].length : named;
    if (weight <= most) continue;
    most = weight;
    best = row;
  }
  return best === null ? null : headingAt(top, best, kind);
}

/** The row a person points out, by its number. Throws Refusal for one that does not stand near the top. */
export function chosenHeading(top: readonly RawRow[], line: number, kind: ImportKind): HeadingRow {
  const row = top.slice(0, headingWithinRows).find((one) => one.line === line);
  if (!row) throw new Refusal(`第 ${line} 行是空行，或不在前 ${headingWithinRows} 行之内，不能作为表头。请另选一行。`);
  return headingAt(top, row, kind);
}

/** Where no heading is known: the first row about as full as the fullest, for a person to confirm or to change. */
export function likelyHeading(top: readonly RawRow[], kind: ImportKind): HeadingRow | null {
  const near = top.slice(0, headingWithinRows);
  const most = Math.max(...near.map(countFilled));
  const row = near.find((one) => countFilled(one) * 5 >= most * 4);
  return row ? headingAt(top, row, kind) : null;
}

const countFilled = ({ cells }: RawRow) => cells.filter((cell) => cell.trim() !== "").length;

function headingAt(top: readonly RawRow[], row: RawRow, kind: ImportKind): HeadingRow {
  const at = top.indexOf(row);
  const mapping = detectColumns(row.cells, fieldsOfKind[kind]);
  const rows = top.map(({ cells }) => cells);
  return {
    row,
    below: top.slice(at + 1),
    isSure: Object.keys(mapping).length > 1,
    isForm: isFilledForm(rows, at, mapping),
  };
}

/** A row of data may hold 企业 as a kind of company, and a line above the list 填报单位： with who sends it. */
function mayHeadAlone(cells: readonly string[], name: string): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  const long = filled.filter((cell) => plainHeading(cell).length > longestHeading);
  const isLine = /[:：]$/.test(name.trim()) && filled.length > 1;
  const isKind = name.trim().length < 3 && namesFirm(cells);
  return !isLine && !isKind && long.length * 2 < filled.length && filled.every((cell) => /[^\d.,]/.test(cell));
}

/** How the rows near the top begin, for a person to tell which holds the headings. */
export const headingChoices = (top: readonly RawRow[]) =>
  top.slice(0, headingWithinRows).map(({ line, cells }) => ({ line, begin: beginOf(cells) }));

const beginOf = (cells: readonly string[]) =>
  cells
    .map((cell) => cell.replace(/\s+/g, " ").trim())
    .filter((cell) => cell !== "")
    .join("，")
    .slice(0, longestBegin);

/** The headings of a list. Throws Refusal for one the program cannot tell from another or from its own words. */
export function headingsOf({ cells }: RawRow, kind: ImportKind): string[] {
  const headings = cells.map((cell) => cell.trim());
  const word = headings.find((heading) => reserved.includes(heading));
  if (word !== undefined) throw new Refusal(`表头“${word}”是程序保留字，未予导入。请改名后重试。`);
  const name = headings[detectColumns(headings, fieldsOfKind[kind]).name ?? -1];
  if (name !== undefined && headings.indexOf(name) !== headings.lastIndexOf(name))
    throw new Refusal(`表头“${name}”出现了两次，未予导入。请删去一列或改名后重试。`);
  return headings.map(shortened);
}

const shortened = (heading: string) => heading.trim().slice(0, 100);

/** What the headings would be if they stood in another row near the top. */
export const otherHeadings = (top: readonly RawRow[]) =>
  top.slice(0, headingWithinRows).map(({ line, cells }) => ({ line, headings: cells.map(shortened) }));
