import type { Metadata } from "next";
import { z } from "zod";
import { requireViewer } from "@/auth";
import { BusinessOnly } from "@/components/shell/business-only";
import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { ClusterTable } from "@/components/targets/cluster-table";
import { TargetNav } from "@/components/targets/target-nav";
import { Card } from "@/components/ui/card";
import { CardScroll } from "@/components/ui/card-scroll";
import { Segmented } from "@/components/ui/segmented";
import { findTargetBoard } from "@/db/industry-page";
import { can, refusalFor } from "@/domain/permission";

export const metadata: Metadata = { title: "目标" };

const asked = z.object({ year: z.coerce.number().int().optional().catch(undefined) });

export default async function TargetsPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const viewer = await requireViewer();
  if (!can(viewer, "readBusiness")) return <BusinessOnly title="目标" instead={refusalFor("readBusiness", viewer)} />;
  const board = await findTargetBoard(viewer, asked.parse(await searchParams).year);
  return (
    <>
      <PageHead
        title="目标"
        segment={
          <Segmented
            label="目标年"
            segments={board.years.map((year) => ({
              href: `/targets?year=${year}`,
              label: String(year),
              isCurrent: year === board.year,
            }))}
          />
        }
        meta={["单位：亿元", board.cutOff, board.seenWords].filter((part) => part !== null).join("　")}
      />
      <PageBody isFixed>
        <div className="grid gap-3 lg:h-full lg:grid-cols-[206px_minmax(0,1fr)]">
          <TargetNav list={board.list} year={board.year} currentId={null} />
          <Card title="集群目标" note={`${board.planTitle}，${board.issuedOn}`} className="max-lg:hidden">
            <CardScroll>
              <ClusterTable year={board.year} years={board.years} rows={board.clusters} />
            </CardScroll>
          </Card>
        </div>
      </PageBody>
    </>
  );
}
