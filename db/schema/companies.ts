import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { links } from "./chains";
import { idColumn, momentColumn, yuanColumn } from "./columns";
import { imports } from "./imports";
import { units } from "./units";
import { users } from "./users";

export const companies = pgTable(
  "companies",
  {
    id: idColumn(),
    name: text().notNull(),
    normalisedName: text().notNull(),
    coreName: text().notNull(),
    /** What it is called besides, as domain/other-names.ts joins them; null for nothing. */
    otherNames: text(),
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
    /** How the short name is spelt where the name does not begin with it, else null. */
    corePinyin: text(),
    coreInitials: text(),
    textGrams: integer().array().notNull(),
    dataOn: date({ mode: "string" }),
    importId: uuid().references(() => imports.id),
    raw: jsonb().$type<Record<string, string>>(),
    /** Fields a person has written; an import leaves them unless it is told otherwise. */
    handEdited: text().array().notNull().default(sql`'{}'`),
    /** The company this one was merged into; a merged company is hidden by row rights until the merge is taken back. */
    mergedInto: uuid().references((): AnyPgColumn => companies.id),
    version: integer().notNull().default(1),
    createdBy: uuid().references(() => users.id),
    createdAt: momentColumn().notNull().defaultNow(),
    updatedBy: uuid().references(() => users.id),
    updatedAt: momentColumn().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("companies_by_credit_code")
      .on(sql`credit_code text_pattern_ops`)
      .where(sql`credit_code is not null and merged_into is null`),
    // In the order of bytes a name's longer ones, its branches among them, stand together.
    index("companies_by_normalised_name").on(sql`normalised_name text_pattern_ops`),
    // What is only looked up is kept in the order of bytes too: an entry costs a third of one in the order people read.
    index("companies_by_core_name").on(sql`core_name text_pattern_ops`),
    index("companies_by_other_names")
      .using("gin", sql`string_to_array(upper(translate(replace(other_names, ' ', ''), '（）', '()')), '；')`)
      .where(sql`other_names is not null`),
    index("companies_by_foreign_no").on(sql`upper(replace(foreign_no, ' ', ''))`).where(sql`foreign_no is not null`),
    // The name a list gave a company that a person has renamed since: few rows, so an import's look-up stays small.
    index("companies_by_imported_name")
      .on(sql`(raw ->> 'name') text_pattern_ops`)
      .where(sql`raw is not null and 'name' = any (hand_edited)`),
    /** The body's own nine characters, letters people misread set right: domain/duplicate.ts says why. */
    index("companies_by_code_body").on(
      sql`substr(translate(upper(credit_code), 'OISZ', '0152'), 9, 9) text_pattern_ops`,
    ),
    // Rows a merge has hidden stand in none of these: what row rights leave is then counted from the index alone.
    index("companies_by_name").on(t.name, t.id).where(sql`merged_into is null`),
    index("companies_by_province_name").on(t.province, t.name, t.id).where(sql`merged_into is null`),
    index("companies_by_banner").on(t.bannerId, t.name, t.id).where(sql`merged_into is null`),
    index("companies_by_city_name").on(t.city, t.name, t.id).where(sql`merged_into is null`),
    index("companies_prospects").on(t.name, t.id).where(sql`merged_into is null and is_prospect`),
    index("companies_by_capital").on(t.capitalYuan, t.id).where(sql`merged_into is null`),
    index("companies_by_founded").on(t.foundedOn, t.id).where(sql`merged_into is null`),
    index("companies_merged").on(t.mergedInto).where(sql`merged_into is not null`),
    index("companies_by_import").on(t.importId),
    index("companies_by_text_grams").using("gin", t.textGrams),
    index("companies_by_initials").on(sql`initials text_pattern_ops`),
    index("companies_by_pinyin").on(sql`pinyin text_pattern_ops`),
    index("companies_by_core_initials").on(sql`core_initials text_pattern_ops`),
    index("companies_by_core_pinyin").on(sql`core_pinyin text_pattern_ops`),
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
    index("matches_decided").on(t.linkId).where(sql`state <> 'suggested'`),
  ],
);

/** A product a source names for a company; `shareBasisPoints` of its revenue as reported, which may be negative. */
export const companyProducts = pgTable(
  "company_products",
  {
    id: idColumn(),
    companyId: uuid()
      .notNull()
      .references(() => companies.id),
    name: text().notNull(),
    shareBasisPoints: integer(),
    importId: uuid().references(() => imports.id),
    dataOn: date({ mode: "string" }),
  },
  (t) => [
    uniqueIndex("company_products_once").on(t.companyId, t.name),
    index("company_products_by_import").on(t.importId),
  ],
);

/** A list a company stands on: 绿色工厂, 上市公司 (detail: its stock code), 专精特新 … */
export const companyHonours = pgTable(
  "company_honours",
  {
    id: idColumn(),
    companyId: uuid()
      .notNull()
      .references(() => companies.id),
    kind: text().notNull(),
    detail: text().notNull().default(""),
    importId: uuid().references(() => imports.id),
    dataOn: date({ mode: "string" }),
  },
  (t) => [
    uniqueIndex("company_honours_once").on(t.companyId, t.kind, t.detail),
    index("company_honours_by_kind").on(t.kind, t.companyId),
    index("company_honours_by_import").on(t.importId),
  ],
);

/** Who belongs to whom: a branch or a controlled company under its parent. */
export const companyRelations = pgTable(
  "company_relations",
  {
    id: idColumn(),
    parentId: uuid()
      .notNull()
      .references(() => companies.id),
    companyId: uuid()
      .notNull()
      .references(() => companies.id),
    kind: text().$type<"branch" | "controlled">().notNull(),
    source: text().notNull(),
    createdBy: uuid().references(() => users.id),
    createdAt: momentColumn().notNull().defaultNow(),
  },
  (t) => [uniqueIndex("company_relations_once").on(t.companyId), index("company_relations_by_parent").on(t.parentId)],
);

/** Two companies that may be one; `firstId` < `secondId`. */
export const duplicatePairs = pgTable(
  "duplicate_pairs",
  {
    firstId: uuid()
      .notNull()
      .references(() => companies.id),
    secondId: uuid()
      .notNull()
      .references(() => companies.id),
    reasons: text().array().notNull(),
    /** 3 the same code, 2 the same core name and region, 1 the same sound or a branch. */
    weight: integer().notNull(),
    state: text().$type<"open" | "distinct" | "merged">().notNull().default("open"),
    note: text(),
    decidedBy: uuid().references(() => users.id),
    decidedAt: momentColumn(),
    foundAt: momentColumn().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.firstId, t.secondId] }),
    index("duplicate_pairs_ranked").on(t.state, t.weight, t.firstId, t.secondId),
    index("duplicate_pairs_by_second").on(t.secondId),
  ],
);

/** One merge and all that is needed to take it back: both rows as they were and every relation that moved. */
export const companyMerges = pgTable(
  "company_merges",
  {
    id: idColumn(),
    keptId: uuid()
      .notNull()
      .references(() => companies.id),
    goneId: uuid()
      .notNull()
      .references(() => companies.id),
    before: jsonb().$type<Record<string, unknown>>().notNull(),
    keptVersionAfter: integer().notNull(),
    mergedBy: uuid()
      .notNull()
      .references(() => users.id),
    mergedAt: momentColumn().notNull().defaultNow(),
    undoneBy: uuid().references(() => users.id),
    undoneAt: momentColumn(),
  },
  (t) => [index("company_merges_by_kept").on(t.keptId), index("company_merges_by_gone").on(t.goneId)],
);

/** A word the office added to or took from a link's words after the pack was loaded; the newest line for a word holds. */
export const linkWordChanges = pgTable(
  "link_word_changes",
  {
    id: idColumn(),
    linkId: text()
      .notNull()
      .references(() => links.id),
    word: text().notNull(),
    kind: text().$type<"strong" | "weak" | "negative">().notNull(),
    isPresent: boolean().notNull(),
    note: text().notNull().default(""),
    changedBy: uuid().references(() => users.id),
    changedAt: momentColumn().notNull().defaultNow(),
  },
  (t) => [index("link_word_changes_by_link").on(t.linkId, t.word, t.changedAt)],
);
