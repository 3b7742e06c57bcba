"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { reportDone } from "@/components/ui/report-done";
import { Tag } from "@/components/ui/tag";
import { type Send, useSubmission } from "@/components/ui/use-submission";

export type OwnSession = { id: string; device: string; openedAt: string; seenAt: string; isThisOne: boolean };

/** Where the reader is signed in, this place first; the others can be ended one by one. */
export function OwnSessions({
  sessions,
  endSession,
}: {
  sessions: readonly OwnSession[];
  endSession: Send<{ sessionId: string }, null>;
}) {
  const { submit, isPending, refused } = useSubmission(endSession);
  return (
    <>
      {refused && <Notice tone="bad">{refused.sentence}</Notice>}
      <ul>
        {sessions.map((session) => (
          <li
            key={session.id}
            className="flex min-h-12 items-center gap-3 border-t border-line-2 px-3 py-1.5 text-sm first:border-t-0"
          >
            <span className="min-w-0 flex-1">
              <span className="flex items-center gap-2">
                {session.device}
                {session.isThisOne && <Tag tone="brand">本次登录</Tag>}
              </span>
              <span className="block text-xs text-ink-3">
                登录于 {session.openedAt}，最近使用 {session.seenAt}
              </span>
            </span>
            {!session.isThisOne && (
              <Button
                isSmall
                aria-label={`结束 ${session.openedAt} 在${session.device}的登录`}
                aria-disabled={isPending || undefined}
                onClick={() => submit({ sessionId: session.id }, () => reportDone("已结束该登录。"))}
              >
                结束
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
