"use client";

import Link from "next/link";
import { NoNumber } from "@/components/ui/no-number";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead } from "@/components/ui/table-cells";
import type { CreditRow, CreditTotals } from "@/domain/credit-line";

/** Ledger lines, newest first; a reversal stands beside what it took back. The foot is of the whole query. */
export function CreditTable({
  year,
  unit,
  rows,
  totals,
}: {
  year: number;
  unit: string;
  rows: readonly CreditRow[];
  totals: CreditTotals | null;
}) {
  return (
    <Table caption={`计入明细，目标年 ${year}，单位${unit}`} rows={28}>
      <thead className="max-lg:hidden">
        <tr>
          <HeadCell>入账日期</HeadCell>
          <HeadCell>项目</HeadCell>
          <HeadCell>阶段</HeadCell>
          <HeadCell>科目</HeadCell>
          <HeadCell>旗县市区</HeadCell>
          <HeadCell isNumber second={unit}>
            名义值
          </HeadCell>
          <HeadCell isNumber second={unit}>
            计入值
          </HeadCell>
          <HeadCell>事由</HeadCell>
          <HeadCell>账期</HeadCell>
          <HeadCell>依据</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <Cell isQuiet className="max-lg:hidden">
              {row.postedOn}
            </Cell>
            <RowHead className="max-lg:max-w-0 max-lg:w-full">
              <Link href={`/projects/${row.projectId}`} className="block truncate">
                {row.projectName}
              </Link>
              <span className="block truncate text-xs text-ink-3 lg:hidden">
                {row.bucketWords}，{row.bannerName}，{row.postedOn}
              </span>
            </RowHead>
            <Cell className="max-lg:hidden">{row.stageWords}</Cell>
            <Cell className="max-lg:hidden">{row.bucketWords}</Cell>
            <Cell className="max-lg:hidden">{row.bannerName}</Cell>
            <Cell isNumber isQuiet className="max-lg:hidden">
              {row.nominal}
            </Cell>
            <Cell isNumber isKey>
              {row.credited.blank === null ? row.credited.text : <NoNumber kind={row.credited.blank} />}
            </Cell>
            <Cell isQuiet className="max-lg:hidden">
              {row.eventWords}
            </Cell>
            <Cell isQuiet className="max-lg:hidden">
              {row.postedMonth}
            </Cell>
            <Cell isQuiet className="max-w-60 truncate max-lg:hidden" title={row.basis}>
              {row.basis}
            </Cell>
          </tr>
        ))}
      </tbody>
      {totals && (
        <tfoot>
          <tr>
            <th scope="row" colSpan={5} className="max-lg:hidden">
              {totals.words}
            </th>
            <th scope="row" className="lg:hidden">
              {totals.count} 笔有效合计
            </th>
            <Cell isNumber className="max-lg:hidden">
              {totals.nominal}
            </Cell>
            <Cell isNumber>{totals.credited}</Cell>
            <td colSpan={3} className="max-lg:hidden" />
          </tr>
        </tfoot>
      )}
    </Table>
  );
}
