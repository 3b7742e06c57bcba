import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { Card } from "@/components/ui/card";
import { TableSkeleton } from "@/components/ui/table-skeleton";

export default function WordsLoading() {
  return (
    <>
      <PageHead crumbs={[{ label: "产业链", href: "/chains" }]} title="关键词复核" />
      <PageBody>
        <Card label="关键词复核">
          <TableSkeleton caption="需要复核的关键词" headings={["关键词", "环节", "已排除", "已确认", "主要排除原因"]} />
        </Card>
      </PageBody>
    </>
  );
}
