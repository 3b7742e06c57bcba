import { passListing } from "@/db/company-imports";
import { throughClashes } from "@/db/faults";
import { keepCheck, type OpenedImport, openImport, settleImport } from "@/db/import-state";
import { takeBackImport } from "@/db/import-undo";
import { importFilePath, refuseTidied } from "@/db/imports-files";
import { readSheet } from "@/db/sheet-reader";
import type { ClaimedTask } from "@/db/task-claims";
import { type Progress, StopAsked } from "@/db/task-progress";
import { Refusal } from "@/domain/refusal";
import type { Work } from "./run-tasks";

const listingOf = (file: OpenedImport) => ({
  ...file,
  rows: readSheet(importFilePath(file.importId), file.sheetNo, file.headingLine),
});

/** Reads a whole file and counts what importing it would do; its counts and samples are kept, nothing else. */
export const checkTask = (databaseUrl: string): Work =>
  settled(databaseUrl, "checked", async (task, progress) => {
    refuseTidied(task.subject);
    const file = await openImport(databaseUrl, task.subject);
    const { counts, samples } = await passListing(databaseUrl, listingOf(file), null, progress);
    await keepCheck(databaseUrl, task.subject, counts);
    return { counts, samples };
  });

/** Writes a file in one transaction; run again after a crash it starts from the kept file, or finds it done. */
export const runTask = (databaseUrl: string): Work =>
  settled(databaseUrl, null, async (task, progress) => {
    const file = await openImport(databaseUrl, task.subject);
    if (file.state === "done") return {};
    refuseTidied(task.subject);
    if (file.previewRead !== null) progress.advance(0, file.previewRead);
    const target = { importId: task.subject, startedBy: file.startedBy, newFile: null };
    const { counts } = await throughClashes(() => passListing(databaseUrl, listingOf(file), target, progress));
    return { counts };
  });

/** Takes an import back. */
export const undoTask = (databaseUrl: string): Work =>
  settled(databaseUrl, null, async (task, progress) => {
    const file = await openImport(databaseUrl, task.subject);
    if (file.state === "undone") return {};
    return takeBackImport(databaseUrl, task.subject, progress);
  });

/** Whatever way the work ends, the import's own state says so. */
function settled(
  databaseUrl: string,
  onDone: "checked" | null,
  work: (task: ClaimedTask, progress: Progress) => Promise<Record<string, unknown>>,
): Work {
  return async (task, progress) => {
    try {
      const answer = await work(task, progress);
      if (onDone) await settleImport(databaseUrl, task.subject, onDone, null);
      return answer;
    } catch (error) {
      const isStopped = error instanceof StopAsked;
      const sentence = error instanceof Refusal ? error.sentence : "程序出错，未完成，没有留下任何改动。请重试。";
      const isUndo = task.kind === "import_undo";
      await settleImport(
        databaseUrl,
        task.subject,
        isUndo ? "done" : isStopped ? "stopped" : "failed",
        isStopped ? null : sentence,
      );
      throw error;
    }
  };
}
