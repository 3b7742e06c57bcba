import "./lean-heap";
import { runningUrl } from "@/db/environment";
import { tidyImportFiles } from "@/db/imports-files";
import { rematchLink, runMatches } from "@/db/matches";
import { askRenewals, renewPairs, renewSearchOnce } from "@/db/renewals";
import { openWorker } from "@/db/task-claims";
import { checkTask, runTask, undoTask } from "@/jobs/import";
import { runTasks } from "@/jobs/run-tasks";

/** The worker process: does long work one task at a time and ends with the process that started it. */
const url = runningUrl() ?? "";
const driver = openWorker(url);
let isEnding = false;

process.on("disconnect", () => process.exit(0));
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, () => {
    isEnding = true;
    process.exit(0);
  });
}

const tidy = () => void tidyImportFiles(driver).catch(() => {});
tidy();
setInterval(tidy, 6 * 3_600_000).unref();
await askRenewals(driver);
await runTasks(
  driver,
  {
    import_check: checkTask(url),
    import_run: runTask(url),
    import_undo: undoTask(url),
    match_all: async (_, progress) => runMatches(driver, { onProgress: (done) => progress.advance(done) }),
    match_link: async (task, progress) => rematchLink(driver, task.subject, { onProgress: progress.advance }),
    search_all: async (_, progress) => renewSearchOnce(driver, { onProgress: (done) => progress.advance(done) }),
    pair_all: async (_, progress) => renewPairs(driver, { onProgress: (done) => progress.advance(done) }),
  },
  () => isEnding,
);
