import type { ImportKind } from "@/domain/company-import";
import { detectColumns, fieldsOfKind } from "@/domain/import-row";
import { Refusal } from "@/domain/refusal";
import { headingWithinRows } from "./csv-shape";
import type { RawRow } from "./sheet-rows";

const longestHeading = 20;
const reserved = ["__proto__", "constructor", "prototype"];

/** A row of headings and the first rows below it; it is sure where it names two columns or more. */
export type HeadingRow = { row: RawRow; below: readonly RawRow[]; isSure: boolean };

/**
 * The row that names most fields; one that names the company goes before one whose name column a person must point
 * out. The company's name alone is enough where all texts of the row are short and no row names more.
 */
export function findHeading(top: readonly RawRow[], kind: ImportKind): HeadingRow | null {
  let best: HeadingRow | null = null;
  let most = 0;
  for (const [at, row] of top.slice(0, headingWithinRows).entries()) {
    const mapping = detectColumns(row.cells, fieldsOfKind[kind]);
    const named = Object.keys(mapping).length;
    const isNamed = mapping.name !== undefined;
    if (named === 1 && !(isNamed && row.cells.every(isShort))) continue;
    const weight = named > 1 && isNamed ? named + fieldsOfKind[kind].length : named;
    if (weight <= most) continue;
    most = weight;
    best = { row, below: top.slice(at + 1), isSure: named > 1 };
  }
  return best;
}

const isShort = (cell: string) => {
  const text = cell.trim();
  return text.length <= longestHeading && (text === "" || /[^\d.,]/.test(text));
};

/** The headings of a list. Throws Refusal for one the program cannot tell from another or from its own words. */
export function headingsOf({ cells }: RawRow, kind: ImportKind): string[] {
  const headings = cells.map((cell) => cell.trim());
  const word = headings.find((heading) => reserved.includes(heading));
  if (word !== undefined) throw new Refusal(`表头“${word}”是程序保留字，未予导入。请改名后重试。`);
  const name = headings[detectColumns(headings, fieldsOfKind[kind]).name ?? -1];
  if (name !== undefined && headings.indexOf(name) !== headings.lastIndexOf(name))
    throw new Refusal(`表头“${name}”出现了两次，未予导入。请删去一列或改名后重试。`);
  return headings.map((heading) => heading.slice(0, 100));
}
