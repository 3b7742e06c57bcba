"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormPanel } from "@/components/projects/page/form-panel";
import { Button } from "@/components/ui/button";
import { DayField } from "@/components/ui/day-field";
import { Notice } from "@/components/ui/notice";
import { reportDone } from "@/components/ui/report-done";
import { SelectField } from "@/components/ui/select-field";
import { TextareaField } from "@/components/ui/textarea-field";
import { type Send, useSubmission } from "@/components/ui/use-submission";
import { lossReasonLabels, lossReasons, needsWords } from "@/domain/loss";
import { statusMoves } from "@/domain/move";

export type SimpleStatusMove = "lose" | "reopen" | "suspend" | "resume";
type Change = {
  id: string;
  seenVersion: number;
  reason?: string;
  reviewOn?: string;
  lossReason?: string;
  words?: string;
};
export type ChangeStatus = Send<Change, unknown>;

const intros = {
  lose: "登记后退出在办，首谈保护随之失效，可以恢复。",
  reopen: "恢复后回到原阶段。",
  suspend: "暂停期间仍然列示，不再提醒；到复核日期须确认是否恢复。",
  resume: "恢复后继续推进，阶段不变。",
} satisfies Record<SimpleStatusMove, string>;

/** 登记流失, 暂停, 恢复: each with its reason; a pause also with the day it is looked at again. */
export function StatusPanel({
  move,
  seen,
  today,
  closeHref,
  change,
}: {
  move: SimpleStatusMove;
  seen: { id: string; seenVersion: number };
  today: string;
  closeHref: string;
  change: ChangeStatus;
}) {
  const [reason, setReason] = useState("");
  const [lossReason, setLossReason] = useState("");
  const [reviewOn, setReviewOn] = useState("");
  const { submit, isPending, refused } = useSubmission(change);
  const router = useRouter();
  const { label } = statusMoves[move];
  const issues = refused?.issues ?? {};
  const isUntied = refused && !["reason", "words", "lossReason", "reviewOn"].some((field) => issues[field]);
  const isOpenLoss = move === "lose" && !lossReasons.some((each) => each === lossReason && needsWords(each));
  const input: Change =
    move === "lose"
      ? { ...seen, lossReason, words: reason }
      : { ...seen, reason, ...(move === "suspend" && { reviewOn }) };
  return (
    <FormPanel
      title={label}
      closeHref={closeHref}
      dirtyCount={[reason, lossReason, reviewOn].filter((text) => text !== "").length}
      notice={<Notice tone="info">{intros[move]}</Notice>}
      footer={
        <Button
          tone="primary"
          aria-disabled={isPending}
          onClick={() =>
            submit(input, () => {
              reportDone(`已${label}`);
              router.push(closeHref, { scroll: false });
            })
          }
        >
          {label}
        </Button>
      }
    >
      <div className="grid gap-3">
        {isUntied && <Notice tone="bad">{refused.sentence}</Notice>}
        {move === "lose" && (
          <SelectField
            label="流失原因"
            mark="必填"
            data-autofocus=""
            options={lossReasons.map((value) => ({ value, label: lossReasonLabels[value] }))}
            emptyLabel="选择原因"
            value={lossReason}
            error={issues.lossReason}
            onChange={(event) => setLossReason(event.target.value)}
          />
        )}
        <TextareaField
          label={move === "lose" ? "说明" : "原因"}
          mark={isOpenLoss ? "可不填" : "必填"}
          rows={4}
          {...(move !== "lose" && { "data-autofocus": "" })}
          value={reason}
          error={issues.reason ?? issues.words}
          onChange={(event) => setReason(event.target.value)}
        />
        {move === "suspend" && (
          <DayField
            label="复核日期"
            mark="必填"
            today={today}
            error={issues.reviewOn}
            onDayChange={(day, text) => setReviewOn(day ?? text)}
          />
        )}
      </div>
    </FormPanel>
  );
}
