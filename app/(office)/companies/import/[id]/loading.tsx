import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { Card } from "@/components/ui/card";

export default function ImportLoading() {
  return (
    <>
      <PageHead
        crumbs={[
          { label: "企业", href: "/companies" },
          { label: "导入", href: "/companies/import" },
        ]}
        title="导入名单"
      />
      <PageBody>
        <Card label="导入名单">
          <output className="animate-late p-3 text-sm text-ink-3">正在读取这次导入</output>
        </Card>
      </PageBody>
    </>
  );
}
