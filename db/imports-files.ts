import { createHash, randomUUID } from "node:crypto";
import { createWriteStream, mkdirSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type ImportKind, isOpenImport, mostImportBytes } from "@/domain/company-import";
import { detectColumns, fieldsOfKind } from "@/domain/import-row";
import { Refusal } from "@/domain/refusal";
import type { Viewer } from "@/domain/viewer";
import { readEnvironment } from "./environment";
import { keepSheet, readImport, startImport } from "./imports";
import { readOutline } from "./sheet-reader";

/** Where an import's file lies, so that the worker can read it again after a crash. */
export const importFilePath = (importId: string) => join(importsFolder(), importId);

const importsFolder = () => join(readEnvironment().dataDir, "imports");

export type SentFile = { name: string; stream: () => ReadableStream<Uint8Array> } | { name: string; stream: Readable };

/**
 * Takes a file in: at most 200 MB, kept in the data folder, looked into by a child process. Throws Refusal with one
 * sentence; nothing of a refused file is kept.
 */
export async function receiveImport(viewer: Viewer, kind: ImportKind, file: SentFile): Promise<{ importId: string }> {
  mkdirSync(importsFolder(), { recursive: true });
  const arriving = join(importsFolder(), `arriving-${randomUUID()}`);
  try {
    const { sha256, sizeBytes } = await keep(file, arriving);
    const { sheetNo, outline } = await readOutline(arriving, kind, null);
    const mapping = detectColumns(outline.headings, fieldsOfKind[kind], outline.firstRows);
    const started = await startImport(viewer, {
      kind,
      fileName: file.name,
      sha256,
      sizeBytes,
      sheetNo,
      outline,
      mapping,
    });
    await rename(arriving, importFilePath(started.importId));
    return started;
  } catch (error) {
    await rm(arriving, { force: true });
    throw error;
  }
}

/** Turns to another sheet of a workbook that was taken in: its outline is read anew. */
export async function chooseSheet(viewer: Viewer, importId: string, sheetNo: number): Promise<{ importId: string }> {
  const file = await readImport(viewer, importId);
  if (!file?.canChange || !isOpenImport(file.state)) throw new Refusal("这次导入不能再改。请刷新后查看。");
  const { outline } = await readOutline(importFilePath(importId), file.kind, sheetNo);
  return keepSheet(viewer, importId, {
    sheetNo,
    outline,
    mapping: detectColumns(outline.headings, fieldsOfKind[file.kind], outline.firstRows),
  });
}

async function keep(file: SentFile, path: string): Promise<{ sha256: string; sizeBytes: number }> {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sizeBytes += chunk.length;
      if (sizeBytes > mostImportBytes) return done(new Refusal("文件超过 200 MB，未予接收。请分成几个文件。"));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const source = file.stream instanceof Readable ? file.stream : Readable.fromWeb(file.stream() as never);
  await pipeline(source, measure, createWriteStream(path, { mode: 0o600 }));
  return { sha256: hash.digest("hex"), sizeBytes };
}
