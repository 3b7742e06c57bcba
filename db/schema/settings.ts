import { boolean, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { idColumn, momentColumn } from "./columns";
import { users } from "./users";

/** A rule value the bureau set; the newest row of a key counts. Keys without a row stand at 默认值（待确认）. */
export const settings = pgTable(
  "settings",
  {
    id: idColumn(),
    key: text().notNull(),
    value: jsonb().notNull(),
    isConfirmed: boolean().notNull(),
    source: text().notNull(),
    setBy: uuid()
      .notNull()
      .references(() => users.id),
    setAt: momentColumn().notNull().defaultNow(),
  },
  (t) => [index("settings_by_key").on(t.key, t.setAt)],
);

/** Facts about this deployment: whether it holds demonstration data, which policies are applied. */
export const deployment = pgTable("deployment", { key: text().primaryKey(), value: text().notNull() });

export const exports = pgTable("exports", {
  id: idColumn(),
  kind: text().notNull(),
  conditions: jsonb().$type<Record<string, unknown>>().notNull(),
  rowCount: integer(),
  contentHash: text(),
  asOf: text(),
  exportedBy: uuid().references(() => users.id),
  exportedAt: momentColumn().notNull().defaultNow(),
});
