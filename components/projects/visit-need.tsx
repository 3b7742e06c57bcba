"use client";

import { useState } from "react";
import type { SendVisit } from "@/components/projects/move-panel";
import { Button } from "@/components/ui/button";
import { DayField } from "@/components/ui/day-field";
import { SelectField } from "@/components/ui/select-field";
import { TextareaField } from "@/components/ui/textarea-field";
import { useSubmission } from "@/components/ui/use-submission";
import type { Missing } from "@/domain/gate";
import { visitKindLabels, visitKinds } from "@/domain/project";

/** The first visit, recorded without leaving the panel that asks for it. */
export function VisitNeed({
  lack,
  projectId,
  today,
  recordVisit,
  onRecorded,
}: {
  lack: Missing;
  projectId: string;
  today: string;
  recordVisit: SendVisit;
  onRecorded: () => void;
}) {
  const [kind, setKind] = useState<string>("call");
  const [visitedOn, setVisitedOn] = useState(today);
  const [outcome, setOutcome] = useState("");
  const { submit, isPending, refused } = useSubmission(recordVisit);
  return (
    <fieldset className="col-span-2 grid grid-cols-2 gap-x-3 gap-y-2 rounded-md border border-line p-2.5">
      <legend className="px-1 text-sm font-medium">
        {lack.label} <span className="text-xs font-normal text-bad">{lack.sentence}</span>
      </legend>
      <SelectField
        label="活动类型"
        options={visitKinds.map((each) => ({ value: each, label: visitKindLabels[each] }))}
        value={kind}
        onChange={(event) => setKind(event.target.value)}
      />
      <DayField
        label="活动日期"
        today={today}
        defaultValue={today}
        error={refused?.issues.visitedOn}
        onDayChange={(day, text) => setVisitedOn(day ?? text)}
      />
      <TextareaField
        className="col-span-2"
        label="活动内容"
        mark="必填"
        rows={2}
        value={outcome}
        error={refused && !refused.issues.visitedOn ? refused.sentence : undefined}
        onChange={(event) => setOutcome(event.target.value)}
      />
      <Button
        isSmall
        className="justify-self-start"
        aria-disabled={isPending || undefined}
        onClick={() => submit({ projectId, kind, visitedOn, outcome }, onRecorded)}
      >
        登记拜访
      </Button>
    </fieldset>
  );
}
