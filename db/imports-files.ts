import { createHash, randomUUID } from "node:crypto";
import { createWriteStream, existsSync, mkdirSync } from "node:fs";
import { readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type postgres from "postgres";
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
import { hasRoom, readEnvironment } from "./environment";
import { rememberedHeadingLine } from "./import-mappings";
import { findImport } from "./import-reading";
import { bytesSentToday, keepSheet, startImport } from "./imports";
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
  await refuseFull(viewer);
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

const dailyBytes = 2 * 1024 ** 3;
/** With less on the disk no list is taken in. */
const leastFreeBytes = 1024 ** 3;

/** Nobody fills the disk with lists. */
async function refuseFull(viewer: Viewer): Promise<void> {
  if (!(await hasRoom(leastFreeBytes))) throw new Refusal("服务器存储空间不足，暂不能接收文件。请联系系统管理员。");
  if ((await bytesSentToday(viewer)) > dailyBytes)
    throw new Refusal("您 24 小时内上传的文件合计已超过 2 GB，请明天再上传，或用命令行导入。");
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
  const file = await findImport(viewer, importId);
  if (!file?.canChange || !isOpenImport(file.state)) throw new Refusal("这次导入不能再改。请刷新后查看。");
  refuseTidied(importId);
  const { sheetNo, outline } = await read(importFilePath(importId), file);
  return keepSheet(viewer, importId, {
    sheetNo,
    outline,
    mapping: detectColumns(outline.headings, fieldsOfKind[file.kind], outline.firstRows),
  });
}

const keptDays = { open: 30, ended: 7, arriving: 1 };

/** Throws Refusal where a list has been tidied away. */
export function refuseTidied(importId: string): void {
  if (!existsSync(importFilePath(importId)))
    throw new Refusal(`文件不在服务器上，可能已过 ${keptDays.open} 天的保存期限。请重新上传。`);
}

/**
 * Removes lists nobody needs any more, which may hold telephone numbers: a week after they were brought in or taken back,
 * a month after they were sent otherwise, a day after a sending that broke off. Answers how many went.
 */
export async function tidyImportFiles(driver: postgres.Sql): Promise<number> {
  const names = await readdir(importsFolder()).catch(() => []);
  const ids = names.filter((name) => !name.startsWith("arriving-"));
  const stale = await driver<{ id: string }[]>`
    select i.id from imports i where i.id::text = any(${ids}) and not exists (
      select 1 from tasks t where t.subject = i.id::text and t.state in ('waiting', 'running'))
      and coalesce(i.finished_at, i.started_at) < now() - make_interval(days => case when i.state in ('done', 'undone') then ${keptDays.ended}::int else ${keptDays.open}::int end)`;
  const gone = new Set(stale.map(({ id }) => id));
  const before = Date.now() - keptDays.arriving * 86_400_000;
  let count = 0;
  for (const name of names) {
    const path = join(importsFolder(), name);
    const isBrokenOff = name.startsWith("arriving-") && (await stat(path)).mtimeMs < before;
    if (!isBrokenOff && !gone.has(name)) continue;
    await rm(path, { force: true });
    count += 1;
  }
  return count;
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
