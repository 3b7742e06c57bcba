import { sql } from "drizzle-orm";
import {
  type CheckImport,
  type ImportFile,
  type ImportKind,
  isOpenImport,
  mappingProblems,
  refuseFutureData,
  type SheetOutline,
} from "@/domain/company-import";
import type { Mapping } from "@/domain/import-row";
import { mayRun } from "@/domain/import-step";
import { Refusal } from "@/domain/refusal";
import type { Viewer } from "@/domain/viewer";
import { asViewer, asWriter, type Tx } from "./client";
import { readToday } from "./clock";
import { mappingFor, rememberMapping } from "./import-mappings";
import { askTask, newestTask } from "./tasks";

export type NewImport = {
  kind: ImportKind;
  fileName: string;
  sha256: string;
  sizeBytes: number;
  sheetNo: number;
  outline: SheetOutline;
  mapping: Mapping;
};

/** Registers a file that was read; its columns are mapped as they last were for the same headings. */
export const startImport = (viewer: Viewer, file: NewImport): Promise<{ importId: string }> =>
  asWriter(viewer, async (tx) => {
    const { mapping } = await mappingFor(tx, file.kind, file.outline.headings, file.mapping);
    const [made] = await tx.execute<{ importId: string }>(sql`
      insert into imports (kind, file_name, file_sha256, size_bytes, sheet_no, outline, mapping, started_by)
      values (${file.kind}, ${file.fileName.slice(0, 200)}, ${file.sha256}, ${file.sizeBytes}, ${file.sheetNo},
        ${json(file.outline)}, ${json(mapping)}, ${viewer.userId}) returning id as "importId"`);
    if (!made) throw new Error("the import was not registered");
    return { importId: made.importId };
  });

/** Bytes of the lists somebody has sent within a day. */
export const bytesSentToday = (viewer: Viewer): Promise<number> =>
  asViewer(viewer, async (tx) => {
    const [row] = await tx.execute<{ bytes: string }>(sql`
      select coalesce(sum(size_bytes), 0) as bytes from imports
      where started_by = ${viewer.userId} and started_at > now() - interval '1 day'`);
    return Number(row?.bytes ?? 0);
  });

/** Takes another sheet or heading row of the same file: its outline and mapping replace the first. */
export const keepSheet = (
  viewer: Viewer,
  importId: string,
  sheet: { sheetNo: number; outline: SheetOutline; mapping: Mapping },
): Promise<{ importId: string }> =>
  asWriter(viewer, async (tx) => {
    const { kind } = await lockOpen(tx, importId);
    const { mapping } = await mappingFor(tx, kind, sheet.outline.headings, sheet.mapping);
    await tx.execute(sql`update imports set sheet_no = ${sheet.sheetNo}, outline = ${json(sheet.outline)},
      mapping = ${json(mapping)}, state = 'uploaded' where id = ${importId}::uuid`);
    return { importId };
  });

/** Remembers the mapping for these headings and has the file checked: every row read and counted, nothing written. */
export const checkImport = (viewer: Viewer, input: CheckImport): Promise<{ taskId: string }> =>
  asWriter(viewer, async (tx) => {
    const { kind, headings } = await lockOpen(tx, input.importId);
    const [problem] = Object.entries(mappingProblems(input.mapping, headings.length));
    if (problem) throw new Refusal(problem[1], `mapping.${problem[0]}`);
    refuseFutureData(input.dataOn, await readToday(tx));
    await rememberMapping(tx, viewer, kind, headings, input.mapping);
    await tx.execute(sql`update imports set mapping = ${json(input.mapping)}, field_rules = ${json(input.fieldRules)},
      data_on = ${input.dataOn}::date, state = 'checking' where id = ${input.importId}::uuid`);
    return { taskId: await askTask(tx, viewer, "import_check", input.importId) };
  });

/** Has a checked file written; one transaction, so a stop or a crash leaves nothing. */
export const runImport = (viewer: Viewer, importId: string): Promise<{ taskId: string }> =>
  asWriter(viewer, async (tx) => {
    const { state, preview } = await lockOpen(tx, importId);
    if (!mayRun({ state, preview, task: await newestTask(tx, importId) }))
      throw new Refusal("请先核对各列并检查文件，再导入。");
    await tx.execute(sql`update imports set state = 'running' where id = ${importId}::uuid`);
    return { taskId: await askTask(tx, viewer, "import_run", importId) };
  });

/** Asks the worker to stop what it does for this import. */
export const stopImport = (viewer: Viewer, importId: string): Promise<{ importId: string }> =>
  asWriter(viewer, async (tx) => {
    const stopped = await tx.execute(
      sql`update tasks set is_stop_asked = true where subject = ${importId} and state in ('waiting', 'running') returning id`,
    );
    if (stopped.length === 0) throw new Refusal("这次导入已经结束，或不是您发起的。请刷新后查看。");
    return { importId };
  });

/** Has a finished import taken back as a whole; what people have built on since stays and is listed. */
export const undoImport = (viewer: Viewer, importId: string): Promise<{ taskId: string }> =>
  asWriter(viewer, async (tx) => {
    const { state } = await lockOwn(tx, importId);
    if (state !== "done") throw new Refusal("只有已导入的文件可以撤销。请刷新后查看。");
    await tx.execute(sql`update imports set state = 'undoing' where id = ${importId}::uuid`);
    return { taskId: await askTask(tx, viewer, "import_undo", importId) };
  });

async function lockOwn(tx: Tx, importId: string) {
  const [row] = await tx.execute<Pick<ImportFile, "kind" | "state" | "preview"> & { outline: SheetOutline | null }>(
    sql`select kind, state, preview, outline from imports where id = ${importId}::uuid for update`,
  );
  if (!row) throw new Refusal("没有这次导入，或不是您发起的。请返回导入记录查找。");
  const { outline, ...held } = row;
  return { ...held, headings: outline?.headings ?? [] };
}

async function lockOpen(tx: Tx, importId: string) {
  const row = await lockOwn(tx, importId);
  if (!isOpenImport(row.state)) throw new Refusal("这次导入正在进行或已经完成，不能再改。请刷新后查看。");
  return row;
}

const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;
