import { sheetFileName } from "@/domain/signed-cells";
import type { SignedFilter } from "@/domain/signed-list";
import type { Viewer } from "@/domain/viewer";
import { asOwner, asViewer } from "./client";
import { findDemoSentence } from "./deployment";
import { finishExport, logExport, noteExport } from "./exports";
import type { SheetFile } from "./sheet-cells";
import { readSignedSheet } from "./signed";
import { writeSignedWorkbook } from "./signed-workbook";

/**
 * The official list as a file of what the viewer may see. That it was asked for is on record before the first row is
 * read; how many rows left, and the hash of their content, are added before the first byte goes out.
 */
export async function exportSigned(viewer: Viewer, filter: SignedFilter): Promise<SheetFile> {
  const { id } = await noteExport(viewer, "signed", filter);
  const sheet = await asViewer(viewer, (tx) => readSignedSheet(tx, filter));
  await asViewer(viewer, (tx) => finishExport(tx, id, sheet.rows.length, sheet.contentHash));
  const isDemo = (await findDemoSentence()) !== undefined;
  return {
    fileName: sheetFileName(sheet.asOf, isDemo),
    content: await writeSignedWorkbook(sheet, isDemo),
    asOf: sheet.asOf,
    rowCount: sheet.rows.length,
    contentHash: sheet.contentHash,
  };
}

/** The same file over every row, for the command line; the record names nobody, because nobody is signed in there. */
export async function exportSignedAsOwner(databaseUrl: string, asOf: string): Promise<SheetFile> {
  const isDemo = (await findDemoSentence()) !== undefined;
  const sheet = await asOwner(databaseUrl, async (db) => {
    const { id } = await db.transaction((tx) => logExport(tx, "signed", { asOf }, null));
    return db.transaction(async (tx) => {
      const read = await readSignedSheet(tx, { asOf });
      await finishExport(tx, id, read.rows.length, read.contentHash);
      return read;
    });
  });
  return {
    fileName: sheetFileName(sheet.asOf, isDemo),
    content: await writeSignedWorkbook(sheet, isDemo),
    asOf: sheet.asOf,
    rowCount: sheet.rows.length,
    contentHash: sheet.contentHash,
  };
}
