import { sql } from "drizzle-orm";
import type { Viewer } from "@/domain/viewer";
import { asViewer } from "./client";
import { minuteOf, today } from "./clock";

/** Who last changed a company, and when: the minute, with the day where it was not today. */
export const findLastChange = (viewer: Viewer, id: string) =>
  asViewer(viewer, async (tx) => {
    const [change] = await tx.execute<{ at: string; today: string; changedBy: string | null }>(sql`
      select ${minuteOf(sql`c.updated_at`)} as at, ${today}::text as today, u.name as "changedBy"
      from companies c left join users u on u.id = c.updated_by where c.id = ${id}::uuid`);
    if (!change) return null;
    const { at, changedBy } = change;
    return { changedAt: at.startsWith(change.today) ? at.slice(11) : at, changedBy };
  });
