import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { Card } from "@/components/ui/card";

export default function ImportsLoading() {
  return (
    <>
      <PageHead crumbs={[{ label: "企业", href: "/companies" }]} title="导入" />
      <PageBody>
        <Card label="导入">
          <output className="animate-late p-3 text-sm text-ink-3">正在读取导入记录</output>
        </Card>
      </PageBody>
    </>
  );
}
