import { z } from "zod";
import { type ImportField, importFieldLabels, importFields, type Mapping } from "@/domain/import-row";
import { thousands } from "@/domain/money";
import { Refusal } from "@/domain/refusal";
import type { TaskRow } from "@/domain/task";

export const importKinds = ["companies", "products", "honours"] as const;
export type ImportKind = (typeof importKinds)[number];
export const importKindLabels = {
  companies: "企业名单",
  products: "主营产品",
  honours: "荣誉名单",
} satisfies Record<ImportKind, string>;

export const importStates = [
  "uploaded",
  "checking",
  "checked",
  "running",
  "done",
  "failed",
  "stopped",
  "undoing",
  "undone",
] as const;
export type ImportState = (typeof importStates)[number];
export const importStateLabels = {
  uploaded: "待对应列",
  checking: "检查中",
  checked: "待导入",
  running: "导入中",
  done: "已导入",
  failed: "未导入",
  stopped: "已停止",
  undoing: "撤销中",
  undone: "已撤销",
} satisfies Record<ImportState, string>;

/** Whether the file's value replaces the one held, fills only a blank, or is left out. */
export const fieldRules = ["replace", "fill", "keep"] as const;
export type FieldRule = (typeof fieldRules)[number];
export const fieldRuleLabels = {
  replace: "一律更新，包括人工填写的",
  fill: "只补空白",
  keep: "保留原值，不更新",
} satisfies Record<FieldRule, string>;
/** What holds for a field without a rule of its own. */
export const usualRuleLabel = "人工填写的保留，其余更新";
export type FieldRules = Partial<Record<ImportField, FieldRule>>;

/** Every row read stands in exactly one of the other five. */
export type ImportCounts = {
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  duplicates: number;
  rejected: number;
  /** Rejected rows by reason. */
  reasons: Record<string, number>;
  /** Honours that are written, by their name; absent where the list brings none. */
  honours?: Record<string, number>;
};

export const textEncodingLabels = { utf8: "UTF-8", utf16: "UTF-16", gb18030: "GB18030（国标）" } as const;
export type TextEncoding = keyof typeof textEncodingLabels;

/** What the reader saw of a file: its sheets, and of the chosen one the heading line and the first rows below it. */
export type SheetOutline = {
  sheets: string[];
  /** The numbers of those out of sight; absent where no reader looked. */
  hiddenSheets?: readonly number[];
  headingLine: number;
  /** The rows that may hold the headings, by their number and how they begin; absent where no reader looked. */
  headingChoices?: readonly { line: number; begin: string }[];
  headings: string[];
  firstRows: string[][];
  /** Of a text file; null for a workbook, absent where no reader looked. */
  encoding?: TextEncoding | null;
};

/** Of one sheet its outline, and what the headings would be if they stood in another row near the top. */
export type SheetTop = {
  sheetNo: number;
  outline: SheetOutline;
  otherHeadings: readonly { line: number; headings: readonly string[] }[];
};

/** One import as its page shows it; `task` is the newest work on it, moments are ISO. */
export type ImportFile = {
  id: string;
  kind: ImportKind;
  fileName: string;
  sizeBytes: number | null;
  state: ImportState;
  outline: SheetOutline | null;
  sheetNo: number;
  mapping: Mapping;
  /** The mapping is the one last used for these headings. */
  isRemembered: boolean;
  fieldRules: FieldRules;
  dataOn: string | null;
  preview: ImportCounts | null;
  counts: ImportCounts | null;
  message: string | null;
  startedByName: string | null;
  startedAt: string;
  finishedAt: string | null;
  task: TaskRow | null;
  /** The viewer started it or is the promoter. */
  canChange: boolean;
};

/** One import as a line of the list of them. */
export type ListedImport = Pick<
  ImportFile,
  "id" | "kind" | "fileName" | "state" | "preview" | "counts" | "startedByName" | "startedAt"
>;

/** The fields of a list and the banner, which follows the place. */
export const changeLabels = { ...importFieldLabels, banner: "旗县市区" } as const;
export type ImportChange = {
  field: keyof typeof changeLabels;
  from: string;
  to: string;
  /** Left as it was: written by hand, or the field's rule says so. */
  isKept: boolean;
};

export const verdicts = ["new", "changed", "unchanged", "duplicate", "rejected"] as const;
export type Verdict = (typeof verdicts)[number];
export const verdictLabels = {
  new: "新增",
  changed: "有变化",
  unchanged: "无变化",
  duplicate: "重复",
  rejected: "不能导入",
} satisfies Record<Verdict, string>;
/** The count each verdict is summed under. */
export const countOf = {
  new: "created",
  changed: "updated",
  unchanged: "unchanged",
  duplicate: "duplicates",
  rejected: "rejected",
} as const satisfies Record<Verdict, keyof ImportCounts>;

/** 高新技术企业 2 项；绿色工厂 1 项: the honours a list writes; empty for any other list. */
export const honourWords = ({ honours = {} }: ImportCounts): string =>
  Object.entries(honours)
    .map(([honour, count]) => `${honour} ${count} 项`)
    .join("；");

/** What the directory's changes between check and import made of the counts, in one sentence; null where nothing differs. */
export function driftOf(preview: ImportCounts | null, counts: ImportCounts): string | null {
  const moved = verdicts
    .map((verdict) => ({ verdict, before: preview?.[countOf[verdict]] ?? 0, now: counts[countOf[verdict]] }))
    .filter(({ before, now }) => before !== now)
    .map(
      ({ verdict, before, now }) => `${verdictLabels[verdict]} ${thousands(`${before}`)} 变为 ${thousands(`${now}`)}`,
    );
  if (preview === null || moved.length === 0) return null;
  return `检查之后企业名录有变动，结果与检查时不同：${moved.join("，")}。`;
}

/** One of the few dozen rows the check shows; of a rejected one `name` is how the row begins, and the warning why. */
export type ImportSample = {
  line: number;
  verdict: Verdict;
  name: string;
  changes: ImportChange[];
  warnings: string[];
};

/** What the workbook of left-out rows puts before the columns of its file. */
export const rejectHeadings = ["行号", "原因"] as const;

/** How many of a file's columns are those, because its rows had been sent back for mending. */
export const addedColumns = (headings: readonly string[]): number =>
  rejectHeadings.every((heading, at) => headings[at] === heading) ? rejectHeadings.length : 0;

/** The name the left-out rows of a file leave under: it may be all that says which honour they are about. */
export const rejectsName = (fileName: string): string =>
  `${fileName.replace(/\.\w+$/, "").replace(/-未导入的行.*$/, "")}-未导入的行.xlsx`;

export type RejectRow = { line: number; reason: string; cells: readonly string[] };

const longestCellShown = 200;

/** A row as the screen shows it: of a long cell the beginning tells which it is. */
export const beginningOf = (row: RejectRow): RejectRow => ({
  ...row,
  cells: row.cells.map((cell) => (cell.length > longestCellShown ? `${cell.slice(0, longestCellShown)}…` : cell)),
});

export type UndoReport = {
  removed: number;
  restored: number;
  keptCount: number;
  /** The first of those that people or later imports have built on. */
  kept: { companyId: string; name: string; reason: string }[];
};

export const noCounts = (): ImportCounts => ({
  read: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  duplicates: 0,
  rejected: 0,
  reasons: {},
});

/** Largest file taken, in bytes. */
export const mostImportBytes = 200 * 1024 * 1024;

/** States in which mapping, sheet and rules may still change. */
export const openImportStates = ["uploaded", "checked", "failed", "stopped", "undone"] as const satisfies ImportState[];
export const isOpenImport = (state: ImportState) => openImportStates.some((open) => open === state);

/** What is wrong with a mapping, by field; empty when it may be checked. */
export function mappingProblems(mapping: Mapping, columnCount: number): Partial<Record<ImportField, string>> {
  const problems: Partial<Record<ImportField, string>> = {};
  const takenBy = new Map<number, ImportField>();
  for (const field of importFields) {
    const column = mapping[field];
    if (column === undefined) continue;
    const other = takenBy.get(column);
    if (column >= columnCount) problems[field] = "对应的列不在文件中，请重新选择。";
    else if (other) problems[field] = `同一列不能对应两项，这一列已对应“${importFieldLabels[other]}”。`;
    else takenBy.set(column, field);
  }
  if (mapping.name === undefined) problems.name = "请指定“企业名称”列。";
  return problems;
}

/** A list dated ahead would count as newer than all that follow. Throws Refusal; `today` is an ISO day. */
export function refuseFutureData(dataOn: string | null, today: string): void {
  if (dataOn !== null && dataOn > today) throw new Refusal("数据日期不能晚于今天。", "dataOn");
}

const columnNo = z.int().min(0).max(999);
export const mappingSchema = z.partialRecord(z.enum(importFields), columnNo);
export const fieldRulesSchema = z.partialRecord(z.enum(importFields), z.enum(fieldRules));
export const receiveImportSchema = z.strictObject({
  kind: z.enum(importKinds, "请选择名单种类。"),
  name: z.string().trim().min(1, "文件没有名称。").max(255, "文件名过长，请改短后重试。"),
});
export const importIdSchema = z.strictObject({ importId: z.uuid() });
export const chooseSheetSchema = z.strictObject({ importId: z.uuid(), sheetNo: z.int().min(1).max(100) });
export const chooseHeadingSchema = z.strictObject({ importId: z.uuid(), headingLine: z.int().min(1).max(1_048_576) });
export const checkImportSchema = z.strictObject({
  importId: z.uuid(),
  mapping: mappingSchema,
  fieldRules: fieldRulesSchema,
  dataOn: z.iso.date("日期应写成 2026-01-31 的样子。").nullable(),
});
export type CheckImport = z.infer<typeof checkImportSchema>;
