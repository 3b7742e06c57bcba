import type postgres from "postgres";
import {
  beatTask,
  type ClaimedTask,
  claimTask,
  endAbandoned,
  endTask,
  mayStillAsk,
  onTaskAsked,
} from "@/db/task-claims";
import { type Progress, StopAsked } from "@/db/task-progress";
import { Refusal } from "@/domain/refusal";
import { failedSentence, stoppedSentence, type TaskKind } from "@/domain/task";

/** Does one task; what it returns is kept as the task's answer. Throws Refusal, or StopAsked out of `progress`. */
export type Work = (task: ClaimedTask, progress: Progress) => Promise<Record<string, unknown>>;

const beatMs = 1000;
/** Tasks are claimed when their asking is heard of, and at the latest after this. */
const idleMs = 2000;
/** How often what no worker will end is looked for. */
const abandonedMs = 10_000;

/** Claims and does tasks one after another until `isEnding` says so; heartbeats go over a connection of their own. */
export async function runTasks(
  driver: postgres.Sql,
  works: Partial<Record<TaskKind, Work>>,
  isEnding: () => boolean,
): Promise<void> {
  let isAsked = false;
  let wake = () => {};
  await onTaskAsked(driver, () => {
    isAsked = true;
    wake();
  });
  let lookedAt = 0;
  while (!isEnding()) {
    isAsked = false;
    if (Date.now() - lookedAt > abandonedMs) {
      await endAbandoned(driver).catch(() => {});
      lookedAt = Date.now();
    }
    const task = await claimTask(driver).catch(() => null);
    if (task) await runTask(driver, task, works[task.kind]).catch((error) => report(task, error));
    else if (!isAsked)
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, idleMs);
      });
  }
}

async function runTask(driver: postgres.Sql, task: ClaimedTask, work: Work | undefined): Promise<void> {
  if (!work) return endTask(driver, task.id, "failed", { message: "本机没有办理这项工作的程序。" });
  const mayAsk = await mayStillAsk(driver, task);
  const at = { done: 0, total: null as number | null };
  let isStopAsked = false;
  const beat = async () => {
    isStopAsked = (await beatTask(driver, task.id, at).catch(() => ({ isStopAsked }))).isStopAsked;
  };
  await beat();
  const timer = setInterval(() => void beat(), beatMs);
  try {
    const answer = await work(task, {
      advance(done, total) {
        at.done = done;
        if (total !== undefined) at.total = total;
        if (!mayAsk) throw new Refusal("发起人已停用或不再有此项权限，未执行。");
        if (isStopAsked) throw new StopAsked();
      },
      async heed() {
        await beat();
        if (isStopAsked) throw new StopAsked();
      },
    });
    clearInterval(timer);
    await beatTask(driver, task.id, at);
    await endTask(driver, task.id, "done", { message: null, answer });
  } catch (error) {
    clearInterval(timer);
    if (error instanceof StopAsked) await endTask(driver, task.id, "stopped", { message: stoppedSentence(task.kind) });
    else if (error instanceof Refusal) await endTask(driver, task.id, "failed", { message: error.sentence });
    else {
      await endTask(driver, task.id, "failed", { message: `程序出错，未完成。${failedSentence(task.kind)}` });
      throw error;
    }
  } finally {
    clearInterval(timer);
  }
}

function report(task: ClaimedTask, error: unknown) {
  process.stderr.write(`task ${task.kind} ${task.id}: ${error instanceof Error ? error.stack : String(error)}\n`);
}
