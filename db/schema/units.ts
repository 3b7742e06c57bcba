import { boolean, pgTable, text } from "drizzle-orm/pg-core";
import type { UnitKind } from "@/domain/viewer";

export const units = pgTable("units", {
  id: text().primaryKey(),
  name: text().notNull().unique(),
  shortName: text().notNull(),
  kind: text().$type<UnitKind>().notNull(),
  parentId: text(),
  code: text(),
  initials: text(),
  isPromotionBody: boolean().notNull().default(false),
  note: text(),
});
