import postgres from "postgres";
import type { TaskKind, TaskState } from "@/domain/task";

export type ClaimedTask = { id: string; kind: TaskKind; subject: string; askedBy: string | null };

/** The worker's connections by the owner's address; they come back after the database was away. */
export const openWorker = (databaseUrl: string): postgres.Sql =>
  postgres(databaseUrl, { max: 2, prepare: false, connect_timeout: 5, onnotice: () => {} });

export const taskChannel = "tasks";

/** Calls when somebody has asked for work; over a connection of its own, which comes back by itself. */
export const onTaskAsked = async (driver: postgres.Sql, call: () => void): Promise<void> => {
  await driver.listen(taskChannel, call);
};

/** A worker whose heartbeat is older than this is taken for dead, in seconds. */
const deadAfterSeconds = 20;

/**
 * The oldest task nobody works on, now this worker's: a waiting one, or one whose worker has died. Null when there is
 * none. By the owner's connection.
 */
export async function claimTask(driver: postgres.Sql): Promise<ClaimedTask | null> {
  const [task] = await driver<ClaimedTask[]>`
    update tasks set state = 'running', started_at = coalesce(started_at, clock_timestamp()), heartbeat_at = clock_timestamp(), done = 0
    where id = (select id from tasks
      where state = 'waiting' or (state = 'running' and heartbeat_at < clock_timestamp() - make_interval(secs => ${deadAfterSeconds}))
      order by asked_at, id limit 1 for update skip locked)
    returning id, kind, subject, asked_by as "askedBy"`;
  return task ?? null;
}

/** Says that the task is alive and how far it is; answers whether somebody asked it to stop. */
export async function beatTask(
  driver: postgres.Sql,
  taskId: string,
  progress: { done: number; total: number | null },
): Promise<{ isStopAsked: boolean }> {
  const [row] = await driver<{ isStopAsked: boolean }[]>`
    update tasks set heartbeat_at = clock_timestamp(), done = ${progress.done}, total = ${progress.total}
    where id = ${taskId} and state = 'running' returning is_stop_asked as "isStopAsked"`;
  return row ?? { isStopAsked: true };
}

/** The end of a task, with its answer or the sentence why it has none. */
export async function endTask(
  driver: postgres.Sql,
  taskId: string,
  state: Extract<TaskState, "done" | "failed" | "stopped">,
  outcome: { message: string | null; answer?: Record<string, unknown> },
): Promise<void> {
  await driver`
    update tasks set state = ${state}, message = ${outcome.message}, finished_at = clock_timestamp(),
      answer = ${outcome.answer ? JSON.stringify(outcome.answer) : null}::text::jsonb
    where id = ${taskId} and state = 'running'`;
}

/** Whether the person who asked may still do business work; rights are asked again when the work starts. */
export async function mayStillAsk(driver: postgres.Sql, userId: string): Promise<boolean> {
  const [row] = await driver<{ may: boolean }[]>`
    select u.state = 'active' and not exists (select 1 from user_roles r
      where r.user_id = u.id and r.role in ('system_admin', 'security_admin', 'auditor')) as may
    from users u where u.id = ${userId}`;
  return row?.may === true;
}
