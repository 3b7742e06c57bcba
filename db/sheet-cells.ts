import { createHash } from "node:crypto";
import { toWanNumber, toYiNumber, type Yuan } from "@/domain/money";
import { type Column, type ColumnKind, guardCell } from "@/domain/sheet";
import type { CellValue, SheetRow } from "./workbook";
import type { CellStyle } from "./workbook-styles";

/** A finished xlsx file, with the day of its rows and the hash of what stands in their cells. */
export type SheetFile = { fileName: string; content: Buffer; asOf: string; rowCount: number; contentHash: string };

const hashedAtOnce = 256;

/** Over what stands in the cells, never over the file around them: the same list has the same hash every time. */
export function hashOfCells<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const hash = createHash("sha256").update(`[${JSON.stringify(columns.map(({ heading }) => heading))}`);
  for (let from = 0; from < rows.length; from += hashedAtOnce) {
    const cells = rows.slice(from, from + hashedAtOnce).map((row) => columns.map((column) => column.value(row)));
    hash.update(`,${JSON.stringify(cells).slice(1, -1)}`);
  }
  return hash.update("]").digest("hex");
}

export const demoMark = "演示数据，企业、人员、项目与金额均为虚构示例";
export const formatOf = {
  yi: "0.00",
  wan: "0",
  int: "0",
  text: "@",
  code: "@",
  day: "@",
} as const satisfies Record<ColumnKind, string>;
/** Fonts are named as the documents of the bureau name them, never embedded. */
const titleStyle: CellStyle = { font: "方正小标宋简体", size: 22, side: "center" };
const bodyFont = { font: "宋体", size: 10 } as const;

export const printFooter = (isDemo: boolean) => `&L${isDemo ? "演示数据　" : ""}内部资料，注意保存&R第 &P 页，共 &N 页`;

/** The title over the whole width; the caller merges its cells. */
export const titleRow = (words: string, columnCount: number): SheetRow => ({
  values: [words],
  styles: Array.from({ length: columnCount }, () => titleStyle),
  heightPoints: 36,
  keepsEmpty: true,
});

export function headingRow<Row>(columns: readonly Column<Row>[]): SheetRow {
  const style: CellStyle = { ...bodyFont, isBold: true, side: "center", wraps: true, isRuled: true, isShaded: true };
  return { values: columns.map(({ heading }) => heading), styles: columns.map(() => style), heightPoints: 42 };
}

/** What the cells of these rows hold, for as many sheets as show them. */
export const cellsOf = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): CellValue[][] =>
  rows.map((row) => columns.map((column) => cellOf(column.kind, column.value(row))));

/** Rows to print stand ruled; rows to work with leave out the cells that hold nothing. */
export function* bodyRows<Row>(
  columns: readonly Column<Row>[],
  cells: readonly (readonly CellValue[])[],
  isPrinted: boolean,
): Generator<SheetRow> {
  const styles = columns.map(({ kind }) => ({
    ...bodyFont,
    format: formatOf[kind],
    side: sideOf(kind),
    wraps: isPrinted,
    isRuled: isPrinted,
  }));
  for (const values of cells) yield { values, styles, keepsEmpty: isPrinted };
}

/** The sums under printed rows in the formats given. */
export const totalsRow = <Row>(
  columns: readonly Column<Row>[],
  values: readonly CellValue[],
  formats: readonly string[],
): SheetRow => ({
  values,
  styles: columns.map(({ kind }, index) => ({
    ...bodyFont,
    isBold: true,
    format: formats[index] ?? formatOf[kind],
    side: sideOf(kind),
    isRuled: true,
  })),
  keepsEmpty: true,
});

/** Words in cells of a row of their own, by the column they begin in, from 0. */
export function wordsRow(
  words: ReadonlyMap<number, string>,
  side: (at: number) => "left" | "right" = () => "left",
): SheetRow {
  const columns = Array.from({ length: Math.max(...words.keys()) + 1 }, (_, at) => at);
  return {
    values: columns.map((at) => guardCell(words.get(at) ?? "") || null),
    styles: columns.map((at) => ({ ...bodyFont, side: side(at) })),
  };
}

/** One line of words in the first cell of a row of its own. */
export const lineRow = (words: string) => wordsRow(new Map([[0, words]]));

/** The line every sheet ends with, spread over its width. */
export const closingRow = (labels: readonly string[], step: number): SheetRow => ({
  ...wordsRow(new Map(labels.map((label, index) => [index * step, `${label}：`]))),
  heightPoints: 30,
});

/** What a cell holds: numbers as numbers in the heading's unit, all else as guarded text, nothing for not reported. */
export function cellOf(kind: ColumnKind, value: string | number | null): CellValue {
  if (typeof value !== "number") return value === null ? null : guardCell(value);
  if (kind === "yi") return toYiNumber(value as Yuan);
  return kind === "wan" ? toWanNumber(value as Yuan) : value;
}

const sides = { yi: "right", wan: "right", int: "right", day: "center", code: "left", text: "left" } as const;
const sideOf = (kind: ColumnKind) => sides[kind];
