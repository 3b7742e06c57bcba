import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { Card } from "@/components/ui/card";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { companyColumnLabels, shownColumns } from "@/domain/company-table";

const headings = ["企业名称", ...shownColumns({ cols: "" }, "table").map((key) => companyColumnLabels[key])];

export default function CompaniesLoading() {
  return (
    <>
      <PageHead title="企业" />
      <PageBody isFixed>
        <Card label="企业名录" className="lg:h-full">
          <TableSkeleton caption="企业名录" headings={headings} />
        </Card>
      </PageBody>
    </>
  );
}
