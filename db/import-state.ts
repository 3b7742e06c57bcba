import type { FieldRules, ImportCounts, ImportKind, ImportState, SheetOutline } from "@/domain/company-import";
import type { Mapping } from "@/domain/import-row";
import { Refusal } from "@/domain/refusal";
import { asOwner } from "./client";

/** An import as the worker takes it up. */
export type OpenedImport = {
  importId: string;
  kind: ImportKind;
  fileName: string;
  state: ImportState;
  sheetNo: number;
  headingLine: number;
  headings: readonly string[];
  mapping: Mapping;
  rules: FieldRules;
  dataOn: string | null;
  startedBy: string | null;
  /** Rows the check read, or null before it. */
  previewRead: number | null;
};

export const openImport = (databaseUrl: string, importId: string): Promise<OpenedImport> =>
  asOwner(databaseUrl, async (_, driver) => {
    const [row] = await driver<(Omit<OpenedImport, "headingLine" | "headings"> & { outline: SheetOutline | null })[]>`
      select id as "importId", kind, file_name as "fileName", state, sheet_no as "sheetNo", outline, coalesce(mapping, '{}') as mapping,
        field_rules as rules, data_on::text as "dataOn", started_by as "startedBy", (preview ->> 'read')::int as "previewRead"
      from imports where id = ${importId}::uuid`;
    if (!row?.outline) throw new Refusal("没有这次导入，或文件还没有读过。");
    const { outline, ...file } = row;
    return { ...file, headingLine: outline.headingLine, headings: outline.headings };
  });

/** The counts of a check. */
export const keepCheck = (databaseUrl: string, importId: string, counts: ImportCounts): Promise<void> =>
  asOwner(databaseUrl, async (_, driver) => {
    await driver`update imports set preview = ${JSON.stringify(counts)}::text::jsonb where id = ${importId}::uuid`;
  });

/** The state an import is left in when work on it has ended, with the sentence a person reads. */
export const settleImport = (
  databaseUrl: string,
  importId: string,
  state: ImportState,
  message: string | null,
): Promise<void> =>
  asOwner(databaseUrl, async (_, driver) => {
    await driver`update imports set state = ${state}, message = ${message} where id = ${importId}::uuid
      and state in ('checking', 'running', 'undoing')`;
  });
