import type { ReactNode } from "react";
import { CountStrip } from "@/components/imports/count-strip";
import { RejectReasons } from "@/components/imports/reject-reasons";
import { SampleTable } from "@/components/imports/sample-table";
import { Card } from "@/components/ui/card";
import { CardScroll } from "@/components/ui/card-scroll";
import { Tabs } from "@/components/ui/tabs";
import {
  countOf,
  type FieldRules,
  fieldRuleLabels,
  honourWords,
  type ImportCounts,
  type ImportFile,
  type ImportSample,
  usualRuleLabel,
  type Verdict,
  verdictLabels,
  verdicts,
} from "@/domain/company-import";
import { type ImportField, importFieldLabels } from "@/domain/import-row";

/** What importing would do, before anything is written: the counts, and the first rows of each kind. */
export function CheckCard({
  file,
  counts,
  samples,
  chosen,
  actions,
}: {
  file: ImportFile;
  counts: ImportCounts;
  samples: readonly ImportSample[];
  chosen: Verdict | null;
  actions: ReactNode;
}) {
  const tab = chosen ?? verdicts.find((verdict) => counts[countOf[verdict]] > 0) ?? "new";
  const shown = samples.filter(({ verdict }) => verdict === tab).sort((a, b) => a.line - b.line);
  const total = counts[countOf[tab]];
  const honours = honourWords(counts);
  return (
    <>
      <Card title="检查结果" note="尚未写入名录">
        <CountStrip counts={counts} />
        {honours && <p className="border-t border-line-2 px-3 py-2 text-sm">将写入的荣誉：{honours}。</p>}
        <Tabs
          label="检查结果"
          className="border-t border-line-2"
          tabs={verdicts.map((verdict) => ({
            href: `/companies/import/${file.id}?tab=${verdict}`,
            label: verdictLabels[verdict],
            count: counts[countOf[verdict]],
            isCurrent: verdict === tab,
          }))}
        />
        {tab === "rejected" && <RejectReasons reasons={counts.reasons} />}
        {shown.length > 0 ? (
          <CardScroll className="max-h-90">
            <SampleTable caption={verdictLabels[tab]} samples={shown} />
          </CardScroll>
        ) : (
          <p className="px-3 py-4 text-sm text-ink-2">没有{verdictLabels[tab]}的行。</p>
        )}
        <p className="border-t border-line-2 px-3 py-2 text-xs text-ink-2">
          {total > shown.length && `共 ${total} 行，先列 ${shown.length} 行。`}
          {file.kind === "companies" && `${rulesSentence(file.fieldRules)}空白单元格不会清空原值。`}
          导入不改负责单位、创建人和已确认的匹配结论。
        </p>
      </Card>
      <div className="flex flex-wrap items-center gap-2 pb-2">{actions}</div>
    </>
  );
}

function rulesSentence(rules: FieldRules): string {
  const own = Object.entries(rules).map(
    ([field, rule]) => `${importFieldLabels[field as ImportField]}${fieldRuleLabels[rule]}`,
  );
  return `更新规则：${[...own, own.length > 0 ? `其他各项${usualRuleLabel}` : usualRuleLabel].join("；")}。`;
}
