import { z } from "zod";
import { type ImportFile, type ImportState, verdicts } from "@/domain/company-import";

export const importSteps = ["upload", "columns", "check", "run", "result"] as const;
export type ImportStep = (typeof importSteps)[number];
export const importStepLabels = {
  upload: "上传",
  columns: "对应列",
  check: "检查",
  run: "导入",
  result: "结果",
} satisfies Record<ImportStep, string>;

type Standing = Pick<ImportFile, "state" | "task" | "preview">;

/** Work on the file is waiting or going on; the state alone changes a moment before its answer can be read. */
export const isUnderWay = ({ state, task }: Standing): boolean =>
  isBusy(state) || task?.state === "waiting" || task?.state === "running";

const isBusy = (state: ImportState) => state === "checking" || state === "running" || state === "undoing";

/** Where an import stands: what has failed or was stopped before its rows were checked goes back to the columns. */
export function stepOf(file: Standing): ImportStep {
  const work = file.task?.kind;
  if (isUnderWay(file)) return work === "import_run" ? "run" : work === "import_undo" ? "result" : "check";
  if (file.state === "done" || file.state === "undone") return "result";
  if (file.state === "checked") return "check";
  return mayRun(file) ? "check" : "columns";
}

/** The last check still says what importing would do. */
export const mayRun = ({ state, task, preview }: Standing): boolean =>
  preview !== null &&
  (state === "checked" || ((state === "failed" || state === "stopped") && task?.kind === "import_run"));

/** One sentence a listener hears when the standing changes; of long work every quarter. */
export function standingSentence(file: Standing): string {
  if (!isUnderWay(file)) return endSentences[file.state];
  const { task } = file;
  const quarter = task?.total ? Math.floor((4 * task.done) / task.total) * 25 : 0;
  const words = task?.kind === "import_run" ? "正在导入" : task?.kind === "import_undo" ? "正在撤销" : "正在检查";
  return quarter > 0 ? `${words}，已完成 ${Math.min(quarter, 100)}%` : words;
}

const endSentences = {
  uploaded: "请核对各列",
  checking: "",
  checked: "检查完成，请核对后导入",
  running: "",
  done: "导入完成",
  failed: "没有导入",
  stopped: "已停止",
  undoing: "",
  undone: "已撤销整批导入",
} satisfies Record<ImportState, string>;

const cursor = z.string().regex(/^\d{4}-\d\d-\d\d [\d:.]+[+-]\d\d\|[0-9a-f-]{36}$/);

export const importsFilterSchema = z.object({ after: cursor.nullable().default(null).catch(null) });
export const importsHref = (after: string | null) =>
  after ? `/companies/import?${new URLSearchParams({ after })}` : "/companies/import";

/** What of one import is on show: its columns once more, rows of one verdict, rejected rows after a line. */
export const importViewSchema = z.object({
  step: z.literal("columns").nullable().default(null).catch(null),
  tab: z.enum(verdicts).nullable().default(null).catch(null),
  after: z.coerce.number().int().min(0).max(2_000_000).default(0).catch(0),
});
export type ImportView = z.infer<typeof importViewSchema>;
