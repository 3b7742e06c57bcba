import { sql } from "drizzle-orm";
import { boolean, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { ViewScope } from "@/domain/saved-view";
import { idColumn, momentColumn } from "./columns";
import { units } from "./units";
import { users } from "./users";

/** A list's conditions under a name: a person's own, the unit's or the league's. */
export const savedViews = pgTable(
  "saved_views",
  {
    id: idColumn(),
    page: text().notNull(),
    name: text().notNull(),
    scope: text().$type<ViewScope>().notNull(),
    /** The address after `?`, as the page wrote it. */
    query: text().notNull(),
    isDefault: boolean().notNull().default(false),
    ownerId: uuid()
      .notNull()
      .references(() => users.id),
    unitId: text()
      .notNull()
      .references(() => units.id),
    createdAt: momentColumn().notNull().defaultNow(),
  },
  (t) => [
    index("saved_views_by_page").on(t.page, t.scope),
    uniqueIndex("saved_views_name").on(t.page, t.ownerId, t.name),
    uniqueIndex("saved_views_one_default").on(t.page, t.ownerId).where(sql`is_default`),
  ],
);
