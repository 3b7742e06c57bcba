import type { Metadata } from "next";
import { requireViewer } from "@/auth";
import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { Card } from "@/components/ui/card";
import { CardScroll } from "@/components/ui/card-scroll";
import { EmptyState } from "@/components/ui/empty-state";
import { Facts } from "@/components/ui/facts";
import { NoRight } from "@/components/ui/no-right";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead } from "@/components/ui/table-cells";
import { findPlanDocument } from "@/db/plan-document";
import { showMoment } from "@/domain/moment";
import { can } from "@/domain/permission";

export const metadata: Metadata = { title: "规划 - 设置" };

export default async function PlanPage() {
  const viewer = await requireViewer();
  const mayRead = can(viewer, "readBusiness");
  const plan = mayRead ? await findPlanDocument(viewer) : null;
  return (
    <>
      <PageHead crumbs={[{ label: "设置", href: "/settings" }]} title="规划" meta="由政策包装入，页面只读" />
      <PageBody isFixed>
        {!plan ? (
          <Card label="规划">
            {mayRead ? (
              <EmptyState title="还没有装入规划">请管理员用命令 npm run cli -- plan load 装入政策包。</EmptyState>
            ) : (
              <NoRight usedBy="业务人员" instead="规划属于业务数据，管理员不查看业务数据。" />
            )}
          </Card>
        ) : (
          <div className="flex h-full min-h-0 flex-col gap-3">
            <Card title={plan.title} className="shrink-0">
              <Facts
                className="px-3 pb-3"
                facts={[
                  { term: "发文单位", value: plan.issuer },
                  { term: "发文日期", value: plan.issuedOn },
                  { term: "文号", value: plan.documentNo ?? "未录入" },
                  { term: "审定", value: plan.approvedBy ?? "未录入" },
                  {
                    term: "内容",
                    value: `${plan.clusterCount} 个集群，${plan.industryCount} 个产业，${plan.targetCount} 项目标`,
                  },
                  {
                    term: "装入",
                    value: (
                      <span className="break-all">
                        {showMoment(plan.loadedAt)}，校验值 sha256 {plan.packSha256.slice(0, 16)}
                      </span>
                    ),
                  },
                ]}
              />
            </Card>
            <Card
              title="文件中的出入"
              note={`${plan.discrepancies.length} 处，按原文保留，不作改动`}
              className="min-h-0 flex-1"
            >
              <CardScroll>
                <Table caption="文件中的出入">
                  <thead className="max-lg:hidden">
                    <tr>
                      <HeadCell>编号</HeadCell>
                      <HeadCell>事项</HeadCell>
                      <HeadCell>说明</HeadCell>
                    </tr>
                  </thead>
                  <tbody>
                    {plan.discrepancies.map((difference) => (
                      <tr key={difference.id}>
                        <Cell className="max-lg:hidden">{difference.id}</Cell>
                        <RowHead isWrapping>
                          <span className="lg:whitespace-nowrap">{difference.topic}</span>
                          <span className="block text-xs text-ink-2 lg:hidden">{difference.text}</span>
                        </RowHead>
                        <Cell className="max-lg:hidden" isWrapping>
                          {difference.text}
                        </Cell>
                      </tr>
                    ))}
                  </tbody>
                </Table>
              </CardScroll>
            </Card>
          </div>
        )}
      </PageBody>
    </>
  );
}
