"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { type Send, useSubmission } from "@/components/ui/use-submission";
import type { ImportCounts } from "@/domain/company-import";

/** Takes a whole import back after saying what goes and what stays. */
export function UndoButton({
  importId,
  counts,
  undo,
}: {
  importId: string;
  counts: ImportCounts;
  undo: Send<{ importId: string }, unknown>;
}) {
  const router = useRouter();
  const { submit, isPending, refused } = useSubmission(undo);
  return (
    <>
      <ConfirmDialog
        trigger={
          <Button tone="danger" aria-disabled={isPending}>
            {isPending ? "正在提交" : "撤销整批导入"}
          </Button>
        }
        title="撤销整批导入？"
        description={`本次新增的 ${counts.created} 行将删去，更新的 ${counts.updated} 行恢复原样。导入后有人修改过，或已有项目、匹配结论、合并和隶属登记的企业保留不动，撤销后逐家列出。后来的导入更新过其中企业的，请先撤销后来的导入。`}
        confirmLabel="撤销整批导入"
        tone="danger"
        onConfirm={() => submit({ importId }, () => router.refresh())}
      />
      {refused && <Notice tone="bad">{refused.sentence}</Notice>}
    </>
  );
}
