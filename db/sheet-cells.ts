import { createHash } from "node:crypto";
import type ExcelJS from "exceljs";
import { toWanNumber, toYiNumber, type Yuan } from "@/domain/money";
import { type Column, type ColumnKind, guardCell } from "@/domain/sheet";

type Worksheet = ExcelJS.Worksheet;

/** A finished xlsx file, with the day of its rows and the hash of what stands in their cells. */
export type SheetFile = { fileName: string; content: Buffer; asOf: string; rowCount: number; contentHash: string };

/** Over what stands in the cells, never over the file around them: the same list has the same hash every time. */
export function hashOfCells<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const cells = rows.map((row) => columns.map((column) => column.value(row)));
  return createHash("sha256")
    .update(JSON.stringify([columns.map(({ heading }) => heading), ...cells]))
    .digest("hex");
}

export const demoMark = "演示数据，企业、人员、项目与金额均为虚构示例";
export const numFmtOf = {
  yi: "0.00",
  wan: "0",
  int: "0",
  text: "@",
  code: "@",
  day: "@",
} as const satisfies Record<ColumnKind, string>;
/** Fonts are named as the documents of the bureau name them, never embedded. */
const titleFont = { name: "方正小标宋简体", size: 22 };
export const bodyFont = { name: "宋体", size: 10 };
const ruled = { style: "thin" } as const;
export const borders = { top: ruled, left: ruled, bottom: ruled, right: ruled };

/** A3 across, the rows up to the headings on every page. */
export const printSetup = (titleRows: number): Partial<ExcelJS.PageSetup> => ({
  paperSize: 8 as ExcelJS.PaperSize,
  orientation: "landscape",
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  horizontalCentered: true,
  printTitlesRow: `1:${titleRows}`,
  margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
});

export const printFooter = (isDemo: boolean) => ({
  oddFooter: `&L${isDemo ? "演示数据　" : ""}内部资料，注意保存&R第 &P 页，共 &N 页`,
});

export function writeTitle(worksheet: Worksheet, words: string, columnCount: number) {
  const heading = worksheet.getRow(1);
  heading.getCell(1).value = words;
  heading.getCell(1).style = { font: titleFont, alignment: { horizontal: "center", vertical: "middle" } };
  heading.height = 36;
  worksheet.mergeCells(1, 1, 1, columnCount);
  heading.commit();
}

export function setWidths<Row>(worksheet: Worksheet, columns: readonly Column<Row>[]) {
  worksheet.columns = columns.map(({ width }) => ({ width }));
}

export function writeHeadings<Row>(worksheet: Worksheet, columns: readonly Column<Row>[], at: number) {
  const row = worksheet.getRow(at);
  columns.forEach(({ heading }, index) => {
    const cell = row.getCell(index + 1);
    cell.value = heading;
    cell.style = {
      font: { ...bodyFont, bold: true },
      alignment: { horizontal: "center", vertical: "middle", wrapText: true },
      border: borders,
      fill: { type: "pattern", pattern: "solid", fgColor: { argb: "FFEDEDED" } },
    };
  });
  row.height = 42;
  row.commit();
}

/** One style object a column: the library finds a style it has met by the object, and compares a new one field by field. */
const bodyStyles = <Row>(columns: readonly Column<Row>[], isPrinted: boolean) =>
  columns.map((column) => ({
    font: bodyFont,
    numFmt: numFmtOf[column.kind],
    alignment: { vertical: "middle" as const, horizontal: sideOf(column.kind), wrapText: isPrinted },
    ...(isPrinted ? { border: borders } : {}),
  }));

/** Rows to print stand ruled; rows to work with leave out the cells that hold nothing. */
export function writeRows<Row>(
  worksheet: Worksheet,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  isPrinted: boolean,
) {
  const styles = bodyStyles(columns, isPrinted);
  for (const each of rows) {
    const row = worksheet.addRow([]);
    columns.forEach((column, index) => {
      const value = cellOf(column.kind, column.value(each));
      if (value === null && !isPrinted) return;
      const cell = row.getCell(index + 1);
      cell.value = value;
      cell.style = styles[index] ?? {};
    });
    row.commit();
  }
}

/** One line of words in the first cell of a row of its own. */
export function writeLine(worksheet: Worksheet, words: string) {
  const row = worksheet.addRow([]);
  setText(row.getCell(1), words, "left");
  row.commit();
}

/** The line every sheet ends with, spread over its width. */
export function writeClosing(worksheet: Worksheet, labels: readonly string[], step: number) {
  const row = worksheet.addRow([]);
  row.height = 30;
  labels.forEach((label, index) => {
    setText(row.getCell(1 + index * step), `${label}：`, "left");
  });
  row.commit();
}

/** What a cell holds: numbers as numbers in the heading's unit, all else as guarded text, nothing for not reported. */
export function cellOf(kind: ColumnKind, value: string | number | null): string | number | null {
  if (typeof value !== "number") return value === null ? null : guardCell(value);
  if (kind === "yi") return toYiNumber(value as Yuan);
  return kind === "wan" ? toWanNumber(value as Yuan) : value;
}

const sides = { yi: "right", wan: "right", int: "right", day: "center", code: "left", text: "left" } as const;
export const sideOf = (kind: ColumnKind) => sides[kind];

export function setText(cell: ExcelJS.Cell, words: string, horizontal: "left" | "right") {
  cell.value = guardCell(words);
  cell.style = { font: bodyFont, alignment: { horizontal, vertical: "middle" } };
}
