import clsx from "clsx";
import { SourcedFigure } from "@/components/figure/sourced-figure";
import { linesHref } from "@/components/targets/lines-href";
import { NoNumber } from "@/components/ui/no-number";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead } from "@/components/ui/table-cells";
import { type Bucket, bucketLabels } from "@/domain/credit";
import { type IndustryRow, onTimeLabel, type RowFigure } from "@/domain/industry-row";

type Line = { figure: RowFigure; label: string; bucket?: Bucket; isSum?: boolean; isAside?: boolean };

const lines: readonly Line[] = [
  { figure: "target", label: "目标", isSum: true },
  { figure: "baseline", label: "基数" },
  { figure: "realised", label: bucketLabels.realised, bucket: "realised" },
  { figure: "under_construction", label: bucketLabels.under_construction, bucket: "under_construction" },
  { figure: "constructionOnTime", label: `另列：${onTimeLabel}`, bucket: "under_construction", isAside: true },
  { figure: "guaranteed", label: "保底", isSum: true },
  { figure: "gap", label: "缺口（目标−保底）", isSum: true },
  { figure: "committed", label: bucketLabels.committed, bucket: "committed" },
  { figure: "withSigned", label: "含已签", isSum: true },
  { figure: "pipeline", label: bucketLabels.pipeline, bucket: "pipeline" },
  { figure: "outlook", label: "展望", isSum: true },
];

/** The chosen year line by line; three sums that are never one, an aside that is in none, each figure with its card. */
export function MakeupTable({ row, nominals }: { row: IndustryRow; nominals: Readonly<Record<Bucket, string>> }) {
  return (
    <Table caption={`${row.name} ${row.year} 年构成，单位亿元`} rows={28}>
      <thead>
        <tr>
          <HeadCell>科目</HeadCell>
          <HeadCell isNumber second="亿元">
            名义值
          </HeadCell>
          <HeadCell isNumber second="亿元">
            计入值
          </HeadCell>
          <HeadCell isNumber>明细</HeadCell>
          <HeadCell className="max-lg:hidden">口径</HeadCell>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ figure, label, bucket, isSum = false, isAside = false }) => {
          const { source, lineCount, shown } = row.figures[figure];
          return (
            <tr key={figure}>
              <RowHead className={clsx(isSum && "font-semibold", isAside && "pl-5! text-ink-2")}>{label}</RowHead>
              <Cell isNumber isQuiet>
                {bucket && !isAside && (shown.blank === null ? nominals[bucket] : <NoNumber kind="notApplicable" />)}
              </Cell>
              <Cell isNumber isKey={isSum} isQuiet={isAside}>
                <SourcedFigure
                  figure={row.figures[figure]}
                  linesHref={bucket && linesHref({ industryId: row.industryId, year: row.year, bucket })}
                />
              </Cell>
              <Cell isNumber isQuiet>
                {lineCount !== null && `${lineCount} 笔`}
              </Cell>
              <Cell isQuiet isWrapping className="text-xs max-lg:hidden">
                {shown.blank === null ? source.basis : (shown.why ?? source.basis)}
              </Cell>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
