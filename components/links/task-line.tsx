import { Notice } from "@/components/ui/notice";
import { Watch } from "@/components/ui/watch";
import { thousands } from "@/domain/money";
import { type TaskRow, taskKindLabels, taskStateLabels } from "@/domain/task";

const count = (n: number) => thousands(String(n));

/** How far matching anew is, in one line that renews itself while it runs; how it ended when it did not end well. */
export function TaskLine({ task }: { task: TaskRow | null }) {
  if (!task) return null;
  const isRunning = task.state === "waiting" || task.state === "running";
  if (!isRunning && task.state !== "done")
    return (
      <Notice tone="warn">
        {taskKindLabels[task.kind]}
        {taskStateLabels[task.state]}。{task.message}
      </Notice>
    );
  const asked = `${task.askedByName ?? "系统"}发起`;
  return (
    <p role="status" className="text-sm text-ink-2">
      {isRunning
        ? `${taskKindLabels[task.kind]}${taskStateLabels[task.state]}：已办 ${count(task.done)}${task.total ? ` / ${count(task.total)}` : ""} 家，${asked}。可以离开本页。`
        : `${taskKindLabels[task.kind]}已完成：${count(task.done)} 家，${asked}。`}
      {isRunning && <Watch />}
    </p>
  );
}
