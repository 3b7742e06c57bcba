"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormPanel } from "@/components/projects/page/form-panel";
import { AmountField } from "@/components/ui/amount-field";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { reportDone } from "@/components/ui/report-done";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { type Send, useSubmission } from "@/components/ui/use-submission";
import { type AmountDraft, echoOf } from "@/domain/field-draft";
import type { ReportView } from "@/domain/project-page";

/** 填报产值: what the firm reported of one calendar year; a true zero is typed as 0. */
export function ReportPanel({
  projectId,
  years,
  reports,
  closeHref,
  report,
}: {
  projectId: string;
  years: readonly number[];
  reports: readonly ReportView[];
  closeHref: string;
  report: Send<{ projectId: string; year: number; outputYuan: AmountDraft; source: string }, unknown>;
}) {
  const [year, setYear] = useState(String(years[0] ?? ""));
  const [amount, setAmount] = useState<AmountDraft>({ text: "", unit: "万元" });
  const [source, setSource] = useState("");
  const { submit, isPending, refused } = useSubmission(report);
  const router = useRouter();
  const issues = refused?.issues ?? {};
  const before = reports.find((row) => String(row.year) === year);
  const isUntied = refused && !["year", "outputYuan", "source"].some((field) => issues[field]);
  const unitOf = (unit: string): AmountDraft["unit"] => (unit === "亿元" ? "亿元" : "万元");
  return (
    <FormPanel
      title="填报产值"
      closeHref={closeHref}
      dirtyCount={[amount.text, source].filter((text) => text !== "").length}
      notice={<Notice tone="info">填报的年份按实际产值计入，不再按爬坡测算。</Notice>}
      footer={
        <Button
          tone="primary"
          aria-disabled={isPending}
          onClick={() =>
            submit({ projectId, year: Number(year), outputYuan: amount, source }, () => {
              reportDone(`已填报 ${year} 年产值`);
              router.push(closeHref, { scroll: false });
            })
          }
        >
          填报
        </Button>
      }
    >
      <div className="grid gap-3">
        {isUntied && <Notice tone="bad">{refused.sentence}</Notice>}
        <SelectField
          label="年份"
          mark="必填"
          options={years.map((each) => ({ value: String(each), label: `${each} 年` }))}
          value={year}
          error={issues.year}
          onChange={(event) => setYear(event.target.value)}
        />
        {before && (
          <Notice tone="warn">
            {year} 年已填报 {before.output} 亿元（{before.on}，{before.personName}）。再次填报以新数为准，原数保留。
          </Notice>
        )}
        <AmountField
          label="当年产值"
          mark="必填"
          hint="企业上报数，没有产值填 0。"
          data-autofocus=""
          units={["万元", "亿元"]}
          value={amount.text}
          error={issues.outputYuan ?? issues["outputYuan.text"]}
          onChange={(event) => setAmount({ ...amount, text: event.target.value })}
          onUnitChange={(unit) => setAmount({ ...amount, unit: unitOf(unit) })}
          echo={(text, unit) => echoOf({ text, unit: unitOf(unit) })}
        />
        <TextField
          label="数据来源"
          mark="必填"
          hint="如 企业 B204-1 表、纳税申报表"
          value={source}
          error={issues.source}
          onChange={(event) => setSource(event.target.value)}
        />
      </div>
    </FormPanel>
  );
}
