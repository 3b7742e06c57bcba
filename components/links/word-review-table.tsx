import Link from "next/link";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead } from "@/components/ui/table-cells";
import type { WordReview } from "@/domain/match-words";

/** Words whose firms people dismissed; with the link beside them when the table is of several links. */
export function WordReviewTable({ rows, hasLink }: { rows: readonly WordReview[]; hasLink: boolean }) {
  return (
    <Table caption="需要复核的关键词" isRuled>
      <thead>
        <tr>
          <HeadCell>关键词</HeadCell>
          {hasLink && <HeadCell>环节</HeadCell>}
          <HeadCell isNumber second="家">
            已排除
          </HeadCell>
          <HeadCell isNumber second="家">
            已确认
          </HeadCell>
          <HeadCell>主要排除原因</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.linkId} ${row.word}`}>
            <RowHead>{row.word}</RowHead>
            {hasLink && (
              <Cell isWrapping>
                <Link href={`/chains/${row.chainId}/${row.linkId}?tab=words`}>{row.linkName}</Link>
                <span className="block text-xs text-ink-2">{row.chainName}</span>
              </Cell>
            )}
            <Cell isNumber isKey>
              {row.dismissed}
            </Cell>
            <Cell isNumber>{row.confirmed}</Cell>
            <Cell isWrapping isQuiet>
              {row.reasons.join("；")}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
