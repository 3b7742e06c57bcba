"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CardScroll } from "@/components/ui/card-scroll";
import { Notice } from "@/components/ui/notice";
import { reportDone } from "@/components/ui/report-done";
import { TextField } from "@/components/ui/text-field";
import { type Send, useSubmission } from "@/components/ui/use-submission";
import type { AmendmentView } from "@/domain/project-page";

export type DecideAmendment = Send<
  { id: string; decision: "approved" | "refused"; decisionReason: string | null },
  unknown
>;

/** Changes of frozen fields waiting for another person; whoever proposed one is told to wait. */
export function AmendmentsCard({
  amendments,
  userId,
  decide,
}: {
  amendments: readonly AmendmentView[];
  userId: string;
  /** Null when the reader may not approve. */
  decide: DecideAmendment | null;
}) {
  return (
    <Card title="待审定的变更" note={`${amendments.length} 项`} className="max-h-72 shrink-0">
      <CardScroll>
        <ul className="text-sm">
          {amendments.map((amendment) => (
            <li key={amendment.id} className="border-t border-line-2 px-3 py-2">
              <p className="font-medium">{amendment.label}</p>
              <p>
                {amendment.before ?? "未填"} 改为 <strong className="font-semibold">{amendment.after ?? "未填"}</strong>
              </p>
              <p className="text-ink-2">原因：{amendment.reason}</p>
              <p className="text-xs text-ink-3">
                {amendment.requestedOn}，{amendment.requesterName}提出
              </p>
              {amendment.requestedBy === userId ? (
                <p className="mt-1 text-xs text-ink-2">由您提出，等待他人审定。</p>
              ) : decide ? (
                <Decision amendment={amendment} decide={decide} />
              ) : (
                <p className="mt-1 text-xs text-ink-2">由盟招商主管部门审定。</p>
              )}
            </li>
          ))}
        </ul>
      </CardScroll>
    </Card>
  );
}

function Decision({ amendment, decide }: { amendment: AmendmentView; decide: DecideAmendment }) {
  const [isRefusing, setRefusing] = useState(false);
  const [reason, setReason] = useState("");
  const { submit, isPending, refused } = useSubmission(decide);
  const router = useRouter();
  const say = (decision: "approved" | "refused") =>
    submit({ id: amendment.id, decision, decisionReason: reason.trim() || null }, () => {
      reportDone(decision === "approved" ? `已审定“${amendment.label}”的变更` : "已答复不同意");
      router.refresh();
    });
  return (
    <div className="mt-1.5 grid gap-1.5">
      {isRefusing && (
        <TextField
          label="不同意的原因"
          mark="必填"
          value={reason}
          error={refused?.issues.decisionReason}
          onChange={(event) => setReason(event.target.value)}
        />
      )}
      {refused && !refused.issues.decisionReason && <Notice tone="bad">{refused.sentence}</Notice>}
      <div className="flex gap-1.5">
        {!isRefusing && (
          <Button tone="primary" isSmall aria-disabled={isPending} onClick={() => say("approved")}>
            审定
          </Button>
        )}
        <Button isSmall aria-disabled={isPending} onClick={() => (isRefusing ? say("refused") : setRefusing(true))}>
          不同意
        </Button>
        {isRefusing && (
          <Button tone="text" isSmall onClick={() => setRefusing(false)}>
            取消
          </Button>
        )}
      </div>
    </div>
  );
}
