import clsx from "clsx";
import { Card } from "@/components/ui/card";
import { CardScroll } from "@/components/ui/card-scroll";
import { NoNumber } from "@/components/ui/no-number";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead } from "@/components/ui/table-cells";
import type { LadderStrip } from "@/domain/ladder-strip";

export function LadderCard({ year, ladder, className }: { year: number; ladder: LadderStrip; className?: string }) {
  return (
    <Card title={`${year} 阶梯目标`} note="亿元；余量 = 集群目标 − 档位" {...(className && { className })}>
      {ladder.rungs.length > 0 && (
        <CardScroll className="flex-none">
          <Table caption={`${year} 年阶梯目标`} rows={28}>
            <thead>
              <tr>
                <HeadCell>档位 / 个数</HeadCell>
                <HeadCell>集群</HeadCell>
                <HeadCell isNumber>余量</HeadCell>
                <HeadCell isNumber>保底差额</HeadCell>
                <HeadCell>决定产业</HeadCell>
              </tr>
            </thead>
            {ladder.rungs.map((rung) => (
              <tbody key={rung.threshold}>
                {rung.lines.map((line, index) => (
                  <tr key={line.clusterId}>
                    {index === 0 && (
                      <th scope="rowgroup" rowSpan={rung.lines.length}>
                        <b className="font-semibold">{rung.threshold}</b> {rung.statedCount} 个
                      </th>
                    )}
                    <RowHead>{line.clusterName}</RowHead>
                    <Cell isNumber className={clsx(line.margin.startsWith("−") && "text-bad")}>
                      {line.margin}
                    </Cell>
                    <Cell isNumber isKey>
                      {line.guaranteedDifference.blank === null ? (
                        <span className={clsx(line.isBelow && "text-bad", line.isAbove && "text-ok")}>
                          {line.guaranteedDifference.text}
                        </span>
                      ) : (
                        <span title={line.guaranteedDifference.why ?? undefined}>
                          <NoNumber kind={line.guaranteedDifference.blank} isUrgent />
                        </span>
                      )}
                    </Cell>
                    <Cell>{line.deciding}</Cell>
                  </tr>
                ))}
              </tbody>
            ))}
          </Table>
        </CardScroll>
      )}
      {[ladder.elsewhere, ladder.partly].flatMap((words) =>
        words === null ? (
          []
        ) : (
          <p key={words} className="shrink-0 px-3 py-1 text-xs text-ink-3">
            {words}
          </p>
        ),
      )}
    </Card>
  );
}
