"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { reportDone } from "@/components/ui/report-done";
import { type Send, useSubmission } from "@/components/ui/use-submission";
import { type MergeRecord, mergeFieldLabels } from "@/domain/merge";

/** Companies that were merged into this one; the last merge still in force can be taken back. */
export function MergeHistory({
  merges,
  unmerge,
}: {
  merges: readonly MergeRecord[];
  unmerge: Send<{ mergeId: string }, unknown> | null;
}) {
  const router = useRouter();
  const { submit, isPending, refused } = useSubmission(unmerge);
  if (merges.length === 0) return null;
  return (
    <Card title="合并记录">
      {refused && <Notice tone="bad">{refused.sentence}</Notice>}
      <ul>
        {merges.map((merge) => (
          <li
            key={merge.id}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line-2 px-3 py-2 text-sm"
          >
            <div className="min-w-0 flex-1">
              <p>
                并入“{merge.goneName}”{merge.goneCode && `（${merge.goneCode}）`}
              </p>
              <p className="text-xs text-ink-3">
                {merge.mergedBy} {merge.mergedAt}
                {merge.takenFields.length > 0 &&
                  `，采用其${merge.takenFields.map((field) => mergeFieldLabels[field]).join("、")}`}
                {merge.projectCount > 0 && `，移来 ${merge.projectCount} 个项目`}
                {merge.hasHiddenWork && "，移来其他单位的业务记录"}
                {merge.undone && `。${merge.undone.by} ${merge.undone.at} 已撤销`}
              </p>
            </div>
            {unmerge && !merge.undone && (
              <ConfirmDialog
                trigger={
                  <Button isSmall aria-disabled={isPending}>
                    撤销合并
                  </Button>
                }
                title={`撤销与“${merge.goneName}”的合并`}
                description="两家企业恢复为合并前的内容，合并时移来的项目、匹配和其他记录移回原企业。合并后新增的记录留在本企业。"
                confirmLabel="撤销合并"
                onConfirm={() =>
                  submit({ mergeId: merge.id }, () => {
                    reportDone("已撤销合并");
                    router.refresh();
                  })
                }
              />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
