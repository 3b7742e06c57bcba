import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { Card } from "@/components/ui/card";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { headingParts, usualColumns } from "@/domain/signed-cells";

export default function SignedLoading() {
  return (
    <>
      <PageHead title="签约项目清单" />
      <PageBody isFixed>
        <Card label="签约项目清单" className="lg:h-full">
          <TableSkeleton
            caption="签约项目清单"
            headings={usualColumns.map(({ heading }) => headingParts(heading).name)}
          />
        </Card>
      </PageBody>
    </>
  );
}
