import postgres from "postgres";
import { can } from "@/domain/permission";
import type { Role } from "@/domain/role";
import { failedSentence, type TaskKind, type TaskState, verbOfTask } from "@/domain/task";

export type ClaimedTask = { id: string; kind: TaskKind; subject: string; askedBy: string | null };

/** The worker's connections by the owner's address; they come back after the database was away. */
export const openWorker = (databaseUrl: string): postgres.Sql =>
  postgres(databaseUrl, { max: 2, prepare: false, connect_timeout: 5, onnotice: () => {} });

export const taskChannel = "tasks";

/** Calls when somebody has asked for work; over a connection of its own, which comes back by itself. */
export const onTaskAsked = async (driver: postgres.Sql, call: () => void): Promise<void> => {
  await driver.listen(taskChannel, call);
};

/** So many workers a task may cost before it is given up. */
const mostAttempts = 20;
/** A worker whose heartbeat is older than this is taken for dead, in seconds. */
const deadAfterSeconds = 20;

/**
 * The oldest task nobody works on, now this worker's: a waiting one, or one whose worker has died. Null when there is
 * none. By the owner's connection.
 */
export async function claimTask(driver: postgres.Sql): Promise<ClaimedTask | null> {
  const [task] = await driver<ClaimedTask[]>`
    update tasks set state = 'running', attempts = attempts + 1, started_at = coalesce(started_at, clock_timestamp()), heartbeat_at = clock_timestamp(), done = 0
    where id = (select id from tasks
      where state = 'waiting' or (state = 'running' and attempts < ${mostAttempts} and heartbeat_at < clock_timestamp() - make_interval(secs => ${deadAfterSeconds}))
      order by asked_at, id limit 1 for update skip locked)
    returning id, kind, subject, asked_by as "askedBy"`;
  return task ?? null;
}

const leftBehind = `后台程序中断，未完成。${failedSentence("import_run")}`;

/**
 * Ends what no worker will end: a task that has cost so many workers their life, and an import that is said to be under way
 * though no task is, because the database was gone when its state was to be written.
 */
export const endAbandoned = (driver: postgres.Sql): Promise<unknown> =>
  driver.begin(async (tx) => {
    const dead = await tx<{ id: string; kind: TaskKind }[]>`
      select id, kind from tasks where state = 'running' and attempts >= ${mostAttempts}
        and heartbeat_at < clock_timestamp() - make_interval(secs => ${deadAfterSeconds}) for update`;
    for (const { id, kind } of dead)
      await tx`
        update tasks set state = 'failed', message = ${`这项工作几次使后台程序中断，已停止办理。${failedSentence(kind)}`},
          finished_at = clock_timestamp() where id = ${id}`;
    await tx`
      update imports i set state = case i.state when 'undoing' then 'done' else 'failed' end,
        message = case when i.finished_at is null then coalesce((select t.message from tasks t where t.subject = i.id::text order by t.asked_at desc limit 1), ${leftBehind}) else i.message end
      where i.state in ('checking', 'running', 'undoing')
        and not exists (select 1 from tasks t where t.subject = i.id::text and t.state in ('waiting', 'running'))`;
  });

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

/** Whether the person who asked may still ask for it: rights are asked again when the work begins. */
export async function mayStillAsk(
  driver: postgres.Sql,
  { kind, askedBy }: Pick<ClaimedTask, "kind" | "askedBy">,
): Promise<boolean> {
  const verb = verbOfTask[kind];
  if (askedBy === null || verb === undefined) return askedBy === null;
  const held = await driver<{ role: Role }[]>`
    select r.role from users u join user_roles r on r.user_id = u.id where u.id = ${askedBy} and u.state = 'active'`;
  return can({ roles: held.map(({ role }) => role) }, verb);
}
