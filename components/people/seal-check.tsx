"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { type Send, useSubmission } from "@/components/ui/use-submission";
import type { SealReport } from "@/domain/audit-entry";
import { showMoment } from "@/domain/moment";

/** Recomputes every seal on demand and says in a sentence whether the log is whole. */
export function SealCheck({ checkSeals }: { checkSeals: Send<Record<string, never>, SealReport> }) {
  const [report, setReport] = useState<SealReport | null>(null);
  const { submit, isPending, refused } = useSubmission(checkSeals);
  return (
    <>
      <Button tone="primary" aria-disabled={isPending || undefined} onClick={() => submit({}, setReport)}>
        {isPending ? "正在校验" : "封存校验"}
      </Button>
      {refused && <span className="text-xs text-bad">{refused.sentence}</span>}
      <Dialog
        isOpen={report !== null}
        onOpenChange={(isOpen) => !isOpen && setReport(null)}
        title="封存校验"
        footer={<Button onClick={() => setReport(null)}>关闭</Button>}
      >
        {report && (
          <>
            {report.brokenSealIds.length > 0 ? (
              <Notice tone="bad" title="记录被改动过。">
                第 {report.brokenSealIds.join("、")} 号封存与现存记录不符，请保全现场并上报。
              </Notice>
            ) : report.sealCount === 0 ? (
              <Notice tone="warn">还没有封存。运行中每 4 分钟封存一次，请稍后再校验。</Notice>
            ) : (
              <Notice tone="ok">全部封存与现存记录一致。</Notice>
            )}
            <Facts
              className="mt-3"
              facts={[
                { term: "封存", value: `${report.sealCount} 次` },
                { term: "已封存记录", value: `${report.sealedEntries} 条` },
                { term: "最近封存", value: report.lastSealedAt ? showMoment(report.lastSealedAt) : "尚无" },
              ]}
            />
          </>
        )}
      </Dialog>
    </>
  );
}
