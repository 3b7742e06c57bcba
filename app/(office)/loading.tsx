import { PageBody } from "@/components/shell/page-body";
import { Card } from "@/components/ui/card";
import { TableSkeleton } from "@/components/ui/table-skeleton";

export default function OfficeLoading() {
  return (
    <PageBody>
      <Card label="正在读取">
        <TableSkeleton caption="本页" headings={["名称", "内容", "日期", "状态"]} rowCount={10} />
      </Card>
    </PageBody>
  );
}
