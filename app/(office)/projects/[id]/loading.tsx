import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";

const bar = "block h-3 rounded-sm bg-line-2";

export default function ProjectLoading() {
  return (
    <>
      <PageHead crumbs={[{ label: "项目", href: "/projects" }]} title="正在读取项目" />
      <PageBody>
        <div aria-busy="true" className="grid animate-late gap-3">
          <output className="sr-only">正在读取项目</output>
          <div className="h-18 rounded-lg border border-line bg-card p-4">
            <span className={`${bar} w-full`} />
          </div>
          <div className="grid gap-3 rounded-lg border border-line bg-card p-4">
            <span className={`${bar} w-72`} />
            <span className={`${bar} w-96 max-w-full`} />
            <span className={`${bar} w-56`} />
          </div>
        </div>
      </PageBody>
    </>
  );
}
