import { sql } from "drizzle-orm";
import { boolean, date, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { links } from "./chains";
import { idColumn, momentColumn, yuanColumn } from "./columns";
import { units } from "./units";
import { users } from "./users";

export const imports = pgTable("imports", {
  id: idColumn(),
  kind: text().notNull(),
  fileName: text().notNull(),
  fileSha256: text().notNull(),
  state: text().$type<"running" | "done" | "undone" | "failed">().notNull().default("running"),
  counts: jsonb().$type<Record<string, number>>(),
  startedBy: uuid().references(() => users.id),
  startedAt: momentColumn().notNull().defaultNow(),
  finishedAt: momentColumn(),
});

export const companies = pgTable(
  "companies",
  {
    id: idColumn(),
    name: text().notNull(),
    normalisedName: text().notNull(),
    coreName: text().notNull(),
    creditCode: text(),
    codeVerdict: text().notNull().default("empty"),
    codeOverrideReason: text(),
    foreignNo: text(),
    scope: text().notNull().default(""),
    products: text().notNull().default(""),
    companyType: text(),
    province: text(),
    city: text(),
    /** The banner it is registered in; null for companies outside the league. */
    bannerId: text().references(() => units.id),
    address: text(),
    capitalRaw: text(),
    capitalYuan: yuanColumn(),
    capitalCurrency: text(),
    capitalFlag: text(),
    foundedOn: date({ mode: "string" }),
    isProspect: boolean().notNull().default(true),
    pinyin: text().notNull(),
    initials: text().notNull(),
    nameGrams: text().array().notNull(),
    textGrams: text().array().notNull(),
    dataOn: date({ mode: "string" }),
    importId: uuid().references(() => imports.id),
    raw: jsonb().$type<Record<string, string>>(),
    version: integer().notNull().default(1),
    createdBy: uuid().references(() => users.id),
    createdAt: momentColumn().notNull().defaultNow(),
    updatedAt: momentColumn().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("companies_by_credit_code").on(t.creditCode).where(sql`credit_code is not null`),
    index("companies_by_normalised_name").on(t.normalisedName),
    index("companies_by_core_name").on(t.coreName),
    index("companies_by_name").on(t.name, t.id),
    index("companies_by_province_name").on(t.province, t.name, t.id),
    index("companies_by_banner").on(t.bannerId, t.name, t.id),
    index("companies_by_import").on(t.importId),
    index("companies_by_name_grams").using("gin", t.nameGrams),
    index("companies_by_text_grams").using("gin", t.textGrams),
    index("companies_by_initials").on(sql`initials text_pattern_ops`),
    index("companies_by_pinyin").on(sql`pinyin text_pattern_ops`),
  ],
);

export const matches = pgTable(
  "matches",
  {
    id: idColumn(),
    linkId: text()
      .notNull()
      .references(() => links.id),
    companyId: uuid()
      .notNull()
      .references(() => companies.id),
    tier: text().$type<"make" | "service" | "trade">().notNull(),
    score: integer().notNull(),
    words: jsonb().$type<{ word: string; strength: "strong" | "weak" }[]>().notNull(),
    sentence: text().notNull(),
    spans: jsonb().$type<[number, number][]>().notNull(),
    source: text().notNull(),
    ruleVersion: text().notNull(),
    dataOn: date({ mode: "string" }),
    state: text().$type<"suggested" | "confirmed" | "dismissed">().notNull().default("suggested"),
    reason: text(),
    decidedBy: uuid().references(() => users.id),
    decidedAt: momentColumn(),
  },
  (t) => [
    uniqueIndex("matches_once").on(t.linkId, t.companyId),
    index("matches_by_company").on(t.companyId),
    index("matches_ranked").on(t.linkId, t.state, t.score),
  ],
);
