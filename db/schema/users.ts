import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { Role } from "@/domain/role";
import { bytesColumn, idColumn, momentColumn } from "./columns";
import { units } from "./units";

export type UserState = "invited" | "active" | "disabled";

export const users = pgTable("users", {
  id: idColumn(),
  login: text().notNull().unique(),
  name: text().notNull(),
  unitId: text()
    .notNull()
    .references(() => units.id),
  state: text().$type<UserState>().notNull().default("active"),
  passwordHash: text(),
  passwordChangedAt: momentColumn(),
  totpSecret: text(),
  totpLastStep: bigint({ mode: "number" }),
  createdAt: momentColumn().notNull().defaultNow(),
});

export const userRoles = pgTable(
  "user_roles",
  {
    userId: uuid()
      .notNull()
      .references(() => users.id),
    role: text().$type<Role>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.role] })],
);

export const sessions = pgTable(
  "sessions",
  {
    id: idColumn(),
    tokenHash: bytesColumn().notNull().unique(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    createdAt: momentColumn().notNull().defaultNow(),
    lastSeenAt: momentColumn().notNull().defaultNow(),
    expiresAt: momentColumn().notNull(),
    endedAt: momentColumn(),
    endedReason: text(),
    userAgent: text(),
    /** What door.viewer() answers with, written by trigger and null for who has no rights (docs/decisions/0002). */
    unitId: text(),
    roles: text().array(),
    industryIds: text().array(),
    responsibleIds: text().array(),
  },
  (t) => [index("sessions_by_user").on(t.userId).where(sql`ended_at is null`)],
);

/** Failures are counted by the name that was typed, known or not, so that a lock tells nobody which names exist. */
export const signInFailures = pgTable("sign_in_failures", {
  login: text().primaryKey(),
  failures: integer().notNull().default(0),
  lockedUntil: momentColumn(),
});

export const setupLinks = pgTable("setup_links", {
  id: idColumn(),
  tokenHash: bytesColumn().notNull().unique(),
  userId: uuid().references(() => users.id),
  createdAt: momentColumn().notNull().defaultNow(),
  expiresAt: momentColumn().notNull(),
  usedAt: momentColumn(),
});

/** One row per client request id: a retried write is answered with the first answer. */
export const requests = pgTable(
  "requests",
  {
    userId: uuid()
      .notNull()
      .references(() => users.id),
    requestId: uuid().notNull(),
    answer: jsonb(),
    createdAt: momentColumn().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.requestId] })],
);
