import { PageBody } from "@/components/shell/page-body";
import { PageHead } from "@/components/shell/page-head";
import { boardColumns } from "@/domain/stage";

/** The columns stand at once; grey cards come after 0.3 s. */
export default function LoadingProjects() {
  return (
    <>
      <PageHead title="项目" />
      <PageBody isFixed>
        <output className="sr-only">正在读取项目</output>
        <div
          aria-hidden="true"
          className="mt-9 grid h-full gap-2 max-lg:hidden lg:grid-cols-[repeat(6,minmax(0,1fr))_38px]"
        >
          {boardColumns.map(({ key, label }) => (
            <div key={key} className="overflow-hidden rounded-lg bg-line-2 p-1.5">
              <p className="h-7 truncate px-1 text-sm font-semibold">{key === "producing" ? "" : label}</p>
              {key !== "producing" && (
                <div className="grid animate-late gap-1.5">
                  {["first", "second", "third", "fourth"].map((card) => (
                    <span key={card} className="h-20 rounded-lg border border-line bg-card" />
                  ))}
                </div>
              )}
            </div>
          ))}
        </div>
      </PageBody>
    </>
  );
}
