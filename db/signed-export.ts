import { eq, sql } from "drizzle-orm";
import { sheetFileName } from "@/domain/signed-cells";
import type { SignedFilter } from "@/domain/signed-list";
import type { Viewer } from "@/domain/viewer";
import { asOwner, asViewer, asWriter, type Tx } from "./client";
import { findDemoSentence } from "./deployment";
import { exports } from "./schema/settings";
import { readSignedSheet } from "./signed";
import { writeSignedWorkbook } from "./signed-workbook";

export type SignedFile = {
  fileName: string;
  content: Buffer;
  asOf: string;
  rowCount: number;
  contentHash: string;
};

/**
 * The official list as a file of what the viewer may see. That it was asked for is on record before the first row is
 * read; how many rows left, and the hash of their content, are added before the first byte goes out.
 */
export async function exportSigned(viewer: Viewer, filter: SignedFilter): Promise<SignedFile> {
  const { id } = await asWriter(viewer, async (tx) => {
    const logged = await logExport(tx, filter, viewer.userId);
    await tx.execute(sql`
      select audit.note('export', jsonb_build_object('export_id', ${logged.id}::text, 'kind', 'signed', 'conditions', ${JSON.stringify(filter)}::jsonb))`);
    return logged;
  });
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
export async function exportSignedAsOwner(databaseUrl: string, asOf: string): Promise<SignedFile> {
  const isDemo = (await findDemoSentence()) !== undefined;
  const sheet = await asOwner(databaseUrl, async (db) => {
    const { id } = await db.transaction((tx) => logExport(tx, { asOf }, null));
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

async function logExport(tx: Tx, filter: SignedFilter, exportedBy: string | null): Promise<{ id: string }> {
  const [row] = await tx
    .insert(exports)
    .values({
      kind: "signed",
      conditions: filter,
      asOf: sql`coalesce(${filter.asOf ?? null}, (now() at time zone 'Asia/Shanghai')::date::text)`,
      exportedBy,
    })
    .returning({ id: exports.id });
  if (!row) throw new Error("an export was not recorded");
  return row;
}

async function finishExport(tx: Tx, id: string, rowCount: number, contentHash: string): Promise<void> {
  await tx.update(exports).set({ rowCount, contentHash }).where(eq(exports.id, id));
}
