import type { Verb } from "@/domain/permission";

export const taskKinds = [
  "import_check",
  "import_run",
  "import_undo",
  "match_all",
  "match_link",
  "search_all",
  "pair_all",
] as const;
export type TaskKind = (typeof taskKinds)[number];
export const taskKindLabels = {
  import_check: "检查导入文件",
  import_run: "导入",
  import_undo: "撤销导入",
  match_all: "全部重新匹配",
  match_link: "按环节重新匹配",
  search_all: "补全企业检索",
  pair_all: "重新查找可能重复的企业",
} satisfies Record<TaskKind, string>;

/** What whoever asked must still be allowed to do when the work begins; renewals are asked for by nobody. */
export const verbOfTask: Partial<Record<TaskKind, Verb>> = {
  import_check: "importCompanies",
  import_run: "importCompanies",
  import_undo: "importCompanies",
  match_all: "rematchAll",
  match_link: "editWords",
};

export const taskStates = ["waiting", "running", "done", "failed", "stopped"] as const;
export type TaskState = (typeof taskStates)[number];
export const taskStateLabels = {
  waiting: "等待",
  running: "进行中",
  done: "已完成",
  failed: "未完成",
  stopped: "已停止",
} satisfies Record<TaskState, string>;

/** What a screen shows of long work. `total` is null until it is known; times are ISO moments. */
export type TaskRow = {
  id: string;
  kind: TaskKind;
  subject: string;
  state: TaskState;
  done: number;
  total: number | null;
  message: string | null;
  isStopAsked: boolean;
  askedByName: string | null;
  askedAt: string;
  finishedAt: string | null;
};

/** What a stopped task leaves: imports are one transaction, the rest is done company by company. */
export function stoppedSentence(kind: TaskKind): string {
  if (kind === "match_all" || kind === "match_link") return "已停止，已匹配的部分有效，其余保持原样。可以重新开始。";
  if (kind === "search_all") return "已停止，已补全的部分有效，其余在系统下次启动时补全。";
  return "已停止，没有留下任何改动。";
}

/** What a task that failed leaves, and what to do. */
export function failedSentence(kind: TaskKind): string {
  if (kind.startsWith("import_")) return "没有留下任何改动，请重试；仍不成功时请核对文件。";
  if (kind === "pair_all") return "没有留下任何改动，下次启动时再办。";
  return kind === "search_all"
    ? "已补全的部分有效，其余下次启动时再办。"
    : "已匹配的部分有效，其余保持原样，可以重新开始。";
}
