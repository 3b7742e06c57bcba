"use client";

import clsx from "clsx";
import Link from "next/link";
import { StageCell } from "@/components/signed/stage-cell";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead } from "@/components/ui/table-cells";
import type { Column } from "@/domain/sheet";
import { columnsOf, headingParts, type ShownLine, type SignedList, showTotal } from "@/domain/signed-cells";
import type { SignedRow } from "@/domain/signed-sheet";

const caption = "签约项目清单";
const isNumber = ({ kind }: Column<SignedRow>) => kind === "yi" || kind === "wan" || kind === "int";

/** Heads of 常用列 in two short lines; 单位：亿元 stands above the list, the full heading on the cell. */
const usualHeads: Readonly<Record<string, readonly [string, string?]>> = {
  "建设地点(旗县市区)": ["建设地点"],
  "建设性质(新建/扩建/技改/增资)": ["性质"],
  "协议总投资(亿元)": ["协议", "总投资"],
  "其中固定资产投资(亿元)": ["其中", "固定资产"],
  "达产年产值(亿元)": ["达产", "年产值"],
  "预计年税收(万元)": ["预计年税收", "万元"],
  "带动就业(人)": ["带动就业", "人"],
};
/** Of the card's width, in the order of the columns; the name takes what is left. */
const usualWidths = [
  "w-11",
  "w-26",
  "",
  "w-22",
  "w-27",
  "w-20",
  "w-12",
  "w-21",
  "w-18",
  "w-18",
  "w-21",
  "w-18",
  "w-24",
  "w-36",
];

/** The official list from 1024 px on: 常用列, or all columns that scroll sideways with 序号 and 项目名称 in place. */
export function SignedTable({
  lines,
  showsAll,
  asOf,
  totals,
  count,
}: Pick<SignedList, "asOf" | "totals" | "count"> & { lines: readonly ShownLine[]; showsAll: boolean }) {
  const columns = columnsOf(showsAll);
  return (
    <Table
      caption={caption}
      rows={28}
      className={showsAll ? "w-max min-w-full max-lg:hidden" : "table-fixed max-lg:hidden"}
    >
      {!showsAll && (
        <colgroup>
          {columns.map(({ heading }, index) => (
            <col key={heading} className={usualWidths[index]} />
          ))}
        </colgroup>
      )}
      <thead>
        <tr>
          {columns.map((column) => (
            <Head key={column.heading} column={column} showsAll={showsAll} />
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            {columns.map((column, index) => (
              <LineCell
                key={column.heading}
                column={column}
                words={line.cells[index] ?? ""}
                line={line}
                asOf={asOf}
                showsAll={showsAll}
              />
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          {columns.map((column) =>
            column.heading === "项目名称" ? (
              <RowHead key={column.heading} className="z-2 bg-[#f8f9fb]" {...pinOf(column, showsAll)}>
                合计（{count} 个）
              </RowHead>
            ) : (
              <Cell
                key={column.heading}
                isNumber={isNumber(column)}
                className={clsx(column.heading === "序号" && "z-2 bg-[#f8f9fb]")}
                {...pinOf(column, showsAll)}
              >
                {showTotal(column, totals)}
              </Cell>
            ),
          )}
        </tr>
      </tfoot>
    </Table>
  );
}

const pinnedAtPx: Readonly<Record<string, number>> = { 序号: 0, 项目名称: 48 };

function pinOf({ heading }: Column<SignedRow>, showsAll: boolean) {
  const at = showsAll ? pinnedAtPx[heading] : undefined;
  return at === undefined ? {} : { pinnedAtPx: at };
}

function Head({ column, showsAll }: { column: Column<SignedRow>; showsAll: boolean }) {
  const { name, unit } = headingParts(column.heading);
  const [first, second] = showsAll ? [name, unit] : (usualHeads[column.heading] ?? [name]);
  return (
    <HeadCell
      isNumber={isNumber(column)}
      title={column.heading}
      {...pinOf(column, showsAll)}
      {...(second && { second })}
    >
      {/* As wide as the place 项目名称 is pinned at. */}
      {showsAll && column.heading === "序号" ? <span className="inline-block w-8">{first}</span> : first}
    </HeadCell>
  );
}

function LineCell({
  column,
  words,
  line,
  asOf,
  showsAll,
}: {
  column: Column<SignedRow>;
  words: string;
  line: ShownLine;
  asOf: string;
  showsAll: boolean;
}) {
  const pin = pinOf(column, showsAll);
  switch (column.heading) {
    case "项目名称":
      return (
        <RowHead {...pin}>
          <Link href={`/projects/${line.id}`} title={words} className="block max-w-72 truncate">
            {words}
          </Link>
        </RowHead>
      );
    case "当前阶段":
      return (
        <Cell>
          <StageCell line={line} asOf={asOf} />
        </Cell>
      );
    case "序号":
      return (
        <Cell isNumber isQuiet {...pin}>
          {words}
        </Cell>
      );
    default:
      return isNumber(column) ? (
        <Cell isNumber>{words}</Cell>
      ) : (
        <Cell isQuiet={column.kind === "code"}>
          {words && (
            <span title={words} className="block max-w-64 truncate">
              {(showsAll ? null : shortOf(column, line)) ?? words}
            </span>
          )}
        </Cell>
      );
  }
}

/** Where the screen is narrow the short name stands, with the full one on it. */
function shortOf({ heading }: Column<SignedRow>, line: ShownLine): string | null {
  if (heading === "所属产业") return line.industryShortName;
  return heading === "建设地点(旗县市区)" ? line.bannerShortName : null;
}
