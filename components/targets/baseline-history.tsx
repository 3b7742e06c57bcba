import Link from "next/link";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead } from "@/components/ui/table-cells";
import type { Baseline } from "@/domain/baseline";
import { inYi } from "@/domain/money";

/** What was entered as the industry's baseline, newest first, with its source. */
export function BaselineHistory({ industryId, rows }: { industryId: string; rows: readonly Baseline[] }) {
  const href = `/settings/baselines?panel=${industryId}`;
  if (rows.length === 0)
    return (
      <EmptyState title="基数未录入" actions={<ButtonLink href={href}>录入或查看基数</ButtonLink>}>
        基数未录入，无法计算缺口。请责任部门录入最近一个已结束年度的产值并注明来源。
      </EmptyState>
    );
  return (
    <>
      <Table caption="基数与来源，单位亿元" rows={28}>
        <thead>
          <tr>
            <HeadCell>年份</HeadCell>
            <HeadCell isNumber second="亿元">
              产值
            </HeadCell>
            <HeadCell>来源</HeadCell>
            <HeadCell>来源日期</HeadCell>
            <HeadCell>录入</HeadCell>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <RowHead>{row.year}</RowHead>
              <Cell isNumber isKey>
                {inYi(row.outputYuan)}
              </Cell>
              <Cell isWrapping>{row.source}</Cell>
              <Cell isQuiet>{row.sourceOn}</Cell>
              <Cell isQuiet>
                {row.enteredByName ?? "随数据装入"} {row.enteredOn}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="px-3 py-2 text-xs">
        <Link href={href}>录入或更正基数</Link>
      </p>
    </>
  );
}
