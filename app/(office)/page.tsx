import type { Metadata } from "next";
import { z } from "zod";
import { requireViewer } from "@/auth";
import { ChangesCard } from "@/components/overview/changes-card";
import { CoverageCard } from "@/components/overview/coverage-card";
import { BarHatch, BarLegend } from "@/components/overview/distance-bar";
import { ExceptionsCard } from "@/components/overview/exceptions-card";
import { IndustryCards } from "@/components/overview/industry-cards";
import { IndustryTable } from "@/components/overview/industry-table";
import { LadderCard } from "@/components/overview/ladder-card";
import { PrintButton } from "@/components/overview/print-button";
import { PrintFoot, PrintTitle } from "@/components/overview/print-frame";
import { BusinessOnly } from "@/components/shell/business-only";
import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { Card } from "@/components/ui/card";
import { CardScroll } from "@/components/ui/card-scroll";
import { Segmented } from "@/components/ui/segmented";
import { listChains } from "@/db/chains";
import { findDemoSentence } from "@/db/deployment";
import { getOverview } from "@/db/overview";
import { type Overview, overviewScopes } from "@/domain/overview";
import { can, refusalFor } from "@/domain/permission";
import { stripBoard } from "@/domain/strip-board";

export const metadata: Metadata = { title: "总览" };

const asked = z.object({
  year: z.coerce.number().int().optional().catch(undefined),
  scope: z.enum(overviewScopes).optional().catch(undefined),
});

export default async function OverviewPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const viewer = await requireViewer();
  if (!can(viewer, "readBusiness")) return <BusinessOnly title="总览" instead={refusalFor("readBusiness", viewer)} />;
  const query = asked.parse(await searchParams);
  const [overview, chains, demo] = await Promise.all([
    getOverview(viewer, query),
    listChains(viewer),
    findDemoSentence(),
  ]);
  const { year, scope, hasOwn } = overview;
  const isOwn = scope === "own";
  const noteOfExceptions = `${isOwn ? "按责任产业，" : ""}共 ${overview.exceptions.length} 项`;
  return (
    <>
      <PageHead
        title={isOwn ? viewer.unitName : hasOwn ? "全部产业" : "总览"}
        segment={
          <>
            <Segmented
              label="目标年"
              segments={overview.years.map((each) => ({
                href: `/?year=${each}&scope=${scope}`,
                label: String(each),
                isCurrent: each === year,
              }))}
            />
            {hasOwn && (
              <span className="max-lg:hidden">
                <Segmented
                  label="范围"
                  segments={[
                    { href: `/?year=${year}&scope=own`, label: "本部门", isCurrent: isOwn },
                    { href: `/?year=${year}&scope=all`, label: "全部", isCurrent: !isOwn },
                  ]}
                />
              </span>
            )}
          </>
        }
        meta={["单位：亿元", overview.cutOff, overview.seenWords].filter((part) => part !== null).join("　")}
        actions={<PrintButton>打印一页</PrintButton>}
      />
      <PageBody isFixed className="print:[zoom:.8]">
        <BarHatch />
        <PrintTitle title={`${isOwn ? viewer.unitName : "全盟"}产业链招商情况（目标年 ${year}）`} />
        <p className="mb-2 text-xs text-ink-2 lg:hidden print:hidden">
          {["单位：亿元", overview.cutOff, overview.seenWords].filter((part) => part !== null).join("　")}
        </p>
        <div className="grid gap-3 max-lg:gap-2.5 lg:h-full lg:grid-cols-[minmax(0,1fr)_372px] print:grid-cols-[minmax(0,1fr)_372px]">
          <div className="flex min-h-0 min-w-0 flex-col gap-3 max-lg:order-2 max-lg:gap-2.5">
            <Industries overview={overview} />
            <CoverageCard
              board={stripBoard(chains, isOwn)}
              className={isOwn ? "lg:shrink-0" : "lg:min-h-40 lg:flex-[2_1_0]"}
            />
          </div>
          <div className="flex min-h-0 min-w-0 flex-col gap-3 max-lg:contents">
            <LadderCard year={year} ladder={overview.ladder} className="max-lg:order-3 lg:shrink-0" />
            <ExceptionsCard rows={overview.exceptions} note={noteOfExceptions} className="max-lg:order-1 lg:shrink-0" />
            <ChangesCard
              month={`${Number(overview.today.slice(5, 7))} 月`}
              changes={overview.changes}
              className="max-lg:order-4 lg:min-h-0"
            />
          </div>
        </div>
        <PrintFoot
          words={printWords(overview, demo)}
          printed={`${viewer.name} ${overview.today} 打印　内部资料，注意保存`}
        />
      </PageBody>
    </>
  );
}

function Industries({ overview }: { overview: Overview }) {
  const { year, rows, total, cooperatingRows, signedPercent, scope } = overview;
  return (
    <Card
      title="产业产值"
      note={overview.scopeWords}
      aside={
        <span className="flex items-center gap-2 max-lg:hidden print:flex">
          <BarLegend />
        </span>
      }
      className={scope === "own" ? "lg:min-h-40 lg:shrink" : "lg:min-h-48 lg:flex-[3_1_0]"}
    >
      <CardScroll className="max-lg:hidden print:block">
        <IndustryTable {...{ year, rows, total, cooperatingRows, signedPercent }} />
      </CardScroll>
      <div className="lg:hidden print:hidden">
        <IndustryCards rows={[...rows, ...cooperatingRows]} />
      </div>
    </Card>
  );
}

function printWords(overview: Overview, demo: string | undefined): string {
  const mark = overview.areWeightsDefault ? "，均为默认值（待确认）" : "";
  return [
    `${overview.cutOff}。`,
    demo ? `演示数据，${demo}` : "目标值取自政策文件附件。",
    overview.seenWords ? `${overview.seenWords}。` : "",
    `已签按 ${overview.signedPercent}%、在谈按阶段概率加权${mark}。缺口 = 目标 − 保底；保底 = 基数 + 已投产新增 + 在建。`,
  ].join("");
}
