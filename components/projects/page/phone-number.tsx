"use client";

import { useState } from "react";
import { type Send, useSubmission } from "@/components/ui/use-submission";

/** 138****0147 with 查看号码: the number comes from the server once asked, and the page says that this is recorded. */
export function PhoneNumber({
  projectId,
  name,
  masked,
  reveal,
}: {
  projectId: string;
  name: string;
  masked: string | null;
  /** Null when the reader may see only the masked form. */
  reveal: Send<{ id: string }, string | null> | null;
}) {
  const [number, setNumber] = useState<string | null>(null);
  const [isAnswered, setAnswered] = useState(false);
  const { submit, isPending, refused } = useSubmission(reveal);
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      <span>{name}</span>
      <span aria-live="polite">{number ?? masked ?? "号码未填"}</span>
      {reveal && masked && number === null && !isAnswered && (
        <button
          type="button"
          aria-disabled={isPending}
          title="查看会记录本人、时间和项目"
          onClick={() =>
            submit({ id: projectId }, (phone) => {
              setNumber(phone);
              setAnswered(true);
            })
          }
          className="text-brand hover:underline max-lg:min-h-11"
        >
          查看号码
        </button>
      )}
      {isAnswered && (
        <span className="text-xs text-ink-3">{number ? "本次查看已记录" : "没有保存完整号码，本次查看已记录"}</span>
      )}
      {refused && <span className="text-xs text-bad">{refused.sentence}</span>}
    </span>
  );
}
