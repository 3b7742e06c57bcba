import Link from "next/link";
import { linesHref } from "@/components/targets/lines-href";
import { NoNumber } from "@/components/ui/no-number";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead } from "@/components/ui/table-cells";
import { Tag } from "@/components/ui/tag";
import { buckets } from "@/domain/credit";
import type { IndicatorRow } from "@/domain/industry-page";

const shownBuckets = [...buckets].reverse();
const headings = { realised: "已投产", under_construction: "在建", committed: "已签", pipeline: "在谈" } as const;

/** The document's indicators as printed, and the ledger of capacity in each one's own unit. */
export function IndicatorTable({
  industryId,
  year,
  years,
  rows,
}: {
  industryId: string;
  year: number;
  years: readonly number[];
  rows: readonly IndicatorRow[];
}) {
  return (
    <Table caption="指标" rows={28}>
      <thead>
        <tr>
          <HeadCell>指标</HeadCell>
          <HeadCell>单位</HeadCell>
          {years.map((each) => (
            <HeadCell key={each} isNumber second="文件">
              {each} 目标
            </HeadCell>
          ))}
          {shownBuckets.map((bucket) => (
            <HeadCell key={bucket} isNumber second={`项目，${year}`}>
              {headings[bucket]}
            </HeadCell>
          ))}
          <HeadCell>条款</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <RowHead isWrapping className="min-w-32" title={row.kindWords}>
              {row.name}
            </RowHead>
            <Cell isQuiet>{row.unit}</Cell>
            {row.targets.map(({ year: each, shown, isStrive }) => (
              <Cell key={each} isNumber isKey={each === year}>
                {isStrive && (
                  <span className="mr-1">
                    <Tag>力争</Tag>
                  </span>
                )}
                {shown.blank === null ? shown.text : <NoNumber kind={shown.blank} />}
              </Cell>
            ))}
            {shownBuckets.map((bucket) => {
              const quantity = row.quantities[bucket];
              return (
                <Cell key={bucket} isNumber>
                  {quantity && (
                    <Link
                      href={linesHref({ industryId, year, bucket, indicatorId: row.id })}
                      title={`${quantity.lineCount} 笔`}
                    >
                      {quantity.text}
                    </Link>
                  )}
                </Cell>
              );
            })}
            <Cell isQuiet>{row.clause}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
