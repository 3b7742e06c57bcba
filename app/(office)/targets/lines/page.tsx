import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { requireViewer } from "@/auth";
import { BusinessOnly } from "@/components/shell/business-only";
import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { CreditTable } from "@/components/targets/credit-table";
import { linesHref } from "@/components/targets/lines-href";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { CardFoot } from "@/components/ui/card-foot";
import { CardScroll } from "@/components/ui/card-scroll";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { listCreditLines } from "@/db/credit-lines";
import { findIndustryPage } from "@/db/industry-page";
import { bucketLabels, buckets, outputIndicator } from "@/domain/credit";
import { can, refusalFor } from "@/domain/permission";
import { showQuantity } from "@/domain/quantity";

export const metadata: Metadata = { title: "计入明细 - 目标" };

const asked = z.object({
  industry: z.string().max(32).catch(""),
  year: z.coerce.number().int().min(2000).max(2100).catch(0),
  bucket: z.enum(buckets).nullable().catch(null),
  indicator: z.string().max(32).catch(outputIndicator),
  after: z.uuid().nullable().catch(null),
});

export default async function CreditLinesPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const viewer = await requireViewer();
  if (!can(viewer, "readBusiness"))
    return <BusinessOnly title="计入明细" instead={refusalFor("readBusiness", viewer)} />;
  const { industry: industryId, year, bucket, indicator: indicatorId, after } = asked.parse(await searchParams);
  const page = await findIndustryPage(viewer, industryId, year);
  if (!page) notFound();
  const measured = page.indicators.find((row) => row.id === indicatorId);
  const credits = await listCreditLines(viewer, { industryId, year, bucket, indicatorId, afterId: after });
  const unit = measured?.unit ?? "亿元";
  const here = { industryId, year, ...(measured && { indicatorId }) };
  return (
    <>
      <PageHead
        crumbs={[
          { label: "目标", href: `/targets?year=${year}` },
          { label: page.industry.name, href: `/targets/${industryId}?year=${year}` },
        ]}
        title={measured ? `计入明细：${measured.name}` : "计入明细"}
        meta={[`目标年 ${year}`, `单位：${unit}`, page.cutOff, page.seenWords]
          .filter((part) => part !== null)
          .join("　")}
      />
      <PageBody isFixed>
        <Card label="计入明细" className="lg:h-full">
          <div className="flex shrink-0 flex-wrap gap-1.5 border-b border-line-2 px-3 py-2">
            <Chip label="全部科目" href={linesHref(here)} isOn={bucket === null} />
            {[...buckets].reverse().map((each) => (
              <Chip
                key={each}
                label={bucketLabels[each]}
                href={linesHref({ ...here, bucket: each })}
                isOn={bucket === each}
              />
            ))}
          </div>
          <CardScroll>
            {credits.rows.length === 0 ? (
              <EmptyState
                title="没有计入明细"
                actions={<ButtonLink href={`/targets/${industryId}?year=${year}`}>返回{page.industry.name}</ButtonLink>}
              >
                {page.industry.name}在 {year} 年{bucket ? `没有“${bucketLabels[bucket]}”` : "没有任何"}明细。
              </EmptyState>
            ) : (
              <CreditTable year={year} unit={unit} rows={credits.rows} totals={credits.totals} />
            )}
          </CardScroll>
          <CardFoot>
            <span>
              每页 50 笔，按入账时间从近到远；冲销与原笔都保留，合计只计有效笔。
              {credits.quantities.map((row) => (
                <span key={row.bucket} className="ml-2 text-ink">
                  {bucketLabels[row.bucket]} {showQuantity(row.quantityMilli)} {unit}（{row.lineCount} 笔）
                </span>
              ))}
            </span>
            <span className="flex-1" />
            {after && (
              <ButtonLink isSmall href={linesHref({ ...here, ...(bucket && { bucket }) })}>
                回到第一页
              </ButtonLink>
            )}
            {credits.nextAfterId && (
              <ButtonLink
                isSmall
                href={`${linesHref({ ...here, ...(bucket && { bucket }) })}&after=${credits.nextAfterId}`}
              >
                下一页
              </ButtonLink>
            )}
          </CardFoot>
        </Card>
      </PageBody>
    </>
  );
}
