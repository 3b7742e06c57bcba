"use client";

import Link from "next/link";
import { SourcedFigure } from "@/components/figure/sourced-figure";
import { DistanceBar, NoBar } from "@/components/overview/distance-bar";
import { linesHref } from "@/components/targets/lines-href";
import { NoNumber } from "@/components/ui/no-number";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead } from "@/components/ui/table-cells";
import { Tag } from "@/components/ui/tag";
import type { IndustryRow, LineFigure, TotalRow } from "@/domain/industry-row";

const columns = ["baseline", "realised", "under_construction", "committed", "gap"] as const;

export function IndustryTable({
  year,
  rows,
  total,
  cooperatingRows,
  signedPercent,
}: {
  year: number;
  rows: readonly IndustryRow[];
  total: TotalRow;
  cooperatingRows: readonly IndustryRow[];
  signedPercent: number;
}) {
  const baselineYears = [...new Set(rows.flatMap((row) => row.baselineYear ?? []))];
  return (
    <Table caption={`${year} 年产业产值，单位亿元`} rows={28}>
      <thead>
        <tr>
          <HeadCell>产业</HeadCell>
          <HeadCell isNumber>{year} 目标</HeadCell>
          <HeadCell isNumber second={baselineYears.length === 1 ? `${baselineYears[0]} 年` : "最近年"}>
            基数
          </HeadCell>
          <HeadCell isNumber>
            已投产
            <br />
            新增
          </HeadCell>
          <HeadCell isNumber>在建</HeadCell>
          <HeadCell isNumber second={`×${signedPercent}%`}>
            已签
          </HeadCell>
          <HeadCell isNumber second="目标−保底">
            缺口
          </HeadCell>
          <HeadCell second="竖线为目标" className="w-42 pl-3.5">
            距目标
          </HeadCell>
          <HeadCell isNumber>含已签</HeadCell>
          <HeadCell isNumber>展望</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <IndustryLine key={row.industryId} row={row} />
        ))}
      </tbody>
      {cooperatingRows.length === 0 ? (
        <tfoot>
          <TotalLine total={total} />
        </tfoot>
      ) : (
        <tbody>
          <TotalLine total={total} />
          {cooperatingRows.map((row) => (
            <IndustryLine key={row.industryId} row={row} />
          ))}
        </tbody>
      )}
    </Table>
  );
}

function IndustryLine({ row }: { row: IndustryRow }) {
  const figure = (name: LineFigure) => (
    <SourcedFigure
      figure={row.figures[name]}
      linesHref={
        name === "realised" || name === "under_construction" || name === "committed"
          ? linesHref({ industryId: row.industryId, year: row.year, bucket: name })
          : undefined
      }
    />
  );
  return (
    <tr>
      <RowHead>
        <Link href={`/targets/${row.industryId}?year=${row.year}`} className="text-ink">
          {row.name}
        </Link>
        {row.duty === "cooperating" && (
          <span className="ml-1">
            <Tag>配合</Tag>
          </span>
        )}
      </RowHead>
      <Cell isNumber isKey>
        {figure("target")}
      </Cell>
      {columns.map((name) => (
        <Cell key={name} isNumber isKey={name === "gap"} isQuiet={name === "committed"}>
          {figure(name)}
        </Cell>
      ))}
      <Cell className="pl-3.5">
        {row.bar ? (
          <DistanceBar bar={row.bar} />
        ) : row.hasMoneyTarget ? (
          <NoBar words="补录基数后显示" />
        ) : (
          <Link href={`/targets/${row.industryId}?year=${row.year}&tab=indicators`} className="text-xs">
            按指标和里程碑
          </Link>
        )}
      </Cell>
      <Cell isNumber isQuiet>
        {figure("withSigned")}
      </Cell>
      <Cell isNumber isQuiet>
        {figure("outlook")}
      </Cell>
    </tr>
  );
}

/** The total closes the unit's own rows; 配合 rows follow it and are not in it. */
const totalLook = "border-t border-t-edge bg-[#f8f9fb] font-semibold";

function TotalLine({ total }: { total: TotalRow }) {
  const figure = (name: LineFigure) => {
    const { shown, isPartial } = total.figures[name];
    return (
      <Cell key={name} isNumber className={totalLook}>
        {shown.blank === null ? shown.text : <NoNumber kind={shown.blank} />}
        {isPartial && <span className="text-warn">*</span>}
      </Cell>
    );
  };
  return (
    <tr>
      <RowHead className={totalLook}>{total.label}</RowHead>
      {(["target", ...columns] as const).map(figure)}
      {total.missing === null ? (
        <>
          <Cell className={totalLook} />
          {figure("withSigned")}
          {figure("outlook")}
        </>
      ) : (
        <td colSpan={3} className={`${totalLook} pl-3.5`}>
          <span className="text-xs font-normal text-warn">* {total.missing}</span>
        </td>
      )}
    </tr>
  );
}
