import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import ExcelJS from "exceljs";
import {
  countingWords,
  cutOffSentence,
  footingWords,
  type SignedSheet,
  shownHash,
  unreportedSentence,
} from "@/domain/signed-cells";
import { closingLabels, signedColumns } from "@/domain/signed-sheet";
import {
  bodyFont,
  borders,
  cellOf,
  demoMark,
  numFmtOf,
  printFooter,
  printSetup,
  setText,
  setWidths,
  sideOf,
  writeClosing,
  writeHeadings,
  writeLine,
  writeRows,
  writeTitle,
} from "./sheet-cells";

const title = "招商引资签约项目清单";
const lastColumn = "AK";

type Writer = ExcelJS.stream.xlsx.WorkbookWriter;

/** The official list as an xlsx file: 打印版 to hang up and 数据版 to work with, of the same rows. */
export function writeSignedWorkbook(sheet: SignedSheet, isDemo: boolean): Promise<Buffer> {
  const stream = new PassThrough();
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, zip: { zlib: { level: 1 } } });
  writePrinted(workbook, sheet, isDemo);
  writeData(workbook, sheet, isDemo);
  return Promise.all([buffer(stream), workbook.commit()]).then(([content]) => content);
}

function writePrinted(workbook: Writer, sheet: SignedSheet, isDemo: boolean) {
  const worksheet = workbook.addWorksheet("打印版", {
    views: [{ state: "frozen", xSplit: 3, ySplit: 3 }],
    pageSetup: printSetup(3),
    headerFooter: printFooter(isDemo),
  });
  setWidths(worksheet, signedColumns);
  const words = `${title}${sheet.isEnded ? "（已终止）" : ""}${isDemo ? "（演示数据）" : ""}`;
  writeTitle(worksheet, words, signedColumns.length);
  const units = worksheet.getRow(2);
  setText(units.getCell(1), cutOffSentence(sheet.asOf, sheet.isClosed), "left");
  setText(units.getCell(signedColumns.length), "单位：亿元", "right");
  units.commit();
  writeHeadings(worksheet, signedColumns, 3);
  writeRows(worksheet, signedColumns, sheet.rows, true);
  writeTotals(worksheet, sheet);
  for (const note of notesOf(sheet, isDemo)) writeLine(worksheet, note);
  writeClosing(worksheet, closingLabels, 8);
  worksheet.commit();
}

/** Nothing above the headings, nothing merged, one project a row; the note below stands apart from the filtered range. */
function writeData(workbook: Writer, sheet: SignedSheet, isDemo: boolean) {
  const worksheet = workbook.addWorksheet("数据版", {
    views: [{ state: "frozen", xSplit: 0, ySplit: 1 }],
    headerFooter: { oddFooter: `&L${notesOf(sheet, isDemo).at(-1)}&R第 &P 页，共 &N 页` },
  });
  worksheet.autoFilter = `A1:${lastColumn}${sheet.rows.length + 1}`;
  setWidths(worksheet, signedColumns);
  writeHeadings(worksheet, signedColumns, 1);
  writeRows(worksheet, signedColumns, sheet.rows, false);
  worksheet.addRow([]).commit();
  writeLine(worksheet, notesOf(sheet, isDemo).join(""));
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

function writeTotals(worksheet: ExcelJS.Worksheet, sheet: SignedSheet) {
  const row = worksheet.addRow([]);
  signedColumns.forEach((column, index) => {
    const cell = row.getCell(index + 1);
    const total = sheet.totals.find(({ heading }) => heading === column.heading);
    cell.value =
      column.heading === "项目名称" ? `合计（${sheet.rows.length} 个）` : cellOf(column.kind, total?.sum ?? null);
    cell.style = {
      font: { ...bodyFont, bold: true },
      // The star stands in the format, so that the total stays a number.
      numFmt: `${numFmtOf[column.kind]}${total && total.sum !== null && total.unreported > 0 ? '"*"' : ""}`,
      alignment: { vertical: "middle", horizontal: sideOf(column.kind) },
      border: borders,
    };
  });
  row.commit();
}
