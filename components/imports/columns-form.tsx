"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { ColumnRow } from "@/components/imports/column-row";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DayField } from "@/components/ui/day-field";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Notice } from "@/components/ui/notice";
import { type Send, useSubmission } from "@/components/ui/use-submission";
import {
  type CheckImport,
  type FieldRules,
  type ImportKind,
  mappingProblems,
  type SheetOutline,
} from "@/domain/company-import";
import { columnsOfSameHeading } from "@/domain/heading-text";
import {
  columnLetter,
  companyFields,
  fieldsOfKind,
  type ImportField,
  importFieldLabels,
  type Mapping,
} from "@/domain/import-row";

/** Which column each field is read from, what it does to a known company, and of what day the list is. */
export function ColumnsForm({
  importId,
  kind,
  outline,
  initial,
  today,
  check,
}: {
  importId: string;
  kind: ImportKind;
  outline: SheetOutline;
  initial: { mapping: Mapping; fieldRules: FieldRules; dataOn: string | null };
  today: string;
  check: Send<CheckImport, unknown>;
}) {
  const router = useRouter();
  const formId = useId();
  const [mapping, setMapping] = useState(initial.mapping);
  const [fieldRules, setFieldRules] = useState(initial.fieldRules);
  const [dataOn, setDataOn] = useState(initial.dataOn ?? "");
  const [isTried, setTried] = useState(false);
  const { submit, isPending, refused } = useSubmission(check);

  const fields = fieldsOfKind[kind];
  const problems = isTried ? mappingProblems(mapping, outline.headings.length) : {};
  const errorOf = (field: ImportField) => problems[field] ?? refused?.issues[`mapping.${field}`] ?? null;
  const fieldId = (field: string) => `${formId}-${field}`;
  const errors = fields.flatMap((field) => {
    const sentence = errorOf(field);
    return sentence ? [{ fieldId: fieldId(field), sentence: `${importFieldLabels[field]}：${sentence}` }] : [];
  });
  const options = outline.headings.map((heading, column) => ({
    value: String(column),
    label: `${columnLetter(column)} 列 ${heading || "（无表头）"}`,
  }));

  const twinsOf = (column: number | undefined) =>
    column === undefined ? [] : columnsOfSameHeading(outline.headings, column).map(columnLetter);

  const send = () => {
    setTried(true);
    const [first] = fields.filter((field) => mappingProblems(mapping, outline.headings.length)[field]);
    if (first) return document.getElementById(fieldId(first))?.focus();
    void submit({ importId, mapping, fieldRules, dataOn: dataOn === "" ? null : dataOn }, () =>
      router.replace(`/companies/import/${importId}`),
    );
  };
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <ErrorSummary errors={errors} />
      {refused && errors.length === 0 && !refused.issues.dataOn && <Notice tone="bad">{refused.sentence}</Notice>}
      <Card title="对应列" note="各项从文件的哪一列读取">
        <ul>
          {fields.map((field) => (
            <ColumnRow
              key={field}
              id={fieldId(field)}
              field={field}
              column={mapping[field]}
              options={options}
              samples={outline.firstRows.map((cells) => cells[mapping[field] ?? -1] ?? "")}
              twins={twinsOf(mapping[field])}
              error={errorOf(field)}
              rule={hasRule(kind, field) ? (fieldRules[field] ?? "usual") : null}
              onColumn={(column) => setMapping(changed(mapping, field, column))}
              onRule={(rule) => setFieldRules(changed(fieldRules, field, rule))}
            />
          ))}
        </ul>
      </Card>
      <Card title="名单说明">
        <div className="border-t border-line-2 p-3">
          <DayField
            label="数据日期"
            mark="可不填"
            hint="名单截至哪一天，写入企业的数据日期。早于企业数据日期的名单只补空白。"
            className="max-w-60"
            today={today}
            defaultValue={dataOn}
            error={refused?.issues.dataOn}
            onDayChange={(day, text) => setDataOn(day ?? text)}
          />
        </div>
      </Card>
      <div className="flex flex-wrap items-center gap-2 pb-2">
        <Button type="submit" tone="primary" aria-disabled={isPending}>
          {isPending ? "正在提交" : "检查文件"}
        </Button>
        <span className="text-xs text-ink-3">
          检查只读取和计数，不写入名录。对应关系会记住，下次同样的表头自动填好。
        </span>
      </div>
    </form>
  );
}

const hasRule = (kind: ImportKind, field: ImportField) =>
  kind === "companies" && companyFields.some((own) => own === field);

function changed<V>(record: Partial<Record<ImportField, V>>, field: ImportField, value: V | undefined) {
  const { [field]: _, ...others } = record;
  return (value === undefined ? others : { ...others, [field]: value }) as Partial<Record<ImportField, V>>;
}
