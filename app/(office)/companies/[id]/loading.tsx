import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { Card } from "@/components/ui/card";

export default function CompanyLoading() {
  return (
    <>
      <PageHead crumbs={[{ label: "企业", href: "/companies" }]} title="企业资料" />
      <PageBody>
        <Card title="企业资料">
          <output className="animate-late px-3 pb-3 text-sm text-ink-3">正在读取企业资料</output>
        </Card>
      </PageBody>
    </>
  );
}
