import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { Card } from "@/components/ui/card";
import { TableSkeleton } from "@/components/ui/table-skeleton";

export default function GapsLoading() {
  return (
    <>
      <PageHead crumbs={[{ label: "产业链", href: "/chains" }]} title="缺链环节" />
      <PageBody>
        <Card label="缺链环节">
          <TableSkeleton
            caption="缺链环节"
            headings={[
              "环节",
              "等待事项",
              "现有企业",
              "目标企业",
              "在办企业",
              "在谈",
              "签约",
              "最近接触",
              "产能缺口",
              "责任部门",
            ]}
          />
        </Card>
      </PageBody>
    </>
  );
}
