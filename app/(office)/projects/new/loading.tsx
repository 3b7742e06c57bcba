import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";

export default function FormLoading() {
  return (
    <>
      <PageHead crumbs={[{ label: "项目", href: "/projects" }]} title="正在读取" hasSearch={false} />
      <PageBody>
        <div aria-busy="true" className="mx-auto grid max-w-160 animate-late gap-3">
          <output className="sr-only">正在读取</output>
          <span className="h-8 rounded-md bg-line-2" />
          <span className="h-8 rounded-md bg-line-2" />
          <span className="h-24 rounded-md bg-line-2" />
        </div>
      </PageBody>
    </>
  );
}
