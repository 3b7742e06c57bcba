"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { reportDone } from "@/components/ui/report-done";
import { TextareaField } from "@/components/ui/textarea-field";
import { type Send, useSubmission } from "@/components/ui/use-submission";
import type { PendingSigning } from "@/domain/project-state";

type Seen = { id: string; seenVersion: number };

/** A signing that waits: another person with the promoter role confirms it or returns it with words; others wait. */
export function SigningCard({
  seen,
  pending,
  submittedOn,
  isOwnSubmission,
  confirm,
  giveBack,
}: {
  seen: Seen;
  pending: PendingSigning;
  submittedOn: string;
  isOwnSubmission: boolean;
  /** Null when the reader does not confirm signings. */
  confirm: Send<Seen, unknown> | null;
  giveBack: Send<Seen & { reason: string }, unknown> | null;
}) {
  const mayDecide = confirm !== null && giveBack !== null;
  return (
    <Card title="签约等待确认" className="shrink-0">
      <div className="grid gap-2 border-t border-line-2 px-3 py-2 text-sm">
        <p>
          {submittedOn}，{pending.submitterName}提交。确认后协议内容冻结，计入“已签约未开工”。
        </p>
        {mayDecide && !isOwnSubmission ? (
          <Decision seen={seen} confirm={confirm} giveBack={giveBack} />
        ) : (
          <p className="text-ink-2">
            {isOwnSubmission
              ? "由您提交，等待他人确认。如需修改，请由盟招商主管部门退回。"
              : "签约由盟招商主管部门确认，您可以查看。"}
          </p>
        )}
        {mayDecide && isOwnSubmission && <GiveBack seen={seen} giveBack={giveBack} />}
      </div>
    </Card>
  );
}

function Decision({
  seen,
  confirm,
  giveBack,
}: {
  seen: Seen;
  confirm: Send<Seen, unknown>;
  giveBack: Send<Seen & { reason: string }, unknown>;
}) {
  const { submit, isPending, refused } = useSubmission(confirm);
  const router = useRouter();
  return (
    <>
      <p className="text-ink-2">请核对协议正本、金额、份额和审查意见后确认。</p>
      {refused && <Notice tone="bad">{refused.sentence}</Notice>}
      <GiveBack seen={seen} giveBack={giveBack}>
        <Button
          tone="primary"
          aria-disabled={isPending}
          onClick={() =>
            submit(seen, () => {
              reportDone("已确认签约");
              router.refresh();
            })
          }
        >
          确认签约
        </Button>
      </GiveBack>
    </>
  );
}

function GiveBack({
  seen,
  giveBack,
  children,
}: {
  seen: Seen;
  giveBack: Send<Seen & { reason: string }, unknown>;
  children?: React.ReactNode;
}) {
  const [reason, setReason] = useState<string | null>(null);
  const { submit, isPending, refused } = useSubmission(giveBack);
  const router = useRouter();
  if (reason === null)
    return (
      <div className="flex flex-wrap gap-1.5">
        {children}
        <Button onClick={() => setReason("")}>退回</Button>
      </div>
    );
  return (
    <form
      className="grid gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        submit({ ...seen, reason }, () => {
          reportDone("已退回");
          setReason(null);
          router.refresh();
        });
      }}
    >
      <TextareaField
        label="退回原因"
        mark="必填"
        rows={2}
        autoFocus
        value={reason}
        error={refused?.issues.reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {refused && !refused.issues.reason && <Notice tone="bad">{refused.sentence}</Notice>}
      <div className="flex gap-1.5">
        <Button type="submit" tone="primary" aria-disabled={isPending}>
          退回
        </Button>
        <Button onClick={() => setReason(null)}>取消</Button>
      </div>
    </form>
  );
}
