import clsx from "clsx";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell } from "@/components/ui/table-cells";
import type { Column } from "@/domain/sheet";
import {
  countingWords,
  footingWords,
  printedColumns,
  type SignedSheet,
  showCell,
  shownHash,
  showTotal,
  unreportedSentence,
} from "@/domain/signed-cells";
import { closingLabels, type SignedRow } from "@/domain/signed-sheet";

const isNumber = ({ kind }: Column<SignedRow>) => kind === "yi" || kind === "wan" || kind === "int";

/** The list as it is hung up and sent: black, white and ruled; the total and the signatures stand once, at the end. */
export function PrintSheet({ sheet, showsAll, isDemo }: { sheet: SignedSheet; showsAll: boolean; isDemo: boolean }) {
  const parts = showsAll ? printedColumns.all : printedColumns.usual;
  const unreported = unreportedSentence(sheet.totals);
  return (
    <article className="mx-auto max-w-[273mm] bg-white p-6 text-black print:max-w-none print:p-0">
      {parts.map((columns, index) => (
        <section key={columns.at(-1)?.heading} className={clsx(index > 0 && "mt-8 break-before-page print:mt-0")}>
          <h2 className="text-center font-title text-[22px] leading-10 font-semibold">
            招商引资签约项目清单{sheet.isEnded && "（已终止）"}
            {parts.length > 1 && `（${index + 1}/${parts.length}）`}
          </h2>
          <p className="mb-1 flex justify-between text-sm">
            <span>
              截止日：{sheet.asOf}
              {sheet.isClosed && `（${Number(sheet.asOf.slice(5, 7))} 月已月结）`}
            </span>
            <span>单位：亿元</span>
          </p>
          <PrintTable columns={columns} sheet={sheet} isDense={showsAll} />
        </section>
      ))}
      <footer className="mt-2 break-inside-avoid">
        <p className="text-xs">
          口径说明：{sheet.isEnded ? countingWords.ended : countingWords.live}
          {footingWords}
          {unreported}
          {isDemo && "演示数据，企业与项目均为虚构示例。"}内容校验码 {shownHash(sheet.contentHash)}。
        </p>
        <p className="mt-3 grid grid-cols-[1.6fr_1fr_1fr_1.2fr_1.2fr] text-base">
          {closingLabels.map((label) => (
            <span key={label}>{label.replace("(", "（").replace(")", "）")}：</span>
          ))}
        </p>
      </footer>
    </article>
  );
}

function PrintTable({
  columns,
  sheet,
  isDense,
}: {
  columns: readonly Column<SignedRow>[];
  sheet: SignedSheet;
  isDense: boolean;
}) {
  const shares = columns.reduce((sum, column) => sum + paperShare(column), 0);
  return (
    <Table
      caption="招商引资签约项目清单"
      rows={28}
      isRuled
      className={clsx(
        "border-collapse [&_:is(td,th)]:static [&_:is(td,th)]:border [&_:is(td,th)]:border-black [&_:is(td,th)]:text-black [&_td]:px-1.5 [&_td]:text-xs",
        "[&_thead_th]:bg-[#eee] [&_thead_th]:px-1.5 [&_thead_th]:text-center [&_thead_th]:align-middle [&_thead_th]:font-semibold [&_thead_th]:whitespace-normal",
        isDense &&
          "table-fixed [&_td]:px-0.5 [&_td]:text-[7pt] [&_td]:leading-3 [&_th]:px-0.5 [&_th]:text-[7pt] [&_th]:leading-3",
      )}
    >
      {isDense && (
        <colgroup>
          {columns.map((column) => (
            <col key={column.heading} style={{ width: `${(paperShare(column) / shares) * 100}%` }} />
          ))}
        </colgroup>
      )}
      <thead>
        <tr>
          {columns.map((column) => (
            <HeadCell key={column.heading}>
              {isDense ? column.heading : column.heading.replace(/\((?:旗县市区|亿元)\)$/, "")}
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {sheet.rows.map((row) => (
          <tr key={row.code}>
            {columns.map((column) => (
              <Cell
                key={column.heading}
                isNumber={isNumber(column)}
                isWrapping={column.kind === "text" || (isDense && column.kind === "code")}
                className={clsx(isDense && "break-all")}
              >
                {showCell(column, column.value(row))}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          {columns.map((column) => (
            <Cell key={column.heading} isNumber={isNumber(column)}>
              {column.heading === "项目名称" ? `合计（${sheet.rows.length} 个）` : showTotal(column, sheet.totals)}
            </Cell>
          ))}
        </tr>
      </tfoot>
    </Table>
  );
}

/** Long texts break into lines on paper; days and numbers never do, so they get the room they need. */
function paperShare({ kind, width }: Column<SignedRow>): number {
  if (kind === "day") return 19;
  return kind === "text" ? Math.min(Math.max(width, 13), 22) : Math.max(width, 10);
}
