import { PassThrough, type Readable } from "node:stream";
import ExcelJS from "exceljs";
import { addedColumns, rejectHeadings, rejectsName } from "@/domain/company-import";
import { Refusal } from "@/domain/refusal";
import { guardCell } from "@/domain/sheet";
import type { Viewer } from "@/domain/viewer";
import { asViewer } from "./client";
import { finishExport, noteExport } from "./exports";
import { findImport, listRejects } from "./import-reading";

/** Most rows one sheet of a workbook holds below its headings. */
const mostRows = 1_000_000;

/**
 * The rows an import left out as an xlsx file: line, reason, then the columns as they came. Mended, it can be imported
 * again: the first two columns are not mapped to anything. That it left is on record before the first byte.
 */
export async function writeRejectsWorkbook(
  viewer: Viewer,
  importId: string,
): Promise<{ name: string; stream: Readable }> {
  const file = await findImport(viewer, importId);
  if (!file?.canChange) throw new Refusal("没有这次导入，或不是您发起的。请返回导入记录查找。");
  const noted = await noteExport(viewer, "import_rejects", { importId });
  const stream = new PassThrough();
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  const sheet = workbook.addWorksheet("未导入的行", { views: [{ state: "frozen", xSplit: 0, ySplit: 1 }] });
  const listed = file.outline?.headings ?? [];
  const added = addedColumns(listed);
  const headings = [...rejectHeadings, ...listed.slice(added)];
  sheet.columns = headings.map((_, at) => ({ width: at === 1 ? 44 : 18 }));
  sheet.addRow(headings).commit();
  const fill = async () => {
    let after = 0;
    let written = 0;
    while (written < mostRows) {
      const rows = await listRejects(viewer, importId, after);
      for (const { line, reason, cells } of rows)
        sheet.addRow([line, reason, ...cells.slice(added).map(guardCell)]).commit();
      written += rows.length;
      const last = rows.at(-1);
      if (!last) break;
      after = last.line;
    }
    sheet.commit();
    await workbook.commit();
    await asViewer(viewer, (tx) => finishExport(tx, noted.id, written, null));
  };
  fill().catch((error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))));
  return { name: rejectsName(file.fileName), stream };
}
