"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { KeptFileField } from "@/components/projects/page/kept-file-field";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { TextareaField } from "@/components/ui/textarea-field";
import { type Send, useSubmission } from "@/components/ui/use-submission";

/** 终止 cannot be taken back: it asks for the paper and a reason, and says beforehand what is reversed. */
export function TerminateDialog({
  seen,
  name,
  reversed,
  closeHref,
  terminate,
}: {
  seen: { id: string; seenVersion: number };
  name: string;
  /** The live lines that will be reversed, in finished words. */
  reversed: { count: number; years: string; kept: string };
  closeHref: string;
  terminate: Send<{ id: string; seenVersion: number; reason: string; fileId: string }, unknown>;
}) {
  const [reason, setReason] = useState("");
  const [fileId, setFileId] = useState("");
  const { submit, isPending, refused } = useSubmission(terminate);
  const router = useRouter();
  const close = () => router.push(closeHref, { scroll: false });
  const issues = refused?.issues ?? {};
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && close()}
      title={`终止“${name}”`}
      description={
        reversed.count === 0
          ? `没有需要冲销的计入。${reversed.kept}终止不能撤回。`
          : `将冲销 ${reversed.count} 笔计入（${reversed.years}），原笔保留可查。${reversed.kept}终止不能撤回。`
      }
      footer={
        <>
          <Button tone="danger" aria-disabled={isPending} onClick={() => submit({ ...seen, reason, fileId }, close)}>
            终止并冲销
          </Button>
          <Button onClick={close}>取消</Button>
        </>
      }
    >
      <div className="grid gap-3">
        {refused && !issues.reason && !issues.fileId && <Notice tone="bad">{refused.sentence}</Notice>}
        <KeptFileField
          label="终止文件"
          mark="必填"
          projectId={seen.id}
          kind="termination"
          error={fileId === "" ? issues.fileId : null}
          onKept={setFileId}
        />
        <TextareaField
          label="终止原因"
          mark="必填"
          rows={3}
          value={reason}
          error={issues.reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
