import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { Card } from "@/components/ui/card";

export default function NewCompanyLoading() {
  return (
    <>
      <PageHead crumbs={[{ label: "企业", href: "/companies" }]} title="新增企业" />
      <PageBody>
        <Card title="新增企业">
          <output className="animate-late px-3 pb-3 text-sm text-ink-3">正在准备表单</output>
        </Card>
      </PageBody>
    </>
  );
}
