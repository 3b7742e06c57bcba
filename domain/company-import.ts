import type { ImportField } from "@/domain/import-row";

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
};

/** What the reader saw of a file: its sheets, and of the chosen one the heading line and the first rows below it. */
export type SheetOutline = {
  sheets: string[];
  headingLine: number;
  headings: string[];
  firstRows: string[][];
};
