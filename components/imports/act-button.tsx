"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type Send, useSubmission } from "@/components/ui/use-submission";

/** Asks once for work on an import; a refusal stays beside it. */
export function ActButton({
  importId,
  act,
  label,
  pendingLabel,
}: {
  importId: string;
  act: Send<{ importId: string }, unknown>;
  label: string;
  pendingLabel: string;
}) {
  const router = useRouter();
  const { submit, isPending, refused } = useSubmission(act);
  return (
    <>
      <Button tone="primary" aria-disabled={isPending} onClick={() => submit({ importId }, () => router.refresh())}>
        {isPending ? pendingLabel : label}
      </Button>
      {refused && <Notice tone="bad">{refused.sentence}</Notice>}
    </>
  );
}
