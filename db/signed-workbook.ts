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
  bodyRows,
  cellOf,
  cellsOf,
  closingRow,
  demoMark,
  formatOf,
  headingRow,
  lineRow,
  printFooter,
  titleRow,
  totalsRow,
  wordsRow,
} from "./sheet-cells";
import { type CellValue, columnLetters, type Sheet, type SheetRow, writeWorkbook } from "./workbook";

type Cells = readonly (readonly CellValue[])[];

const title = "招商引资签约项目清单";
const columnCount = signedColumns.length;
const lastColumn = columnLetters(columnCount - 1);
const widths = signedColumns.map(({ width }) => width);

/** The official list as an xlsx file: 打印版 to hang up and 数据版 to work with, of the same rows. */
export function writeSignedWorkbook(sheet: SignedSheet, isDemo: boolean): Promise<Buffer> {
  const cells = cellsOf(signedColumns, sheet.rows);
  return writeWorkbook([printedSheet(sheet, cells, isDemo), dataSheet(sheet, cells, isDemo)], new Date());
}

const printedSheet = (sheet: SignedSheet, cells: Cells, isDemo: boolean): Sheet => ({
  name: "打印版",
  widths,
  frozen: { columns: 3, rows: 3 },
  rows: printedRows(sheet, cells, isDemo),
  merged: `A1:${lastColumn}1`,
  printedTitleRows: 3,
  footer: printFooter(isDemo),
});

function* printedRows(sheet: SignedSheet, cells: Cells, isDemo: boolean): Generator<SheetRow> {
  yield titleRow(`${title}${sheet.isEnded ? "（已终止）" : ""}${isDemo ? "（演示数据）" : ""}`, columnCount);
  const units = new Map([
    [0, cutOffSentence(sheet.asOf, sheet.isClosed)],
    [columnCount - 1, "单位：亿元"],
  ]);
  yield wordsRow(units, (at) => (at === 0 ? "left" : "right"));
  yield headingRow(signedColumns);
  yield* bodyRows(signedColumns, cells, true);
  yield sumsOf(sheet);
  yield* notesOf(sheet, isDemo).map(lineRow);
  yield closingRow(closingLabels, 8);
}

/** Nothing above the headings, nothing merged, one project a row; the note below stands apart from the filtered range. */
const dataSheet = (sheet: SignedSheet, cells: Cells, isDemo: boolean): Sheet => ({
  name: "数据版",
  widths,
  frozen: { columns: 0, rows: 1 },
  rows: dataRows(sheet, cells, isDemo),
  filtered: `A1:${lastColumn}${cells.length + 1}`,
  footer: `&L${notesOf(sheet, isDemo).at(-1)}&R第 &P 页，共 &N 页`,
});

function* dataRows(sheet: SignedSheet, cells: Cells, isDemo: boolean): Generator<SheetRow> {
  yield headingRow(signedColumns);
  yield* bodyRows(signedColumns, cells, false);
  yield { values: [], styles: [] };
  yield lineRow(notesOf(sheet, isDemo).join(""));
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

function sumsOf(sheet: SignedSheet): SheetRow {
  const totals = signedColumns.map(({ heading }) => sheet.totals.find((total) => total.heading === heading));
  return totalsRow(
    signedColumns,
    signedColumns.map(({ heading, kind }, index) =>
      heading === "项目名称" ? `合计（${sheet.rows.length} 个）` : cellOf(kind, totals[index]?.sum ?? null),
    ),
    // The star stands in the format, so that the total stays a number.
    signedColumns.map(({ kind }, index) => {
      const total = totals[index];
      return `${formatOf[kind]}${total && total.sum !== null && total.unreported > 0 ? '"*"' : ""}`;
    }),
  );
}
