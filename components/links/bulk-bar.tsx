"use client";

import { useState } from "react";
import { DismissForm } from "@/components/links/dismiss-form";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { reportDone } from "@/components/ui/report-done";
import { type Send, useSubmission } from "@/components/ui/use-submission";
import { thousands } from "@/domain/money";
import {
  type DecideMatches,
  decidedWords,
  inHandWords,
  mostDecided,
  type TakeBackMatches,
  tooManyToDecide,
} from "@/domain/prospect";

export type BulkVerbs = {
  decideMany: Send<DecideMatches, { decided: number; decidedAt: string | null }>;
  takeBack: Send<TakeBackMatches, { takenBack: number }>;
};

/** What one does with the chosen suggestions of the page, or with all that stand under the list's conditions. */
export function BulkBar({
  linkId,
  which,
  chosen,
  inHand,
  seesAll,
  decidable,
  decideMany,
  onTakeBack,
  onChooseAll,
  onUnchoose,
}: Pick<BulkVerbs, "decideMany"> & {
  /** Takes back what was decided at one moment; the bar is gone by then. */
  onTakeBack: (input: TakeBackMatches, decided: number) => void;
  linkId: string;
  which: DecideMatches["which"];
  chosen: number;
  /** Of the chosen, firms with a live project the reader sees. */
  inHand: number;
  seesAll: boolean;
  /** Suggestions under the conditions, on this page and the others. */
  decidable: number;
  onChooseAll: () => void;
  onUnchoose: () => void;
}) {
  const [isDismissing, setDismissing] = useState(false);
  const deciding = useSubmission(decideMany);
  const isAll = which.by === "filter";
  const decide = (decision: "confirmed" | "dismissed", reason: string | null) =>
    deciding.submit({ linkId, decision, reason, which }, ({ decided, decidedAt }) => {
      onUnchoose();
      const undo = decidedAt === null ? undefined : () => onTakeBack({ linkId, decision, decidedAt }, decided);
      reportDone(decidedWords(decision, decided, chosen), undo);
    });
  const count = (n: number) => thousands(String(n));
  return (
    <div className="shrink-0 border-b border-line-2 bg-brand-weak px-3 py-1.5 text-sm">
      {deciding.refused && <Notice tone="bad">{deciding.refused.sentence}</Notice>}
      <div className="flex flex-wrap items-center gap-2">
        {isAll ? "已选全部" : "已选"} {count(chosen)} 家
        <Button
          isSmall
          tone="primary"
          onClick={() => void decide("confirmed", null)}
          aria-disabled={deciding.isPending || undefined}
        >
          确认匹配
        </Button>
        <Button isSmall aria-expanded={isDismissing} onClick={() => setDismissing(!isDismissing)}>
          排除…
        </Button>
        {!isAll && decidable > chosen && decidable <= mostDecided && (
          <Button isSmall tone="text" onClick={onChooseAll}>
            选中全部 {count(decidable)} 家
          </Button>
        )}
        <Button isSmall tone="text" onClick={onUnchoose}>
          取消选择
        </Button>
        {!isAll && decidable > mostDecided && (
          <span className="text-xs text-ink-2">
            待确认的共 {count(decidable)} 家。{tooManyToDecide}。
          </span>
        )}
      </div>
      {isDismissing && inHand > 0 && <Notice tone="warn">{inHandWords(inHand, seesAll)}</Notice>}
      {isDismissing && (
        <DismissForm
          whom={`所选 ${count(chosen)} 家`}
          onDismiss={(reason) => decide("dismissed", reason)}
          onClose={() => setDismissing(false)}
        />
      )}
    </div>
  );
}
