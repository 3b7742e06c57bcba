import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { LinkStatus, Presence, Priority, Shortfall } from "@/domain/chain";
import { idColumn, milliColumn, momentColumn } from "./columns";
import { industries } from "./plans";
import { users } from "./users";

export const chains = pgTable("chains", {
  id: text().primaryKey(),
  industryId: text()
    .notNull()
    .references(() => industries.id),
  name: text().notNull(),
  fullName: text().notNull(),
  position: integer().notNull(),
});

export const links = pgTable(
  "links",
  {
    id: text().primaryKey(),
    chainId: text()
      .notNull()
      .references(() => chains.id),
    industryId: text()
      .notNull()
      .references(() => industries.id),
    name: text().notNull(),
    stage: text().$type<"upstream" | "mid" | "downstream">().notNull(),
    status: text().$type<LinkStatus>().notNull(),
    alsoStatuses: text().array().$type<LinkStatus[]>().notNull(),
    source: text().$type<"policy" | "general">().notNull(),
    clause: text(),
    keywords: text().array().notNull(),
    weakKeywords: text().array().notNull(),
    negatives: text().array().notNull(),
    gbtClasses: jsonb().$type<{ code: string; name: string }[]>().notNull(),
    note: text(),
    /** What the link names is a service: who serves stands beside who makes. */
    isService: boolean().notNull().default(false),
    position: integer().notNull(),
  },
  (t) => [index("links_by_chain").on(t.chainId, t.position), index("links_by_industry").on(t.industryId)],
);

export const linkEdges = pgTable(
  "link_edges",
  {
    fromLinkId: text()
      .notNull()
      .references(() => links.id),
    toLinkId: text()
      .notNull()
      .references(() => links.id),
  },
  (t) => [primaryKey({ columns: [t.fromLinkId, t.toLinkId] })],
);

/** Relations across chains. A product named twice (same_product) has a home link: there its output is credited. */
export const linkRoutes = pgTable(
  "link_routes",
  {
    fromLinkId: text()
      .notNull()
      .references(() => links.id),
    toLinkId: text()
      .notNull()
      .references(() => links.id),
    kind: text().$type<"same_product" | "supply" | "adjacent">().notNull(),
    homeLinkId: text().references(() => links.id),
    /** Why this home; null where the pair has none. */
    reason: text(),
    note: text(),
  },
  (t) => [primaryKey({ columns: [t.fromLinkId, t.toLinkId] }), index("link_routes_by_target").on(t.toLinkId)],
);

/** What the responsible department says of a link; the newest row counts, the others are its history. */
export const linkAssessments = pgTable(
  "link_assessments",
  {
    id: idColumn(),
    linkId: text()
      .notNull()
      .references(() => links.id),
    presence: text().$type<Presence>(),
    shortfall: text().$type<Shortfall>(),
    priority: text().$type<Priority>(),
    localCapacityMilli: milliColumn(),
    neededCapacityMilli: milliColumn(),
    capacityUnit: text(),
    source: text(),
    sourceOn: date({ mode: "string" }),
    note: text(),
    assessedBy: uuid()
      .notNull()
      .references(() => users.id),
    assessedAt: momentColumn().notNull().defaultNow(),
  },
  (t) => [index("link_assessments_by_link").on(t.linkId, t.assessedAt)],
);
