import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { idColumn, momentColumn } from "./columns";
import { projectId } from "./projects";
import { users } from "./users";

/** A signing put forward by one person and confirmed or returned by another. */
export const signings = pgTable(
  "signings",
  {
    id: idColumn(),
    projectId: projectId(),
    submittedBy: uuid()
      .notNull()
      .references(() => users.id),
    submittedAt: momentColumn().notNull().defaultNow(),
    decidedBy: uuid().references(() => users.id),
    decidedAt: momentColumn(),
    decision: text().$type<"confirmed" | "returned">(),
    reason: text(),
  },
  (t) => [uniqueIndex("signings_one_open").on(t.projectId).where(sql`decision is null`)],
);

export const amendments = pgTable(
  "amendments",
  {
    id: idColumn(),
    projectId: projectId(),
    field: text().notNull(),
    valueBefore: jsonb(),
    valueAfter: jsonb(),
    reason: text().notNull(),
    requestedBy: uuid()
      .notNull()
      .references(() => users.id),
    requestedAt: momentColumn().notNull().defaultNow(),
    decidedBy: uuid().references(() => users.id),
    decidedAt: momentColumn(),
    decision: text().$type<"approved" | "refused">(),
    decisionReason: text(),
  },
  (t) => [
    index("amendments_by_project").on(t.projectId),
    uniqueIndex("amendments_one_open").on(t.projectId, t.field).where(sql`decision is null`),
  ],
);
