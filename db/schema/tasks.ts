import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { TaskKind, TaskState } from "@/domain/task";
import { idColumn, momentColumn } from "./columns";
import { users } from "./users";

/**
 * Long work asked for by a person, or by a version that renews something, and done by the worker; a worker that dies
 * leaves a task whose heartbeat stops.
 */
export const tasks = pgTable(
  "tasks",
  {
    id: idColumn(),
    kind: text().$type<TaskKind>().notNull(),
    /** What it works on: an import's id, a link's id, a renewal's kind, or empty. */
    subject: text().notNull().default(""),
    state: text().$type<TaskState>().notNull().default("waiting"),
    /** How often a worker has taken it up; one that ends every worker is given up. */
    attempts: integer().notNull().default(0),
    done: integer().notNull().default(0),
    total: integer(),
    message: text(),
    isStopAsked: boolean().notNull().default(false),
    answer: jsonb().$type<Record<string, unknown>>(),
    askedBy: uuid().references(() => users.id),
    askedAt: momentColumn().notNull().defaultNow(),
    startedAt: momentColumn(),
    heartbeatAt: momentColumn(),
    finishedAt: momentColumn(),
  },
  (t) => [
    index("tasks_waiting").on(t.askedAt).where(sql`state in ('waiting', 'running')`),
    index("tasks_by_subject").on(t.subject, t.askedAt),
  ],
);
