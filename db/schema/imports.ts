import { date, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { FieldRules, ImportCounts, ImportKind, ImportState, SheetOutline } from "@/domain/company-import";
import type { Mapping } from "@/domain/import-row";
import { idColumn, momentColumn } from "./columns";
import { users } from "./users";

/** One file on its way into the directory; the file itself lies in the data folder under this id. */
export const imports = pgTable(
  "imports",
  {
    id: idColumn(),
    kind: text().$type<ImportKind>().notNull(),
    fileName: text().notNull(),
    fileSha256: text().notNull(),
    sizeBytes: integer(),
    state: text().$type<ImportState>().notNull().default("uploaded"),
    /** What the reader found: sheets, heading row, first rows. */
    outline: jsonb().$type<SheetOutline>(),
    sheetNo: integer().notNull().default(1),
    mapping: jsonb().$type<Mapping>(),
    fieldRules: jsonb().$type<FieldRules>().notNull().default({}),
    dataOn: date({ mode: "string" }),
    /** Counted by the check, before anything is written. */
    preview: jsonb().$type<ImportCounts>(),
    counts: jsonb().$type<ImportCounts>(),
    /** Why it failed or what the undo kept, in one sentence. */
    message: text(),
    startedBy: uuid().references(() => users.id),
    startedAt: momentColumn().notNull().defaultNow(),
    finishedAt: momentColumn(),
  },
  (t) => [index("imports_newest").on(t.startedAt, t.id)],
);

/** Rows left out, with the cells as they came, so that they can be mended and imported again. */
export const importRejects = pgTable(
  "import_rejects",
  {
    importId: uuid()
      .notNull()
      .references(() => imports.id),
    line: integer().notNull(),
    reason: text().notNull(),
    cells: jsonb().$type<readonly string[]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.line] })],
);

/** Every company an import touched: null `before` where it made it, else the row as it was or, confirmed only, its date. */
export const importChanges = pgTable(
  "import_changes",
  {
    importId: uuid()
      .notNull()
      .references(() => imports.id),
    companyId: uuid().notNull(),
    before: jsonb().$type<Record<string, unknown>>(),
    versionAfter: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.companyId] }), index("import_changes_by_company").on(t.companyId)],
);

/** The mapping last used for a set of headings. */
export const importMappings = pgTable(
  "import_mappings",
  {
    kind: text().$type<ImportKind>().notNull(),
    headingKey: text().notNull(),
    mapping: jsonb().$type<Mapping>().notNull(),
    usedBy: uuid().references(() => users.id),
    usedAt: momentColumn().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.headingKey] })],
);
