import { NoNumber } from "@/components/ui/no-number";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead } from "@/components/ui/table-cells";
import { Tag } from "@/components/ui/tag";
import type { Shown } from "@/domain/figure";
import type { BodyAgainstAnnexRow, Discrepancy, IndustryMilestone } from "@/domain/industry-page";

export function MilestoneTable({ rows }: { rows: readonly IndustryMilestone[] }) {
  return (
    <Table caption="里程碑" rows={28}>
      <thead>
        <tr>
          <HeadCell>年份</HeadCell>
          <HeadCell>里程碑</HeadCell>
          <HeadCell>条款</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <Cell>{row.year}</Cell>
            <RowHead isWrapping>
              {row.name} {row.isStrive && <Tag>力争</Tag>}
            </RowHead>
            <Cell isQuiet>{row.clause}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Output in the body beside the annex, year by year, then the oddities of the document that touch the industry. */
export function ComparisonTable({
  rows,
  discrepancies,
}: {
  rows: readonly BodyAgainstAnnexRow[];
  discrepancies: readonly Discrepancy[];
}) {
  return (
    <>
      <Table caption="正文与附件的产值，单位亿元" rows={28}>
        <thead>
          <tr>
            <HeadCell>年份</HeadCell>
            <HeadCell isNumber second="亿元">
              正文
            </HeadCell>
            <HeadCell isNumber second="亿元">
              附件
            </HeadCell>
            <HeadCell>核对</HeadCell>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.year}>
              <RowHead>{row.year}</RowHead>
              <Printed shown={row.body} isStrive={row.body.isStrive} />
              <Printed shown={row.annex} isStrive={row.annex.isStrive} />
              <Cell className={row.isDifferent ? "text-bad" : "text-ink-2"}>{row.verdict}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      {discrepancies.length > 0 && (
        <ul className="grid gap-1.5 px-3 py-2 text-xs text-ink-2">
          {discrepancies.map((row) => (
            <li key={row.id}>
              <b className="font-medium text-ink">{row.topic}</b>　{row.text}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Printed({ shown, isStrive }: { shown: Shown; isStrive: boolean }) {
  return (
    <Cell isNumber>
      {isStrive && (
        <span className="mr-1">
          <Tag>力争</Tag>
        </span>
      )}
      {shown.blank === null ? shown.text : <NoNumber kind={shown.blank} />}
    </Cell>
  );
}
