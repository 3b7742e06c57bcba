import Link from "next/link";
import { NoNumber } from "@/components/ui/no-number";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead } from "@/components/ui/table-cells";
import type { BaselineRow } from "@/domain/baseline";
import { inYi } from "@/domain/money";

export function BaselineTable({ rows, panelHref }: { rows: readonly BaselineRow[]; panelHref: string }) {
  return (
    <Table caption="各产业基数">
      <thead className="max-lg:hidden">
        <tr>
          <HeadCell>产业</HeadCell>
          <HeadCell>集群</HeadCell>
          <HeadCell>责任部门</HeadCell>
          <HeadCell>年份</HeadCell>
          <HeadCell isNumber second="亿元">
            产值
          </HeadCell>
          <HeadCell>来源</HeadCell>
          <HeadCell>来源日期</HeadCell>
          <HeadCell>录入</HeadCell>
          <HeadCell isNumber>历史</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.industryId}>
            <RowHead>
              {row.isNeeded ? (
                <Link href={`${panelHref}${row.industryId}`} scroll={false} className="underline underline-offset-2">
                  {row.industryName}
                </Link>
              ) : (
                row.industryName
              )}
              <span className="block text-xs text-ink-3 lg:hidden">
                {row.responsibleNames}
                {row.current && `，${row.current.year} 年，${row.current.source}`}
              </span>
            </RowHead>
            <Cell isQuiet className="max-lg:hidden">
              {row.clusterName}
            </Cell>
            <Cell className="max-lg:hidden">{row.responsibleNames}</Cell>
            <Cell className="max-lg:hidden">{row.current?.year}</Cell>
            <Cell isNumber isKey>
              {row.current ? (
                inYi(row.current.outputYuan)
              ) : (
                <NoNumber kind={row.isNeeded ? "notRecorded" : "notApplicable"} />
              )}
            </Cell>
            <Cell isQuiet className="max-w-70 truncate max-lg:hidden" title={row.current?.source}>
              {row.current?.source ?? (row.isNeeded ? "" : "没有产值目标，按指标和里程碑考核")}
            </Cell>
            <Cell isQuiet className="max-lg:hidden">
              {row.current?.sourceOn}
            </Cell>
            <Cell isQuiet className="max-lg:hidden">
              {row.current && `${row.current.enteredByName ?? "随数据装入"} ${row.current.enteredOn}`}
            </Cell>
            <Cell isNumber isQuiet className="max-lg:hidden">
              {row.history.length > 1 ? row.history.length : ""}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
