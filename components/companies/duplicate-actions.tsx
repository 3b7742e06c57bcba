"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { decisionMark, focusNextDecision } from "@/components/links/decision-focus";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { reportDone } from "@/components/ui/report-done";
import { TextField } from "@/components/ui/text-field";
import { type Send, useSubmission } from "@/components/ui/use-submission";
import type { JoinGroup } from "@/domain/company-group";
import { type DistinctPair, type DuplicateSide, keepFirst } from "@/domain/duplicate";

/** 合并, 不是同一家 with a note, and for a branch 设为分支机构. */
export function DuplicateActions({
  first,
  second,
  isBranchPair,
  keepDistinct,
  joinGroup,
}: {
  first: DuplicateSide;
  second: DuplicateSide;
  isBranchPair: boolean;
  keepDistinct: Send<DistinctPair, unknown> | null;
  joinGroup: Send<JoinGroup, unknown> | null;
}) {
  const router = useRouter();
  /** One decision a pair carries the mark, its last: what is settled leads to the next pair. */
  const own = useRef<HTMLButtonElement>(null);
  const [isAsking, setAsking] = useState(false);
  const [note, setNote] = useState("");
  const distinct = useSubmission(keepDistinct);
  const group = useSubmission(joinGroup);
  const [kept, gone] = keepFirst(first, second) ? [first, second] : [second, first];
  const [branch, firm] = first.isBranch ? [first, second] : [second, first];
  const settle = (sentence: string) => () => {
    if (own.current) focusNextDecision(own.current);
    reportDone(sentence);
    router.refresh();
  };
  const problem = group.refused?.sentence ?? (distinct.refused?.issues.note ? null : distinct.refused?.sentence);
  return (
    <div className="grid gap-1.5">
      {problem && <Notice tone="bad">{problem}</Notice>}
      <div className="flex flex-wrap items-center gap-1.5">
        {isBranchPair && joinGroup && (
          <Button
            isSmall
            {...(!keepDistinct && { ref: own, ...decisionMark })}
            onClick={() =>
              group.submit(
                { companyId: branch.id, parentId: firm.id, kind: "branch", seenParentId: branch.parent?.id ?? null },
                settle("已设为分支机构"),
              )
            }
          >
            设为分支机构
          </Button>
        )}
        {keepDistinct && (
          <>
            <ButtonLink
              isSmall
              href={`/companies/duplicates/${kept.id}/${gone.id}`}
              aria-label={`合并${first.name}与${second.name}`}
            >
              合并…
            </ButtonLink>
            <Button
              ref={own}
              isSmall
              tone="text"
              aria-expanded={isAsking}
              onClick={() => setAsking(!isAsking)}
              {...decisionMark}
            >
              不是同一家
            </Button>
          </>
        )}
      </div>
      {isAsking && (
        <form
          className="flex max-w-140 flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            distinct.submit({ firstId: first.id, secondId: second.id, note }, settle("已记为两家企业，不再提示"));
          }}
        >
          <TextField
            label="为什么不是同一家"
            mark="必填"
            autoFocus
            className="min-w-60 flex-1"
            value={note}
            error={distinct.refused?.issues.note}
            onChange={(event) => setNote(event.target.value)}
          />
          <Button type="submit" aria-disabled={distinct.isPending}>
            保存
          </Button>
        </form>
      )}
    </div>
  );
}
