import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { Card } from "@/components/ui/card";

export default function DuplicatesLoading() {
  return (
    <>
      <PageHead crumbs={[{ label: "企业", href: "/companies" }]} title="可能重复的企业" />
      <PageBody isFixed>
        <Card label="可能重复的企业" className="lg:h-full">
          <output className="animate-late p-3 text-sm text-ink-3">正在读取可能重复的企业</output>
        </Card>
      </PageBody>
    </>
  );
}
