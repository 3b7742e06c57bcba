"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import type { z } from "zod";
import { AmountField } from "@/components/ui/amount-field";
import { Button } from "@/components/ui/button";
import { DayField } from "@/components/ui/day-field";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { reportDone } from "@/components/ui/report-done";
import { TextField } from "@/components/ui/text-field";
import { type Send, useSubmission } from "@/components/ui/use-submission";
import type { BaselineRow, recordBaselineSchema } from "@/domain/baseline";
import { inWan, inYi, parseAmount } from "@/domain/money";

type Typed = z.input<typeof recordBaselineSchema>;

/** Enters the official output of a closed year; what was entered before is listed below and stays. */
export function BaselinePanel({
  row,
  today,
  closeHref,
  refusal,
  recordBaseline,
}: {
  row: BaselineRow;
  today: string;
  closeHref: string;
  /** Why the reader may not enter this industry's baseline. */
  refusal: string;
  recordBaseline: Send<Typed, { id: string }>;
}) {
  const router = useRouter();
  const lastYear = Number(today.slice(0, 4)) - 1;
  const [year, typeYear] = useState(String(lastYear));
  const [amount, typeAmount] = useState("");
  const [source, typeSource] = useState("");
  const [sourceOn, chooseSourceOn] = useState("");
  const { submit, isPending, refused } = useSubmission(recordBaseline);
  const issues = refused?.issues ?? {};

  const save = (event: FormEvent) => {
    event.preventDefault();
    submit(
      {
        industryId: row.industryId,
        year: /^\d{4}$/.test(year.trim()) ? Number(year) : Number.NaN,
        outputYuan: { text: amount, unit: "亿元" },
        source,
        sourceOn,
      },
      () => {
        reportDone(`已录入${row.industryName} ${year} 年基数。`);
        router.push(closeHref, { scroll: false });
      },
    );
  };
  return (
    <Panel title={`${row.industryName}基数`} closeHref={closeHref}>
      {row.mayRecord ? (
        <form onSubmit={save} noValidate className="grid gap-3">
          <TextField
            label="年份"
            mark="必填"
            hint="已结束的年度"
            inputMode="numeric"
            maxLength={4}
            value={year}
            onChange={(event) => typeYear(event.target.value)}
            error={issues.year}
          />
          <AmountField
            label="全行业产值"
            mark="必填"
            units={["亿元"]}
            value={amount}
            onChange={(event) => typeAmount(event.target.value)}
            echo={(text) => {
              const read = parseAmount(text, "yi");
              return text !== "" && read.ok ? `即 ${inWan(read.yuan)} 万元` : null;
            }}
            error={issues.outputYuan ?? issues["outputYuan.text"]}
          />
          <TextField
            label="来源"
            mark="必填"
            hint="如：统计局 2025 年统计公报，文号"
            maxLength={200}
            value={source}
            onChange={(event) => typeSource(event.target.value)}
            error={issues.source}
          />
          <DayField
            label="来源日期"
            mark="必填"
            today={today}
            onDayChange={(day, text) => chooseSourceOn(day ?? text)}
            error={issues.sourceOn}
          />
          {refused && (Object.keys(issues).length === 0 || issues.industryId) && (
            <Notice tone="bad">{refused.sentence}</Notice>
          )}
          <div>
            <Button type="submit" tone="primary" aria-disabled={isPending || undefined}>
              {isPending ? "正在保存" : "录入基数"}
            </Button>
          </div>
        </form>
      ) : (
        <Notice tone="info">{refusal}</Notice>
      )}
      <section className="mt-5 border-t border-line-2 pt-3">
        <h3 className="text-sm font-semibold">已录入 {row.history.length} 笔</h3>
        {row.history.length === 0 && <p className="mt-1 text-xs text-ink-2">基数未录入，缺口无法计算。</p>}
        <ul className="mt-1 grid gap-2">
          {row.history.map((each) => (
            <li key={each.id} className="text-xs text-ink-2">
              <p className="flex justify-between text-sm text-ink">
                <span>
                  {each.year} 年{each.id === row.current?.id && "，现行"}
                </span>
                <b className="font-semibold">{inYi(each.outputYuan)} 亿元</b>
              </p>
              <p>
                {each.source}，{each.sourceOn}
              </p>
              <p>
                {each.enteredByName ?? "随数据装入"} {each.enteredOn} 录入
              </p>
            </li>
          ))}
        </ul>
      </section>
    </Panel>
  );
}
