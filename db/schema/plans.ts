import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { IndicatorKind, Operator, TargetSource } from "@/domain/plan";
import { idColumn, milliColumn, momentColumn, yuanColumn } from "./columns";
import { units } from "./units";
import { users } from "./users";

export const plans = pgTable("plans", {
  id: text().primaryKey(),
  title: text().notNull(),
  issuer: text().notNull(),
  documentNo: text(),
  issuedOn: date({ mode: "string" }).notNull(),
  approvedBy: text(),
  packSha256: text().notNull(),
  loadedAt: momentColumn().notNull().defaultNow(),
  /** Parts shown as they stand and never computed with: places, anchors, mechanisms, discrepancies. */
  annotations: jsonb().$type<Record<string, unknown>>().notNull(),
});

export const clusters = pgTable("clusters", {
  id: text().primaryKey(),
  planId: text()
    .notNull()
    .references(() => plans.id),
  name: text().notNull(),
  fullName: text().notNull(),
  leadUnitId: text()
    .notNull()
    .references(() => units.id),
  clause: text().notNull(),
  position: integer().notNull(),
});

export const industries = pgTable("industries", {
  id: text().primaryKey(),
  clusterId: text()
    .notNull()
    .references(() => clusters.id),
  name: text().notNull(),
  shortName: text().notNull(),
  fullName: text().notNull(),
  clause: text().notNull(),
  position: integer().notNull(),
});

export const industryUnits = pgTable(
  "industry_units",
  {
    industryId: text()
      .notNull()
      .references(() => industries.id),
    unitId: text()
      .notNull()
      .references(() => units.id),
    duty: text().$type<"responsible" | "cooperating">().notNull(),
  },
  (t) => [primaryKey({ columns: [t.industryId, t.unitId] })],
);

export const indicators = pgTable("indicators", {
  id: text().primaryKey(),
  industryId: text().references(() => industries.id),
  clusterId: text().references(() => clusters.id),
  name: text().notNull(),
  unitLabel: text().notNull(),
  kind: text().$type<IndicatorKind>().notNull(),
  source: text().$type<TargetSource>().notNull(),
});

export const targets = pgTable(
  "targets",
  {
    id: text().primaryKey(),
    indicatorId: text()
      .notNull()
      .references(() => indicators.id),
    industryId: text().references(() => industries.id),
    clusterId: text().references(() => clusters.id),
    year: integer().notNull(),
    /** Null is a blank in the document, never a zero. */
    valueMilli: milliColumn(),
    maxMilli: milliColumn(),
    operator: text().$type<Operator>().notNull(),
    isStrive: boolean().notNull(),
    qualifier: text(),
    source: text().$type<TargetSource>().notNull(),
    clause: text(),
  },
  (t) => [index("targets_by_industry").on(t.industryId, t.year)],
);

export const rungs = pgTable("rungs", {
  id: text().primaryKey(),
  planId: text()
    .notNull()
    .references(() => plans.id),
  year: integer().notNull(),
  thresholdYuan: yuanColumn().notNull(),
  statedCount: integer().notNull(),
  clause: text().notNull(),
});

export const milestones = pgTable("milestones", {
  id: text().primaryKey(),
  industryId: text()
    .notNull()
    .references(() => industries.id),
  year: integer().notNull(),
  name: text().notNull(),
  isStrive: boolean().notNull(),
  clause: text().notNull(),
});

export const mechanismSlots = pgTable("mechanism_slots", {
  id: text().primaryKey(),
  clusterId: text()
    .notNull()
    .references(() => clusters.id),
  name: text().notNull(),
  position: integer().notNull(),
  holder: text(),
});

/** Official output of an industry in a closed year; the newest row of an industry counts, older ones stay. */
export const baselines = pgTable(
  "baselines",
  {
    id: idColumn(),
    industryId: text()
      .notNull()
      .references(() => industries.id),
    year: integer().notNull(),
    outputYuan: yuanColumn().notNull(),
    source: text().notNull(),
    sourceOn: date({ mode: "string" }).notNull(),
    enteredBy: uuid().references(() => users.id),
    enteredAt: momentColumn().notNull().defaultNow(),
  },
  (t) => [index("baselines_by_industry").on(t.industryId, t.enteredAt)],
);
