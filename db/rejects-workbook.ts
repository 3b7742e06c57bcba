import { PassThrough, type Readable } from "node:stream";
import ExcelJS from "exceljs";
import { Refusal } from "@/domain/refusal";
import { guardCell } from "@/domain/sheet";
import type { Viewer } from "@/domain/viewer";
import { listRejects, readImport } from "./imports";

/** Most rows one sheet of a workbook holds below its headings. */
const mostRows = 1_000_000;

/**
 * The rows an import left out as an xlsx file: line, reason, then the columns as they came. Mended, it can be imported
 * again: the first two columns are not mapped to anything.
 */
export async function writeRejectsWorkbook(viewer: Viewer, importId: string): Promise<Readable> {
  const file = await readImport(viewer, importId);
  if (!file?.canChange) throw new Refusal("没有这次导入，或不是您发起的。请返回导入记录查找。");
  const stream = new PassThrough();
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  const sheet = workbook.addWorksheet("未导入的行", { views: [{ state: "frozen", xSplit: 0, ySplit: 1 }] });
  const headings = ["行号", "原因", ...(file.outline?.headings ?? [])];
  sheet.columns = headings.map((_, at) => ({ width: at === 1 ? 44 : 18 }));
  sheet.addRow(headings).commit();
  const fill = async () => {
    let after = 0;
    for (let written = 0; written < mostRows; ) {
      const rows = await listRejects(viewer, importId, after);
      for (const { line, reason, cells } of rows) sheet.addRow([line, reason, ...cells.map(guardCell)]).commit();
      written += rows.length;
      const last = rows.at(-1);
      if (!last) break;
      after = last.line;
    }
    sheet.commit();
    await workbook.commit();
  };
  fill().catch((error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))));
  return stream;
}
