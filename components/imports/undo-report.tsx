import Link from "next/link";
import { Card } from "@/components/ui/card";
import { CardScroll } from "@/components/ui/card-scroll";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead } from "@/components/ui/table-cells";
import type { UndoReport } from "@/domain/company-import";

/** What taking the import back did, and the companies that stay with the reason. */
export function UndoReportCard({ report: { removed, restored, keptCount, kept } }: { report: UndoReport }) {
  return (
    <Card title="撤销结果" note={`删去 ${removed} 家，恢复 ${restored} 家，保留 ${keptCount} 家`}>
      {kept.length === 0 ? (
        <p className="border-t border-line-2 px-3 py-4 text-sm text-ink-2">没有保留的企业，本次导入已全部撤销。</p>
      ) : (
        <CardScroll className="max-h-90 border-t border-line-2">
          <Table caption="保留的企业">
            <thead>
              <tr>
                <HeadCell>保留的企业</HeadCell>
                <HeadCell>原因</HeadCell>
              </tr>
            </thead>
            <tbody>
              {kept.map(({ companyId, name, reason }) => (
                <tr key={companyId}>
                  <RowHead isWrapping>
                    <Link href={`/companies/${companyId}`}>{name}</Link>
                  </RowHead>
                  <Cell isWrapping>{reason}</Cell>
                </tr>
              ))}
            </tbody>
          </Table>
          {keptCount > kept.length && (
            <p className="px-3 py-2 text-xs text-ink-3">
              共 {keptCount} 家，先列 {kept.length} 家。
            </p>
          )}
        </CardScroll>
      )}
    </Card>
  );
}
