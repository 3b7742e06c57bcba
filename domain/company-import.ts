import { z } from "zod";
import { type ImportField, importFields, type Mapping } from "@/domain/import-row";
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

export type ImportChange = {
  field: ImportField;
  from: string;
  to: string /** Written by hand and left. */;
  isKept: boolean;
};

/** One of the few dozen rows the check shows. */
export type ImportSample = {
  line: number;
  verdict: "new" | "changed" | "unchanged" | "duplicate";
  name: string;
  changes: ImportChange[];
  warnings: string[];
};

export type RejectRow = { line: number; reason: string; cells: readonly string[] };

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

const columnNo = z.int().min(0).max(999);
export const mappingSchema = z.partialRecord(z.enum(importFields), columnNo);
export const fieldRulesSchema = z.partialRecord(z.enum(importFields), z.enum(fieldRules));
export const importIdSchema = z.strictObject({ importId: z.uuid() });
export const chooseSheetSchema = z.strictObject({ importId: z.uuid(), sheetNo: z.int().min(1).max(100) });
export const checkImportSchema = z.strictObject({
  importId: z.uuid(),
  mapping: mappingSchema,
  fieldRules: fieldRulesSchema,
  dataOn: z.iso.date("日期应写成 2026-01-31 的样子。").nullable(),
});
export type CheckImport = z.infer<typeof checkImportSchema>;
