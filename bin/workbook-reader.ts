import { Readable } from "node:stream";
import ExcelJS from "exceljs";
import { cellMender, formatsAsRead, mended } from "./workbook-xml";
import { openPart } from "./zip-check";

export type WorkbookRow = {
  number: number;
  values: unknown;
  getCell: (column: number) => { numFmt?: string };
};
type Inner = {
  properties: { model: { date1904: boolean } };
  _parseStyles(part: Readable): Promise<void>;
  _parseSharedStrings(part: Readable): AsyncGenerator<unknown>;
  _parseWorksheet(chunks: AsyncIterable<Buffer>, part: string): Iterable<{ value: AsyncIterable<WorkbookRow> }>;
};

/**
 * One sheet's rows by the parsers of exceljs's streaming reader, which are given the parts in the order they need and all
 * of them mended. Its own walk through the archive loses parts of a workbook with several sheets now and then.
 */
export async function* readSheet(path: string, part: string, isFrom1904: boolean): AsyncIterable<WorkbookRow> {
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(path, {
    worksheets: "emit",
    sharedStrings: "cache",
    styles: "cache",
    hyperlinks: "ignore",
    entries: "ignore",
  }) as unknown as Inner;
  const [styles, strings, sheet] = ["xl/styles.xml", "xl/sharedStrings.xml", part].map((name) => openPart(path, name));
  reader.properties = { model: { date1904: isFrom1904 } };
  if (styles) await reader._parseStyles(Readable.from(mended(styles, formatsAsRead)));
  if (strings) for await (const _ of reader._parseSharedStrings(Readable.from(mended(strings))));
  if (sheet) for (const { value } of reader._parseWorksheet(mended(sheet, cellMender()), part)) yield* value;
}
