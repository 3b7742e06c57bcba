"use client";

import { useCoverageLabels } from "@/components/coverage/coverage-words";
import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { Card } from "@/components/ui/card";
import { TableSkeleton } from "@/components/ui/table-skeleton";

export default function ChainsLoading() {
  const { none } = useCoverageLabels();
  return (
    <>
      <PageHead title="产业链" />
      <PageBody>
        <Card label="产业链">
          <TableSkeleton
            caption="产业链"
            headings={["产业链", "产业", "各环节覆盖", "环节", "政策点名", none, "未评估"]}
          />
        </Card>
      </PageBody>
    </>
  );
}
