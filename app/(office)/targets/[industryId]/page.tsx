import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { requireViewer } from "@/auth";
import { BusinessOnly } from "@/components/shell/business-only";
import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { ChartCards } from "@/components/targets/chart-cards";
import { IndustryTabs, industryTabs } from "@/components/targets/industry-tabs";
import { TargetNav } from "@/components/targets/target-nav";
import { WindowNotice } from "@/components/targets/window-notice";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Segmented } from "@/components/ui/segmented";
import { Tag } from "@/components/ui/tag";
import { listCreditLines } from "@/db/credit-lines";
import { findIndustryName, findIndustryPage } from "@/db/industry-page";
import { can, refusalFor } from "@/domain/permission";

type Props = {
  params: Promise<{ industryId: string }>;
  searchParams: Promise<Record<string, unknown>>;
};

const asked = z.object({
  year: z.coerce.number().int().optional().catch(undefined),
  tab: z.enum(industryTabs).optional().catch(undefined),
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const viewer = await requireViewer();
  const name = can(viewer, "readBusiness") ? await findIndustryName(viewer, (await params).industryId) : null;
  return { title: name ? `${name} - 目标` : "目标" };
}

export default async function IndustryTargetPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  if (!can(viewer, "readBusiness")) return <BusinessOnly title="目标" instead={refusalFor("readBusiness", viewer)} />;
  const { industryId } = await params;
  const query = asked.parse(await searchParams);
  const page = await findIndustryPage(viewer, industryId, query.year);
  if (!page) notFound();
  const { industry, row, year } = page;
  const tab = query.tab ?? (row.hasMoneyTarget ? "makeup" : "indicators");
  const credits =
    tab === "lines" && row.hasMoneyTarget
      ? await listCreditLines(viewer, { industryId, year, bucket: null, indicatorId: "output", afterId: null })
      : null;
  return (
    <>
      <PageHead
        crumbs={[{ label: "目标", href: `/targets?year=${year}` }, { label: industry.clusterName }]}
        title={industry.name}
        segment={
          <Segmented
            label="目标年"
            segments={page.years.map((each) => ({
              href: `/targets/${industryId}?year=${each}&tab=${tab}`,
              label: String(each),
              isCurrent: each === year,
            }))}
          />
        }
        tags={
          <Tag>
            责任 {industry.responsible}
            {industry.cooperating && `，配合 ${industry.cooperating}`}
          </Tag>
        }
        meta={["亿元", page.cutOff, page.seenWords].filter((part) => part !== null).join("　")}
      />
      <PageBody isFixed>
        <div className="grid gap-3 lg:h-full lg:grid-cols-[206px_minmax(0,1fr)]">
          <TargetNav list={page.list} year={year} currentId={industryId} className="max-lg:hidden" />
          <div className="flex min-h-0 min-w-0 flex-col gap-3">
            {row.hasMoneyTarget ? (
              <ChartCards page={page} />
            ) : (
              <Notice tone="info" title="附件未设产值目标。">
                {industry.name}按文件的指标和里程碑考核，不计产值，也没有缺口。
              </Notice>
            )}
            <Card label={`${industry.name}明细`} className="lg:min-h-0 lg:flex-1">
              {row.hasMoneyTarget && <WindowNotice window={page.window} isDefault={page.isWindowDefault} />}
              <IndustryTabs page={page} tab={tab} credits={credits} />
            </Card>
          </div>
        </div>
      </PageBody>
    </>
  );
}
