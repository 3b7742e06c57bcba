import { createHash, randomUUID } from "node:crypto";
import { createWriteStream, mkdirSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import {
  type ImportFile,
  type ImportKind,
  isOpenImport,
  mostImportBytes,
  type SheetTop,
} from "@/domain/company-import";
import { detectColumns } from "@/domain/detect-columns";
import { fieldsOfKind } from "@/domain/import-row";
import { Refusal } from "@/domain/refusal";
import type { Viewer } from "@/domain/viewer";
import { readEnvironment } from "./environment";
import { rememberedHeadingLine } from "./import-mappings";
import { keepSheet, readImport, startImport } from "./imports";
import { type Pointed, readOutline } from "./sheet-reader";

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
    const { sheetNo, outline } = await readAsLast(viewer, arriving, kind, {});
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
export const chooseSheet = (viewer: Viewer, importId: string, sheetNo: number): Promise<{ importId: string }> =>
  readAnew(viewer, importId, (path, { kind }) => readAsLast(viewer, path, kind, { sheetNo }));

/** Takes another row of the sheet for its headings, which the program did not know or mistook. */
export const chooseHeading = (viewer: Viewer, importId: string, headingLine: number): Promise<{ importId: string }> =>
  readAnew(viewer, importId, (path, { kind, sheetNo }) => readOutline(path, kind, { sheetNo, headingLine }));

async function readAnew(
  viewer: Viewer,
  importId: string,
  read: (path: string, file: ImportFile) => Promise<SheetTop>,
): Promise<{ importId: string }> {
  const file = await readImport(viewer, importId);
  if (!file?.canChange || !isOpenImport(file.state)) throw new Refusal("这次导入不能再改。请刷新后查看。");
  const { sheetNo, outline } = await read(importFilePath(importId), file);
  return keepSheet(viewer, importId, {
    sheetNo,
    outline,
    mapping: detectColumns(outline.headings, fieldsOfKind[file.kind], outline.firstRows),
  });
}

/** An outline whose headings stand in the row that was pointed out the last time such a list came. */
async function readAsLast(viewer: Viewer, path: string, kind: ImportKind, pointed: Pointed): Promise<SheetTop> {
  const found = await readOutline(path, kind, pointed);
  const headingLine = await rememberedHeadingLine(viewer, kind, found);
  if (headingLine === null || headingLine === found.outline.headingLine) return found;
  return readOutline(path, kind, { sheetNo: found.sheetNo, headingLine }).catch((error) => {
    if (error instanceof Refusal) return found;
    throw error;
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
