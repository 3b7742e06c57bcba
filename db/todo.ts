import { sql } from "drizzle-orm";
import { fieldKeys, fieldOf } from "@/domain/dossier";
import { can } from "@/domain/permission";
import type { Todo } from "@/domain/todo";
import type { Viewer } from "@/domain/viewer";
import { asViewer } from "./client";
import { dateOf, today } from "./clock";

const perKind = 100;

/** Each kind names project_id, words and the day; only rows the viewer may see and only what the viewer may answer. */
const waiting = (viewer: Viewer) => {
  const me = sql`${viewer.userId}::uuid`;
  return sql`
    (select 'signing' as kind, s.project_id, u.name || '（' || n.short_name || '）提交' as words, ${dateOf(sql`s.submitted_at`)} as "on"
     from signings s join users u on u.id = s.submitted_by join units n on n.id = u.unit_id
     where ${can(viewer, "confirmSigning")} and s.decision is null and s.submitted_by <> ${me}
     order by s.submitted_at limit ${perKind})
    union all
    (select 'amendment', a.project_id, u.name || '（' || n.short_name || '）提出变更 ' || a.field, ${dateOf(sql`a.requested_at`)}
     from amendments a join users u on u.id = a.requested_by join units n on n.id = u.unit_id
     where ${can(viewer, "approveAmendment")} and a.decision is null and a.requested_by <> ${me}
     order by a.requested_at limit ${perKind})
    union all
    (select 'returned', s.project_id, coalesce(s.reason, ''), ${dateOf(sql`s.decided_at`)}
     from signings s join projects p on p.id = s.project_id
     where s.decision = 'returned' and s.submitted_by = ${me} and p.frozen_at is null and p.status = 'active'
       and not exists (select 1 from signings later where later.project_id = s.project_id and later.submitted_at > s.submitted_at)
     order by s.decided_at limit ${perKind})
    union all
    (select 'step', p.id, coalesce(p.next_step, ''), p.next_step_on
     from projects p
     where p.owner_user_id = ${me} and p.status = 'active' and p.next_step_on <= ${today} + 7
     order by p.next_step_on limit ${perKind})`;
};

const labels: Readonly<Record<string, string>> = Object.fromEntries(fieldKeys.map((key) => [key, fieldOf(key).label]));

/** What waits for the viewer: decisions first, then own next steps due within a week, the earliest first. */
export const listTodo = (viewer: Viewer): Promise<Todo[]> =>
  asViewer(viewer, async (tx) => {
    const rows = await tx.execute<{
      kind: Todo["kind"];
      project_id: string;
      code: string;
      name: string;
      words: string;
      on: string;
      is_overdue: boolean;
    }>(sql`
      select w.kind, w.project_id, p.code, p.name, w.words, to_char(w."on", 'YYYY-MM-DD') as on, w.kind = 'step' and w."on" < ${today} as is_overdue
      from (${waiting(viewer)}) w join projects p on p.id = w.project_id
      order by array_position('{signing,amendment,returned,step}', w.kind), w."on", p.code`);
    return [...rows].map((row) => ({
      kind: row.kind,
      projectId: row.project_id,
      projectCode: row.code,
      projectName: row.name,
      words: row.kind === "amendment" ? row.words.replace(/\w+$/, (field) => `“${labels[field] ?? field}”`) : row.words,
      on: row.on,
      isOverdue: row.is_overdue,
    }));
  });

/** How many things wait, for the mark beside 待办. */
export const countTodo = (viewer: Viewer): Promise<number> =>
  asViewer(viewer, async (tx) => {
    const [row] = await tx.execute<{ waiting: number }>(
      sql`select count(*)::int as waiting from (${waiting(viewer)}) w join projects p on p.id = w.project_id`,
    );
    return row?.waiting ?? 0;
  });
