import { NoNumber } from "@/components/ui/no-number";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead } from "@/components/ui/table-cells";
import type { Shown } from "@/domain/figure";
import { forecastFigures } from "@/domain/forecast";
import type { ClusterRow } from "@/domain/industry-page";

/** Clusters with what the annex prints for each target year and the three forecasts of the chosen one. */
export function ClusterTable({
  year,
  years,
  rows,
}: {
  year: number;
  years: readonly number[];
  rows: readonly ClusterRow[];
}) {
  return (
    <Table caption="集群目标，单位亿元">
      <thead>
        <tr>
          <HeadCell>集群</HeadCell>
          <HeadCell>牵头</HeadCell>
          <HeadCell isNumber>产业</HeadCell>
          {years.map((each) => (
            <HeadCell key={each} isNumber second="附件">
              {each} 目标
            </HeadCell>
          ))}
          <HeadCell isNumber second={String(year)}>
            保底
          </HeadCell>
          <HeadCell isNumber second={String(year)}>
            含已签
          </HeadCell>
          <HeadCell isNumber second={String(year)}>
            展望
          </HeadCell>
          <HeadCell isNumber second="目标−保底">
            缺口
          </HeadCell>
          <HeadCell>条款</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <RowHead>{row.name}</RowHead>
            <Cell isQuiet>{row.lead}</Cell>
            <Cell isNumber isQuiet>
              {row.industryCount}
            </Cell>
            {row.targets.map(({ year: each, shown }) => (
              <Cell key={each} isNumber isKey={each === year}>
                <Words shown={shown} />
              </Cell>
            ))}
            {forecastFigures.map((figure) => (
              <Cell key={figure} isNumber isKey={figure === "gap"}>
                <Words shown={row.forecasts[figure]} />
              </Cell>
            ))}
            <Cell isQuiet>{row.clause}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Words({ shown }: { shown: Shown }) {
  return shown.blank === null ? (
    shown.text
  ) : (
    <span title={shown.why ?? undefined}>
      <NoNumber kind={shown.blank} />
    </span>
  );
}
