import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import ExcelJS from "exceljs";
import { toWanNumber, toYiNumber, type Yuan } from "@/domain/money";
import { type Column, guardCell } from "@/domain/sheet";
import {
  countingWords,
  cutOffSentence,
  footingWords,
  type SignedSheet,
  shownHash,
  unreportedSentence,
} from "@/domain/signed-cells";
import { closingLabels, type SignedRow, signedColumns } from "@/domain/signed-sheet";

const title = "招商引资签约项目清单";
const demoMark = "演示数据，企业、人员、项目与金额均为虚构示例";
const lastColumn = "AK";
const numFmtOf = { yi: "0.00", wan: "0", int: "0", text: "@", code: "@", day: "@" } as const;
/** Fonts are named as the documents of the bureau name them, never embedded. */
const titleFont = { name: "方正小标宋简体", size: 22 };
const bodyFont = { name: "宋体", size: 10 };
const ruled = { style: "thin" } as const;
const borders = { top: ruled, left: ruled, bottom: ruled, right: ruled };

type Worksheet = ExcelJS.Worksheet;

/** The official list as an xlsx file: 打印版 to hang up and 数据版 to work with, of the same rows. */
export function writeSignedWorkbook(sheet: SignedSheet, isDemo: boolean): Promise<Buffer> {
  const stream = new PassThrough();
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, zip: { zlib: { level: 1 } } });
  writePrinted(workbook, sheet, isDemo);
  writeData(workbook, sheet, isDemo);
  return Promise.all([buffer(stream), workbook.commit()]).then(([content]) => content);
}

function writePrinted(workbook: ExcelJS.stream.xlsx.WorkbookWriter, sheet: SignedSheet, isDemo: boolean) {
  const worksheet = workbook.addWorksheet("打印版", {
    views: [{ state: "frozen", xSplit: 3, ySplit: 3 }],
    pageSetup: {
      paperSize: 8 as ExcelJS.PaperSize,
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: "1:3",
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: `&L${isDemo ? "演示数据　" : ""}内部资料，注意保存&R第 &P 页，共 &N 页` },
  });
  setWidths(worksheet);
  const heading = worksheet.getRow(1);
  heading.getCell(1).value = `${title}${sheet.isEnded ? "（已终止）" : ""}${isDemo ? "（演示数据）" : ""}`;
  heading.getCell(1).style = { font: titleFont, alignment: { horizontal: "center", vertical: "middle" } };
  heading.height = 36;
  worksheet.mergeCells(`A1:${lastColumn}1`);
  heading.commit();
  const units = worksheet.getRow(2);
  setText(units.getCell(1), cutOffSentence(sheet.asOf, sheet.isClosed), "left");
  setText(units.getCell(signedColumns.length), "单位：亿元", "right");
  units.commit();
  writeHeadings(worksheet, 3);
  writeRows(worksheet, sheet.rows, true);
  writeTotals(worksheet, sheet);
  for (const words of notesOf(sheet, isDemo)) {
    const note = worksheet.addRow([]);
    setText(note.getCell(1), words, "left");
    note.commit();
  }
  const closing = worksheet.addRow([]);
  closing.height = 30;
  closingLabels.forEach((label, index) => {
    setText(closing.getCell(1 + index * 8), `${label}：`, "left");
  });
  closing.commit();
  worksheet.commit();
}

/** Nothing above the headings, nothing merged, one project a row; the note below stands apart from the filtered range. */
function writeData(workbook: ExcelJS.stream.xlsx.WorkbookWriter, sheet: SignedSheet, isDemo: boolean) {
  const worksheet = workbook.addWorksheet("数据版", {
    views: [{ state: "frozen", xSplit: 0, ySplit: 1 }],
    headerFooter: { oddFooter: `&L${notesOf(sheet, isDemo).at(-1)}&R第 &P 页，共 &N 页` },
  });
  worksheet.autoFilter = `A1:${lastColumn}${sheet.rows.length + 1}`;
  setWidths(worksheet);
  writeHeadings(worksheet, 1);
  writeRows(worksheet, sheet.rows, false);
  worksheet.addRow([]).commit();
  const note = worksheet.addRow([]);
  setText(note.getCell(1), notesOf(sheet, isDemo).join(""), "left");
  note.commit();
  worksheet.commit();
}

/** 口径, what the totals leave out, and the cut-off with the hash of the rows. */
function notesOf(sheet: SignedSheet, isDemo: boolean): string[] {
  const unreported = unreportedSentence(sheet.totals);
  return [
    `口径说明：${sheet.isEnded ? countingWords.ended : countingWords.live}${footingWords}`,
    ...(unreported ? [unreported] : []),
    `${isDemo ? `${demoMark}。` : ""}${cutOffSentence(sheet.asOf, sheet.isClosed)}，内容校验码 ${shownHash(sheet.contentHash)}。`,
  ];
}

function setWidths(worksheet: Worksheet) {
  worksheet.columns = signedColumns.map(({ width }) => ({ width }));
}

function writeHeadings(worksheet: Worksheet, at: number) {
  const row = worksheet.getRow(at);
  signedColumns.forEach(({ heading }, index) => {
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
const bodyStyles = (isPrinted: boolean) =>
  signedColumns.map((column) => ({
    font: bodyFont,
    numFmt: numFmtOf[column.kind],
    alignment: { vertical: "middle" as const, horizontal: sideOf(column), wrapText: isPrinted },
    ...(isPrinted ? { border: borders } : {}),
  }));

function writeRows(worksheet: Worksheet, rows: readonly SignedRow[], isPrinted: boolean) {
  const styles = bodyStyles(isPrinted);
  for (const project of rows) {
    const row = worksheet.addRow([]);
    signedColumns.forEach((column, index) => {
      const value = cellOf(column, column.value(project));
      if (value === null && !isPrinted) return;
      const cell = row.getCell(index + 1);
      cell.value = value;
      cell.style = styles[index] ?? {};
    });
    row.commit();
  }
}

function writeTotals(worksheet: Worksheet, sheet: SignedSheet) {
  const row = worksheet.addRow([]);
  signedColumns.forEach((column, index) => {
    const cell = row.getCell(index + 1);
    const total = sheet.totals.find(({ heading }) => heading === column.heading);
    cell.value = column.heading === "项目名称" ? `合计（${sheet.rows.length} 个）` : cellOf(column, total?.sum ?? null);
    cell.style = {
      font: { ...bodyFont, bold: true },
      // The star stands in the format, so that the total stays a number.
      numFmt: `${numFmtOf[column.kind]}${total && total.sum !== null && total.unreported > 0 ? '"*"' : ""}`,
      alignment: { vertical: "middle", horizontal: sideOf(column) },
      border: borders,
    };
  });
  row.commit();
}

/** What a cell holds: numbers as numbers in the heading's unit, all else as guarded text, nothing for not reported. */
function cellOf({ kind }: Column<SignedRow>, value: string | number | null): string | number | null {
  if (typeof value !== "number") return value === null ? null : guardCell(value);
  if (kind === "yi") return toYiNumber(value as Yuan);
  return kind === "wan" ? toWanNumber(value as Yuan) : value;
}

const sides = { yi: "right", wan: "right", int: "right", day: "center", code: "left", text: "left" } as const;
const sideOf = ({ kind }: Column<SignedRow>) => sides[kind];

function setText(cell: ExcelJS.Cell, words: string, horizontal: "left" | "right") {
  cell.value = guardCell(words);
  cell.style = { font: bodyFont, alignment: { horizontal, vertical: "middle" } };
}
