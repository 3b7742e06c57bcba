"use client";

import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { type Send, useSubmission } from "@/components/ui/use-submission";
import { Watch } from "@/components/ui/watch";
import { thousands } from "@/domain/money";
import { type TaskRow, taskKindLabels } from "@/domain/task";

const bar =
  "h-2 w-full appearance-none overflow-hidden rounded-sm border-0 bg-line-2 [&::-moz-progress-bar]:bg-brand [&::-webkit-progress-bar]:bg-line-2 [&::-webkit-progress-value]:bg-brand";

/** How far the work is; it goes on when the page is closed. */
export function ProgressCard({
  importId,
  task,
  stop,
}: {
  importId: string;
  task: TaskRow | null;
  /** Null for who may not stop it. */
  stop: Send<{ importId: string }, unknown> | null;
}) {
  return (
    <Card title={task ? taskKindLabels[task.kind] : "正在办理"} note="可以离开本页，办理不会中断">
      <div className="grid gap-2 border-t border-line-2 p-3">
        {task?.total ? (
          <progress aria-label="进度" max={task.total} value={task.done} className={bar} />
        ) : (
          <progress aria-label="进度" className={bar} />
        )}
        <p className="text-sm text-ink-2">{wordsOf(task)}</p>
        {stop && <Stop importId={importId} isAsked={task?.isStopAsked ?? false} stop={stop} />}
      </div>
      <Watch />
    </Card>
  );
}

function Stop({
  importId,
  isAsked,
  stop,
}: {
  importId: string;
  isAsked: boolean;
  stop: Send<{ importId: string }, unknown>;
}) {
  const { submit, isPending, refused } = useSubmission(stop);
  const isStopping = isAsked || isPending;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button aria-disabled={isStopping} onClick={() => !isStopping && submit({ importId })}>
        {isStopping ? "正在停止" : "停止"}
      </Button>
      <span className="text-xs text-ink-3">停止后不留下任何改动。</span>
      {refused && <Notice tone="bad">{refused.sentence}</Notice>}
    </div>
  );
}

function wordsOf(task: TaskRow | null): string {
  if (!task || task.state === "waiting") return "等待开始。前面的工作办完后自动开始。";
  if (!task.total) return task.done > 0 ? `已办 ${thousands(String(task.done))} 行。` : "正在读取文件。";
  return `${thousands(String(task.done))} / ${thousands(String(task.total))} 行`;
}
