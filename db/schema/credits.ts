import { type AnyPgColumn, index, integer, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { idColumn, milliColumn, momentColumn, yuanColumn } from "./columns";
import { industries } from "./plans";
import { projects } from "./projects";
import { units } from "./units";
import { users } from "./users";

export const periods = pgTable("periods", {
  /** A month, 2026-11. Lines are posted into an open month; a closed one takes no more. */
  month: text().primaryKey(),
  closedAt: momentColumn(),
  closedBy: uuid().references(() => users.id),
});

/** The ledger: append-only; a figure on screen is a sum of these lines, a correction is a reversal and a new line. */
export const credits = pgTable(
  "credits",
  {
    id: idColumn(),
    projectId: uuid()
      .notNull()
      .references(() => projects.id),
    bucket: text().$type<"pipeline" | "committed" | "under_construction" | "realised">().notNull(),
    industryId: text()
      .notNull()
      .references(() => industries.id),
    bannerId: text()
      .notNull()
      .references(() => units.id),
    /** "output" for money, else the indicator whose unit the quantity is in. */
    indicatorId: text().notNull(),
    year: integer().notNull(),
    amountYuan: yuanColumn(),
    quantityMilli: milliColumn(),
    eventKind: text().notNull(),
    eventId: uuid().notNull(),
    reversesId: uuid()
      .unique()
      .references((): AnyPgColumn => credits.id),
    basisVersion: text().notNull(),
    postedMonth: text()
      .notNull()
      .references(() => periods.month),
    postedBy: uuid()
      .notNull()
      .references(() => users.id),
    postedAt: momentColumn().notNull().defaultNow(),
  },
  (t) => [
    index("credits_by_project").on(t.projectId),
    index("credits_by_year").on(t.year, t.industryId, t.indicatorId),
    unique("credits_once_per_event")
      .on(t.eventId, t.projectId, t.bucket, t.industryId, t.bannerId, t.indicatorId, t.year, t.reversesId)
      .nullsNotDistinct(),
  ],
);

/** The live line of each key: the ledger's uniqueness in a constraint. Kept by trigger from credits. */
export const liveCredits = pgTable(
  "live_credits",
  {
    creditId: uuid()
      .primaryKey()
      .references(() => credits.id),
    projectId: uuid()
      .notNull()
      .references(() => projects.id),
    bucket: text().notNull(),
    industryId: text().notNull(),
    bannerId: text().notNull(),
    indicatorId: text().notNull(),
    year: integer().notNull(),
    amountYuan: yuanColumn(),
    quantityMilli: milliColumn(),
  },
  (t) => [
    uniqueIndex("live_credits_once").on(t.projectId, t.industryId, t.bannerId, t.indicatorId, t.year, t.bucket),
    index("live_credits_by_year").on(t.year, t.industryId, t.indicatorId),
  ],
);
