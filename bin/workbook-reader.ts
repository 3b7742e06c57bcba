import { type Readable, Transform } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import ExcelJS from "exceljs";

export type WorkbookRow = { number: number; values: unknown };
type Inner = {
  _parseSharedStrings(entry: Readable): AsyncGenerator<unknown>;
  _parseWorksheet(chunks: AsyncIterable<Buffer>, sheetNo: string): Generator<unknown>;
};

/**
 * exceljs's streaming reader, repaired: it decodes every chunk by itself, so a Chinese character cut by a chunk's edge
 * turns into question marks. Both texts are handed to it in whole characters. Sheets come in the file's own order.
 */
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
  inner._parseSharedStrings = (entry) => strings(entry.pipe(wholeCharacters()));
  let part = "";
  inner._parseWorksheet = (chunks, sheetNo) => {
    part = String(sheetNo);
    return worksheet(inWholeCharacters(chunks), sheetNo);
  };
  for await (const rows of reader as unknown as AsyncIterable<AsyncIterable<WorkbookRow>>) yield { part, rows };
}

function wholeCharacters(): Transform {
  const decoder = new StringDecoder("utf8");
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => done(null, Buffer.from(decoder.write(chunk))),
    flush: (done) => done(null, Buffer.from(decoder.end())),
  });
}

async function* inWholeCharacters(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const decoder = new StringDecoder("utf8");
  for await (const chunk of chunks) yield Buffer.from(decoder.write(chunk));
  yield Buffer.from(decoder.end());
}
