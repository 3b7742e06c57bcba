import { sql } from "drizzle-orm";
import type { ImportFile, ImportSample, ListedImport, RejectRow, UndoReport } from "@/domain/company-import";
import type { Viewer } from "@/domain/viewer";
import { asViewer, type Tx } from "./client";
import { rememberedMapping, sameMapping } from "./import-mappings";
import { newestTask } from "./tasks";

const listedImports = 30;
export const rejectsPerPage = 100;

/** One import with its newest task, or null. */
export const findImport = (viewer: Viewer, importId: string): Promise<ImportFile | null> =>
  asViewer(viewer, async (tx) => {
    const [row] = await tx.execute<RawImport>(
      sql`select ${fileColumns} ${importTables} where i.id = ${importId}::uuid`,
    );
    return row ? fileOf(tx, viewer, row) : null;
  });

/** The newest imports, thirty a page; `cursor` is `next` of the page before. */
export const listImports = (
  viewer: Viewer,
  cursor: string | null,
): Promise<{ rows: ListedImport[]; next: string | null }> =>
  asViewer(viewer, async (tx) => {
    const [at, id] = cursor?.split("|") ?? [];
    const before = at && id ? sql`where (i.started_at, i.id) < (${at}::timestamptz, ${id}::uuid)` : sql``;
    const found = await tx.execute<ListedImport & { startedAtExact: string }>(
      sql`select ${listedColumns}, i.started_at::text as "startedAtExact" ${importTables} ${before}
        order by i.started_at desc, i.id desc limit ${listedImports + 1}`,
    );
    const page = [...found].slice(0, listedImports);
    const last = page.at(-1);
    const next = found.length > listedImports && last ? `${last.startedAtExact}|${last.id}` : null;
    return { rows: page.map(({ startedAtExact: _, ...row }) => row), next };
  });

/** Some rows of each kind, as the last check saw them. */
export const listSamples = (viewer: Viewer, importId: string): Promise<ImportSample[]> =>
  asViewer(
    viewer,
    async (tx) => (await answerOf<{ samples: ImportSample[] }>(tx, importId, "import_check"))?.samples ?? [],
  );

/** Rows left out after `afterLine`, a hundred a page; only for who started the import and the promoter. */
export const listRejects = (viewer: Viewer, importId: string, afterLine: number): Promise<RejectRow[]> =>
  asViewer(viewer, async (tx) => [
    ...(await tx.execute<RejectRow>(sql`
      select line, reason, cells from import_rejects where import_id = ${importId}::uuid and line > ${afterLine}
      order by line limit ${rejectsPerPage}`)),
  ]);

/** What taking the import back did, or null when it has not been taken back. */
export const findUndoReport = (viewer: Viewer, importId: string): Promise<UndoReport | null> =>
  asViewer(viewer, (tx) => answerOf<UndoReport>(tx, importId, "import_undo"));

async function answerOf<T>(tx: Tx, importId: string, kind: string): Promise<T | null> {
  const [row] = await tx.execute<{ answer: T }>(sql`
    select answer from tasks where subject = ${importId} and kind = ${kind} and state = 'done' order by asked_at desc limit 1`);
  return row?.answer ?? null;
}

type RawImport = Omit<ImportFile, "isRemembered" | "canChange" | "task"> & {
  startedBy: string | null;
  [column: string]: unknown;
};

const listedColumns = sql`i.id, i.kind, i.file_name as "fileName", i.state, i.preview, i.counts, u.name as "startedByName",
  to_char(i.started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "startedAt"`;
const fileColumns = sql`${listedColumns}, i.size_bytes as "sizeBytes", i.outline, i.sheet_no as "sheetNo",
  coalesce(i.mapping, '{}') as mapping, i.field_rules as "fieldRules", i.data_on::text as "dataOn", i.message,
  i.started_by as "startedBy", to_char(i.finished_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "finishedAt"`;
const importTables = sql`from imports i left join users u on u.id = i.started_by`;

async function fileOf(tx: Tx, viewer: Viewer, raw: RawImport): Promise<ImportFile> {
  const { startedBy, ...row } = raw;
  const remembered = await rememberedMapping(tx, row.kind, row.outline?.headings ?? []);
  const canChange = startedBy === viewer.userId || viewer.roles.includes("promoter");
  // A list may hold telephone numbers: its rows are shown to whoever brought it, as the rows left out are.
  const outline = row.outline && !canChange ? { ...row.outline, headingChoices: [], firstRows: [] } : row.outline;
  return {
    ...row,
    outline,
    isRemembered: remembered !== null && sameMapping(remembered, row.mapping),
    task: await newestTask(tx, row.id),
    canChange,
  };
}
