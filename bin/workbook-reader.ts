import { Readable } from "node:stream";
import ExcelJS from "exceljs";
import { mended, mendedCells } from "./workbook-xml";
import { openPart } from "./zip-check";

export type WorkbookRow = { number: number; values: unknown };
type Inner = {
  _parseRels(part: Readable): Promise<void>;
  _parseWorkbook(part: Readable): Promise<void>;
  _parseStyles(part: Readable): Promise<void>;
  _parseSharedStrings(part: Readable): AsyncGenerator<unknown>;
  _parseWorksheet(chunks: AsyncIterable<Buffer>, part: string): Iterable<{ value: AsyncIterable<WorkbookRow> }>;
};

/**
 * One sheet's rows by the parsers of exceljs's streaming reader, which are given the parts in the order they need and both
 * kinds of text mended. Its own walk through the archive loses parts of a workbook with several sheets now and then.
 */
export async function* readSheet(path: string, part: string): AsyncIterable<WorkbookRow> {
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(path, {
    worksheets: "emit",
    sharedStrings: "cache",
    styles: "cache",
    hyperlinks: "ignore",
    entries: "ignore",
  }) as unknown as Inner;
  const [relations, workbook, styles, strings, sheet] = [
    "_rels/workbook.xml.rels",
    "workbook.xml",
    "styles.xml",
    "sharedStrings.xml",
    `worksheets/sheet${part}.xml`,
  ].map((name) => openPart(path, `xl/${name}`));
  if (relations) await reader._parseRels(relations);
  if (workbook) await reader._parseWorkbook(workbook);
  if (styles) await reader._parseStyles(styles);
  if (strings) for await (const _ of reader._parseSharedStrings(Readable.from(mended(strings))));
  if (sheet) for (const { value } of reader._parseWorksheet(mended(sheet, mendedCells), part)) yield* value;
}
