"use client";

import { type FormEvent, useState } from "react";
import { CapacityUnitField } from "@/components/links/capacity-unit-field";
import { Button } from "@/components/ui/button";
import { ChoiceField } from "@/components/ui/choice-field";
import { DayField } from "@/components/ui/day-field";
import { Notice } from "@/components/ui/notice";
import { reportDone } from "@/components/ui/report-done";
import { TextField } from "@/components/ui/text-field";
import { TextareaField } from "@/components/ui/textarea-field";
import { type Send, useSubmission } from "@/components/ui/use-submission";
import {
  type AssessLink,
  assessLinkSchema,
  presenceLabels,
  presences,
  priorities,
  priorityLabels,
  shortfallLabels,
  shortfalls,
} from "@/domain/chain";
import type { Assessed } from "@/domain/chain-map";
import type { CapacityUnit } from "@/domain/link-page";
import { parseQuantity, showQuantity } from "@/domain/quantity";

const options = <V extends string>(
  values: readonly V[],
  labels: Record<V, string>,
  held: V | null,
  open = "未评估",
) => [
  { value: "", label: open, isDefault: held === null },
  ...values.map((value) => ({ value, label: labels[value], isDefault: value === held })),
];

const shown = (milli: number | null | undefined) => (milli === null || milli === undefined ? "" : showQuantity(milli));

/** The responsible department's new assessment, begun from the last one; the last one stays in the history. */
export function AssessForm({
  linkId,
  last,
  capacityUnits,
  today,
  assess,
}: {
  linkId: string;
  last: Assessed | null;
  capacityUnits: readonly CapacityUnit[];
  today: string;
  assess: Send<AssessLink, { id: string }>;
}) {
  const { submit, isPending, refused } = useSubmission(assess);
  const [issues, setIssues] = useState<Record<string, string>>({});
  const errors = { ...refused?.issues, ...issues };

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (key: string) => String(form.get(key) ?? "").trim() || null;
    const found: Record<string, string> = {};
    const milli = (key: string) => {
      const typed = text(key);
      const read = typed === null ? null : parseQuantity(typed);
      if (read && !read.ok) found[key] = read.sentence;
      return read?.ok ? read.quantityMilli : null;
    };
    const parsed = assessLinkSchema.safeParse({
      linkId,
      presence: text("presence"),
      shortfall: text("shortfall"),
      priority: text("priority"),
      localCapacityMilli: milli("localCapacityMilli"),
      neededCapacityMilli: milli("neededCapacityMilli"),
      capacityUnit: text("capacityUnit"),
      source: text("source"),
      sourceOn: text("sourceOn"),
      note: text("note"),
    });
    for (const issue of parsed.error?.issues ?? []) found[issue.path.join(".")] ??= issue.message;
    setIssues(found);
    if (Object.keys(found).length === 0 && parsed.data)
      void submit(parsed.data, () => reportDone("评估已记录，原评估留在变更中"));
  };

  return (
    <form onSubmit={send} noValidate className="grid gap-3 lg:grid-cols-2">
      {refused && (
        <Notice tone="bad" className="lg:col-span-2">
          {refused.sentence}
        </Notice>
      )}
      <ChoiceField
        legend="有无本地企业"
        name="presence"
        options={options(presences, presenceLabels, last?.presence ?? null)}
        error={errors.presence}
      />
      <ChoiceField
        legend="有无产能缺口"
        name="shortfall"
        options={options(shortfalls, shortfallLabels, last?.shortfall ?? null)}
        error={errors.shortfall}
      />
      <TextField
        label="本地产能"
        mark="可不填"
        name="localCapacityMilli"
        inputMode="decimal"
        defaultValue={shown(last?.localCapacityMilli)}
        error={errors.localCapacityMilli}
      />
      <TextField
        label="需求产能"
        mark="可不填"
        name="neededCapacityMilli"
        inputMode="decimal"
        defaultValue={shown(last?.neededCapacityMilli)}
        error={errors.neededCapacityMilli}
      />
      <CapacityUnitField units={capacityUnits} held={last?.capacityUnit ?? null} error={errors.capacityUnit} />
      <DayField
        label="数据日期"
        mark="填产能时必填"
        name="sourceOn"
        today={today}
        defaultValue={last?.sourceOn ?? ""}
        error={errors.sourceOn}
      />
      <TextField
        label="数据来源"
        mark="填产能时必填"
        name="source"
        defaultValue={last?.source ?? ""}
        error={errors.source}
        className="lg:col-span-2"
      />
      <ChoiceField
        legend="优先程度"
        name="priority"
        options={options(priorities, priorityLabels, last?.priority ?? null, "未定")}
        error={errors.priority}
      />
      <TextareaField label="说明" mark="可不填" name="note" rows={2} error={errors.note} className="lg:col-span-2" />
      <div>
        <Button type="submit" tone="primary" aria-disabled={isPending || undefined}>
          {isPending ? "正在提交" : "记录评估"}
        </Button>
      </div>
    </form>
  );
}
