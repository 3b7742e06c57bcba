import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { CountStrip } from "@/components/imports/count-strip";
import { RejectReasons } from "@/components/imports/reject-reasons";
import { RejectTable } from "@/components/imports/reject-table";
import { buttonLook } from "@/components/ui/button-look";
import { Card } from "@/components/ui/card";
import { CardScroll } from "@/components/ui/card-scroll";
import { Notice } from "@/components/ui/notice";
import { Pager } from "@/components/ui/pager";
import { driftOf, type ImportCounts, type RejectRow } from "@/domain/company-import";

/** What an import did, with the rows it left out to read, to download and to mend. */
export function ResultCard({
  importId,
  counts,
  preview,
  note,
  rejects,
  after,
  next,
  actions,
}: {
  importId: string;
  counts: ImportCounts;
  /** What the check had counted. */
  preview: ImportCounts | null;
  note: string;
  /** Null for who neither started the import nor is the promoter. */
  rejects: readonly RejectRow[] | null;
  after: number;
  next: number | null;
  actions: ReactNode;
}) {
  const drift = driftOf(preview, counts);
  const here = `/companies/import/${importId}`;
  return (
    <>
      <Card title="导入结果" note={note}>
        <CountStrip counts={counts} />
        {drift && (
          <Notice tone="warn" className="mx-3 mb-2">
            {drift}
          </Notice>
        )}
        {actions && <div className="flex flex-wrap items-center gap-2 border-t border-line-2 px-3 py-2">{actions}</div>}
      </Card>
      {rejects && counts.rejected > 0 && (
        <Card
          title="未导入的行"
          note="改正后可再次导入"
          actions={
            <a href={`${here}/rejects`} download className={buttonLook({})}>
              <Download aria-hidden="true" size={16} strokeWidth={1.6} />
              下载未导入的行
            </a>
          }
        >
          <RejectReasons reasons={counts.reasons} />
          <CardScroll className="max-h-90">
            <RejectTable rows={rejects} />
          </CardScroll>
          <Pager
            label="未导入的行分页"
            previousHref={after > 0 ? here : null}
            nextHref={next === null ? null : `${here}?after=${next}`}
          >
            共 {counts.rejected} 行，本页 {rejects.length}{" "}
            行。下载后按“原因”改正，删去改不了的行，再导入同一文件即可。下载会记录。
          </Pager>
        </Card>
      )}
    </>
  );
}
