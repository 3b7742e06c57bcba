import Link from "next/link";
import { BaselineHistory } from "@/components/targets/baseline-history";
import { CreditTable } from "@/components/targets/credit-table";
import { ComparisonTable, MilestoneTable } from "@/components/targets/document-tables";
import { IndicatorTable } from "@/components/targets/indicator-table";
import { linesHref } from "@/components/targets/lines-href";
import { MakeupTable } from "@/components/targets/makeup-table";
import { CardScroll } from "@/components/ui/card-scroll";
import { EmptyState } from "@/components/ui/empty-state";
import { Tabs } from "@/components/ui/tabs";
import type { CreditRow, CreditTotals } from "@/domain/credit-line";
import type { IndustryPage } from "@/domain/industry-page";

export const industryTabs = ["makeup", "lines", "indicators", "milestones", "baseline", "document"] as const;
export type IndustryTab = (typeof industryTabs)[number];

/** The tables of an industry; those of money are absent where the document sets no money target. */
export function IndustryTabs({
  page,
  tab,
  credits,
}: {
  page: IndustryPage;
  tab: IndustryTab;
  credits: { rows: readonly CreditRow[]; totals: CreditTotals | null; nextAfterId: string | null } | null;
}) {
  const { industry, row, year } = page;
  const places: { key: IndustryTab; label: string; count?: number; isOpen: boolean }[] = [
    { key: "makeup", label: "构成", isOpen: row.hasMoneyTarget },
    { key: "lines", label: "计入明细", count: page.lineCount, isOpen: row.hasMoneyTarget },
    { key: "indicators", label: "指标", count: page.indicators.length, isOpen: true },
    { key: "milestones", label: "里程碑", count: page.milestones.length, isOpen: page.milestones.length > 0 },
    { key: "baseline", label: "基数与来源", isOpen: row.hasMoneyTarget },
    { key: "document", label: "正文与附件", isOpen: true },
  ];
  return (
    <>
      <Tabs
        label={`${industry.name}的内容`}
        tabs={places
          .filter((place) => place.isOpen)
          .map(({ key, label, count }) => ({
            href: `/targets/${industry.id}?year=${year}&tab=${key}`,
            label,
            count,
            isCurrent: key === tab,
          }))}
      />
      <CardScroll className="max-lg:overflow-x-auto">
        {tab === "makeup" && <MakeupTable row={row} nominals={page.bucketNominals} />}
        {tab === "lines" && credits && (
          <>
            {credits.rows.length === 0 ? (
              <EmptyState title="没有计入明细">
                本产业在 {year} 年还没有项目计入。项目进入在谈并填写投产时间后自动入账。
              </EmptyState>
            ) : (
              <CreditTable year={year} unit="亿元" rows={credits.rows} totals={credits.totals} />
            )}
            {credits.nextAfterId && (
              <p className="px-3 py-2 text-xs">
                <Link href={linesHref({ industryId: industry.id, year })}>查看全部</Link>
              </p>
            )}
          </>
        )}
        {tab === "indicators" &&
          (page.indicators.length === 0 ? (
            <EmptyState title="没有实物指标">文件对本产业只列产值，不列产能、产量或数量。</EmptyState>
          ) : (
            <IndicatorTable industryId={industry.id} year={year} years={page.years} rows={page.indicators} />
          ))}
        {tab === "milestones" && <MilestoneTable rows={page.milestones} />}
        {tab === "baseline" && <BaselineHistory industryId={industry.id} rows={page.baselines} />}
        {tab === "document" && <ComparisonTable rows={page.comparison} discrepancies={page.discrepancies} />}
      </CardScroll>
    </>
  );
}
