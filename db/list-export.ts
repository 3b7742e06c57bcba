import type { Column } from "@/domain/sheet";
import { cutOffSentence, shownHash } from "@/domain/signed-cells";
import { closingLabels } from "@/domain/signed-sheet";
import type { Viewer } from "@/domain/viewer";
import { asViewer } from "./client";
import { findDemoSentence } from "./deployment";
import { type ExportKind, finishExport, noteExport } from "./exports";
import {
  bodyRows,
  cellsOf,
  closingRow,
  demoMark,
  hashOfCells,
  headingRow,
  lineRow,
  printFooter,
  type SheetFile,
  titleRow,
} from "./sheet-cells";
import { columnLetters, type SheetRow, writeWorkbook } from "./workbook";

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

const writeList = <Row>(list: List<Row>, contentHash: string, isDemo: boolean): Promise<Buffer> =>
  writeWorkbook(
    [
      {
        name: "清单",
        widths: list.columns.map(({ width }) => width),
        frozen: { columns: 0, rows: 3 },
        rows: listRows(list, contentHash, isDemo),
        ...(list.columns.length > 1 ? { merged: `A1:${columnLetters(list.columns.length - 1)}1` } : {}),
        printedTitleRows: 3,
        footer: printFooter(isDemo),
      },
    ],
    new Date(),
  );

function* listRows<Row>(
  { title, columns, rows, words, asOf }: List<Row>,
  contentHash: string,
  isDemo: boolean,
): Generator<SheetRow> {
  yield titleRow(`${title}${isDemo ? "（演示数据）" : ""}`, columns.length);
  yield lineRow(`${cutOffSentence(asOf, false)}，共 ${rows.length} 条`);
  yield headingRow(columns);
  yield* bodyRows(columns, cellsOf(columns, rows), true);
  yield lineRow(words);
  yield lineRow(
    `${isDemo ? `${demoMark}。` : ""}${cutOffSentence(asOf, false)}，内容校验码 ${shownHash(contentHash)}。`,
  );
  yield closingRow(closingLabels, Math.max(1, Math.floor(columns.length / closingLabels.length)));
}
