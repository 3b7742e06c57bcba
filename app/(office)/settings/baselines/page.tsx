import type { Metadata } from "next";
import { z } from "zod";
import { recordBaseline } from "@/app/(office)/settings/baselines/actions";
import { requireViewer } from "@/auth";
import { BaselinePanel } from "@/components/baselines/baseline-panel";
import { BaselineTable } from "@/components/baselines/baseline-table";
import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { Card } from "@/components/ui/card";
import { CardFoot } from "@/components/ui/card-foot";
import { CardScroll } from "@/components/ui/card-scroll";
import { NoRight } from "@/components/ui/no-right";
import { listBaselines } from "@/db/baselines";
import { can, refusalFor } from "@/domain/permission";

export const metadata: Metadata = { title: "基数 - 设置" };

const here = "/settings/baselines";
const searchSchema = z.object({ panel: z.string().max(64).nullable().catch(null) });

export default async function BaselinesPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const viewer = await requireViewer();
  const { panel } = searchSchema.parse(await searchParams);
  const listed = can(viewer, "readBusiness") ? await listBaselines(viewer) : null;
  const chosen = listed?.rows.find((row) => row.industryId === panel && row.isNeeded);
  const needed = listed?.rows.filter((row) => row.isNeeded) ?? [];
  const missing = needed.filter((row) => row.current === null);
  return (
    <>
      <PageHead
        crumbs={[{ label: "设置", href: "/settings" }]}
        title="基数"
        meta={listed ? `${needed.length} 个产业须录入，${missing.length} 个未录入` : undefined}
      />
      <PageBody isFixed>
        <Card label="基数" className="lg:h-full">
          {listed ? (
            <>
              <CardScroll>
                <BaselineTable rows={listed.rows} panelHref={`${here}?panel=`} />
              </CardScroll>
              <CardFoot>
                基数是全行业上一个已结束年度的产值，由责任部门录入并注明来源；未录入时缺口无法计算，不按 0 处理。
              </CardFoot>
            </>
          ) : (
            <NoRight usedBy="业务人员" instead="基数属于业务数据，管理员不查看业务数据。" />
          )}
        </Card>
        {listed && chosen && (
          <BaselinePanel
            key={chosen.industryId}
            row={chosen}
            today={listed.today}
            closeHref={here}
            refusal={
              can(viewer, "recordBaseline")
                ? `${chosen.industryName}的基数由${chosen.responsibleNames}负责人录入，您可以查看基数和来源。`
                : refusalFor("recordBaseline", viewer)
            }
            recordBaseline={recordBaseline}
          />
        )}
      </PageBody>
    </>
  );
}
