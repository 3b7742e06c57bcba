"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import type { z } from "zod";
import { RulePartField } from "@/components/rules/rule-part-field";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { reportDone } from "@/components/ui/report-done";
import { TextField } from "@/components/ui/text-field";
import { type Send, useSubmission } from "@/components/ui/use-submission";
import type { RuleRow, setRuleSchema } from "@/domain/rule-form";
import { settingStatusLabels } from "@/domain/setting";

type Typed = z.input<typeof setRuleSchema>;

/** One rule with its default and its history; the promoter sets it, with the ground for it. */
export function RulePanel({
  rule,
  industries,
  closeHref,
  refusal,
  setRule,
}: {
  rule: RuleRow;
  industries: readonly { id: string; name: string }[];
  closeHref: string;
  /** Why the reader may only look; null for those who may set it. */
  refusal: string | null;
  setRule: Send<Typed, { id: string } | null>;
}) {
  const router = useRouter();
  const [texts, setTexts] = useState(rule.parts.map((part) => part.text));
  const [source, typeSource] = useState("");
  const [isConfirmed, setConfirmed] = useState(true);
  const { submit, isPending, refused } = useSubmission(setRule);
  const issues = refused?.issues ?? {};
  const save = (event: FormEvent) => {
    event.preventDefault();
    const parts = rule.parts.map((part, index) => ({ name: part.name, text: texts[index] ?? "" }));
    submit({ key: rule.key, parts, source, isConfirmed }, () => {
      reportDone(`已设定“${rule.label}”。`);
      router.push(closeHref, { scroll: false });
    });
  };
  return (
    <Panel title={rule.label} closeHref={closeHref}>
      <p className="mb-3 text-sm text-ink-2">
        默认值：{rule.defaultShown}（{rule.unit}）
      </p>
      {refusal === null ? (
        <form onSubmit={save} noValidate className="grid gap-3">
          {rule.parts.map((part, index) => (
            <RulePartField
              key={part.name}
              part={part}
              unit={rule.unit}
              choices={rule.key === "capacityControlledIndustryIds" ? industries : null}
              text={texts[index] ?? ""}
              onType={(text) => setTexts(texts.map((each, at) => (at === index ? text : each)))}
            />
          ))}
          {issues.parts && <Notice tone="bad">{issues.parts}</Notice>}
          <TextField
            label="依据"
            mark="必填"
            hint="文件、会议或负责人意见"
            maxLength={200}
            value={source}
            onChange={(event) => typeSource(event.target.value)}
            error={issues.source}
          />
          <Checkbox
            label="已经本盟确认，不再标“待确认”"
            checked={isConfirmed}
            onChange={(event) => setConfirmed(event.target.checked)}
          />
          {refused && Object.keys(issues).length === 0 && <Notice tone="bad">{refused.sentence}</Notice>}
          <div>
            <Button type="submit" tone="primary" aria-disabled={isPending || undefined}>
              {isPending ? "正在保存" : "设定"}
            </Button>
          </div>
          <p className="text-xs text-ink-3">设定后新的折算和计入按此执行，已入账的明细不改。</p>
        </form>
      ) : (
        <>
          <p className="mb-2 text-sm">
            现行：{rule.shown}（{rule.unit}），{settingStatusLabels[rule.status]}
          </p>
          <Notice tone="info">{refusal}</Notice>
        </>
      )}
      <section className="mt-5 border-t border-line-2 pt-3">
        <h3 className="text-sm font-semibold">以前的取值</h3>
        {rule.history.length === 0 && <p className="mt-1 text-xs text-ink-2">没有更早的设定。</p>}
        <ul className="mt-1 grid gap-2">
          {rule.history.map((change) => (
            <li key={change.id} className="text-xs text-ink-2">
              <p className="text-sm text-ink">{change.shown}</p>
              <p>
                {change.source}；{change.setByName} {change.setOn} 设定{change.isConfirmed ? "，已确认" : "，待确认"}
              </p>
            </li>
          ))}
        </ul>
      </section>
    </Panel>
  );
}
