import { sql } from "drizzle-orm";
import { Refusal } from "@/domain/refusal";
import type { TaskKind, TaskRow } from "@/domain/task";
import type { Viewer } from "@/domain/viewer";
import type { Tx } from "./client";
import { taskChannel } from "./task-claims";

/** Queues work for the worker inside the asker's transaction; the same work already under way is refused. */
export async function askTask(tx: Tx, viewer: Viewer, kind: TaskKind, subject: string): Promise<string> {
  const [busy] = await tx.execute(
    sql`select 1 from tasks where subject = ${subject} and state in ('waiting', 'running')
      and (${subject} <> '' or kind = ${kind}) limit 1`,
  );
  if (busy) throw new Refusal("这项工作正在进行，请等它结束或先停止。");
  const [asked] = await tx.execute<{ id: string }>(
    sql`insert into tasks (kind, subject, asked_by) values (${kind}, ${subject}, ${viewer.userId}) returning id`,
  );
  if (!asked) throw new Error("the task was not queued");
  // The worker hears of it with the commit.
  await tx.execute(sql`select pg_notify(${taskChannel}, '')`);
  return asked.id;
}

/** The newest task on something, inside a viewer's transaction. */
export async function newestTask(tx: Tx, subject: string): Promise<TaskRow | null> {
  const [row] = await tx.execute<TaskRow>(
    sql`select ${taskRow} from ${taskTables} where t.subject = ${subject} order by t.asked_at desc, t.id desc limit 1`,
  );
  return row ?? null;
}

const moment = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
const taskRow = sql`t.id, t.kind, t.subject, t.state, t.done, t.total, t.message, t.is_stop_asked as "isStopAsked",
  u.name as "askedByName", ${moment("t.asked_at")} as "askedAt", ${moment("t.finished_at")} as "finishedAt"`;
const taskTables = sql`tasks t left join users u on u.id = t.asked_by`;
