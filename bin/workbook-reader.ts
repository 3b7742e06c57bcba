import { Readable } from "node:stream";
import ExcelJS from "exceljs";
import { mended } from "./workbook-xml";

export type WorkbookRow = { number: number; values: unknown };
type Inner = {
  _parseSharedStrings(entry: Readable): AsyncGenerator<unknown>;
  _parseWorksheet(chunks: AsyncIterable<Buffer>, sheetNo: string): Generator<unknown>;
};

/** exceljs's streaming reader, given both kinds of text mended. Sheets come in the file's own order. */
export async function* readWorkbook(path: string): AsyncIterable<{ part: string; rows: AsyncIterable<WorkbookRow> }> {
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(path, {
    worksheets: "emit",
    sharedStrings: "cache",
    styles: "cache",
    hyperlinks: "ignore",
    entries: "ignore",
  });
  const inner = reader as unknown as Inner;
  const strings = inner._parseSharedStrings.bind(reader);
  const worksheet = inner._parseWorksheet.bind(reader);
  inner._parseSharedStrings = (entry) => strings(Readable.from(mended(entry)));
  let part = "";
  inner._parseWorksheet = (chunks, sheetNo) => {
    part = String(sheetNo);
    return worksheet(mended(chunks), sheetNo);
  };
  for await (const rows of reader as unknown as AsyncIterable<AsyncIterable<WorkbookRow>>) yield { part, rows };
}
