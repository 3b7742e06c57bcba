import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import ExcelJS from "exceljs";
import type { Column } from "@/domain/sheet";
import { cutOffSentence, shownHash } from "@/domain/signed-cells";
import { closingLabels } from "@/domain/signed-sheet";
import type { Viewer } from "@/domain/viewer";
import { asViewer } from "./client";
import { findDemoSentence } from "./deployment";
import { type ExportKind, finishExport, noteExport } from "./exports";
import {
  demoMark,
  hashOfCells,
  printFooter,
  printSetup,
  type SheetFile,
  setText,
  setWidths,
  writeClosing,
  writeHeadings,
  writeLine,
  writeRows,
  writeTitle,
} from "./sheet-cells";

export type List<Row> = {
  title: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** 口径, under the rows. */
  words: string;
  /** ISO day of the rows. */
  asOf: string;
};

/** A list as an xlsx file, on record before its first row is read; `read` runs under the viewer's rights. */
export async function exportList<Row>(
  viewer: Viewer,
  kind: ExportKind,
  conditions: Record<string, unknown>,
  read: () => Promise<List<Row>>,
): Promise<SheetFile> {
  const { id } = await noteExport(viewer, kind, conditions);
  const list = await read();
  const contentHash = hashOfCells(list.columns, list.rows);
  await asViewer(viewer, (tx) => finishExport(tx, id, list.rows.length, contentHash));
  const isDemo = (await findDemoSentence()) !== undefined;
  return {
    fileName: `${list.title}_截至${list.asOf}${isDemo ? "_演示数据" : ""}.xlsx`,
    content: await writeList(list, contentHash, isDemo),
    asOf: list.asOf,
    rowCount: list.rows.length,
    contentHash,
  };
}

function writeList<Row>(list: List<Row>, contentHash: string, isDemo: boolean): Promise<Buffer> {
  const stream = new PassThrough();
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  const worksheet = workbook.addWorksheet("清单", {
    views: [{ state: "frozen", xSplit: 0, ySplit: 3 }],
    pageSetup: printSetup(3),
    headerFooter: printFooter(isDemo),
  });
  setWidths(worksheet, list.columns);
  writeTitle(worksheet, `${list.title}${isDemo ? "（演示数据）" : ""}`, list.columns.length);
  const second = worksheet.getRow(2);
  setText(second.getCell(1), `${cutOffSentence(list.asOf, false)}，共 ${list.rows.length} 条`, "left");
  second.commit();
  writeHeadings(worksheet, list.columns, 3);
  writeRows(worksheet, list.columns, list.rows, true);
  writeLine(worksheet, list.words);
  writeLine(
    worksheet,
    `${isDemo ? `${demoMark}。` : ""}${cutOffSentence(list.asOf, false)}，内容校验码 ${shownHash(contentHash)}。`,
  );
  writeClosing(worksheet, closingLabels, Math.max(1, Math.floor(list.columns.length / closingLabels.length)));
  worksheet.commit();
  return Promise.all([buffer(stream), workbook.commit()]).then(([content]) => content);
}
