"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { reportDone } from "@/components/ui/report-done";
import { type Send, useSubmission } from "@/components/ui/use-submission";

/** Has the whole directory matched anew, after one question. */
export function RematchButton({ ask }: { ask: Send<Record<string, never>, unknown> }) {
  const router = useRouter();
  const { submit, refused } = useSubmission(ask);
  return (
    <>
      {refused && <Notice tone="bad">{refused.sentence}</Notice>}
      <ConfirmDialog
        trigger={<Button>全部重新匹配</Button>}
        title="把全部企业与全部环节重新匹配"
        description="已确认和已排除的结论不变，待确认的按现行关键词更新。企业多时需要几分钟，可以离开本页。"
        confirmLabel="开始"
        onConfirm={() =>
          submit({}, () => {
            reportDone("已列入办理，办完后自动更新");
            router.refresh();
          })
        }
      />
    </>
  );
}
