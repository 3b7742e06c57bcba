"use client";

import Link from "next/link";
import { CardScroll } from "@/components/ui/card-scroll";
import { Light } from "@/components/ui/light";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead, SortCell } from "@/components/ui/table-cells";
import { type ProjectPage, type ProjectRow, sumOf } from "@/domain/board";
import { nextSort, type ProjectFilter, projectsHref } from "@/domain/project-filter";

/** The same query as the board, as rows with totals over all of it. */
export function ProjectTable({ page, filter }: { page: ProjectPage; filter: ProjectFilter }) {
  const { rows, totals } = page;
  const investment = sumOf(totals.investmentYuan, totals.blankInvestments, totals.count);
  const output = sumOf(totals.outputYuan, totals.blankOutputs, totals.count);
  const sort = (column: "code" | "name" | "investment") => ({
    href: projectsHref(filter, { sort: nextSort(filter.sort, column) }),
    direction:
      filter.sort === column ? ("ascending" as const) : filter.sort === `-${column}` ? ("descending" as const) : null,
  });
  return (
    <CardScroll>
      <div className="max-lg:hidden">
        <Table caption="项目，单位：亿元" className="table-fixed">
          <colgroup>
            {columnWidths.map(({ column, width }) => (
              <col key={column} className={width} />
            ))}
          </colgroup>
          <thead>
            <tr>
              <SortCell {...sort("code")}>编号</SortCell>
              <SortCell {...sort("name")}>名称</SortCell>
              <HeadCell>投资方</HeadCell>
              <HeadCell>环节</HeadCell>
              <HeadCell>建设地点</HeadCell>
              <HeadCell>阶段</HeadCell>
              <HeadCell>状态</HeadCell>
              <SortCell isNumber second="亿元" {...sort("investment")}>
                总投资
              </SortCell>
              <HeadCell isNumber second="亿元">
                达产年产值
              </HeadCell>
              <HeadCell>最近对接</HeadCell>
              <HeadCell>下一步</HeadCell>
              <HeadCell>时限</HeadCell>
              <HeadCell>缺项</HeadCell>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={7}>
                合计（{totals.count} 个）
              </th>
              <td data-num="" title={investment.sumNote ?? undefined}>
                {investment.sum}
              </td>
              <td data-num="" title={output.sumNote ?? undefined}>
                {output.sum}
              </td>
              <td colSpan={4} className="font-normal! text-xs! text-ink-3">
                {(investment.sumNote ?? output.sumNote) ? "* 有未填的，合计不含" : ""}
              </td>
            </tr>
          </tfoot>
        </Table>
      </div>
      <ul className="divide-y divide-line-2 lg:hidden">
        {rows.map((row) => (
          <PhoneRow key={row.id} row={row} />
        ))}
        <li className="flex justify-between px-3 py-2.5 text-sm font-semibold">
          <span>合计（{totals.count} 个）</span>
          <span>{investment.sum === "未填" ? "未填" : `${investment.sum} 亿元`}</span>
        </li>
      </ul>
    </CardScroll>
  );
}

/** Tailwind widths, so that no style attribute is needed; the name takes what is left. */
const columnWidths = [
  { column: "code", width: "w-27" },
  { column: "name", width: "w-auto" },
  { column: "company", width: "w-39" },
  { column: "link", width: "w-24" },
  { column: "place", width: "w-17" },
  { column: "stage", width: "w-14" },
  { column: "status", width: "w-18" },
  { column: "investment", width: "w-21" },
  { column: "output", width: "w-22" },
  { column: "contact", width: "w-23" },
  { column: "nextStep", width: "w-25" },
  { column: "due", width: "w-27" },
  { column: "missing", width: "w-17" },
] as const;

const short = (text: string | null) => (
  <span title={text ?? undefined} className="block truncate">
    {text}
  </span>
);
const blank = <span className="text-xs font-normal text-ink-3">未填</span>;

function Row({ row }: { row: ProjectRow }) {
  return (
    <tr>
      <Cell isQuiet>{short(row.code)}</Cell>
      <RowHead>
        <Link href={`/projects/${row.id}`} title={row.name} className="block truncate font-normal">
          {row.name}
        </Link>
      </RowHead>
      <Cell>{short(row.companyName)}</Cell>
      <Cell isQuiet>{short(row.linkName)}</Cell>
      <Cell isQuiet>{row.placeName}</Cell>
      <Cell>{row.stage}</Cell>
      <Cell isQuiet>{row.status}</Cell>
      <Cell isNumber isKey>
        {row.investment ?? blank}
      </Cell>
      <Cell isNumber>{row.output ?? blank}</Cell>
      <Cell isQuiet>{row.lastContactOn}</Cell>
      <Cell isQuiet>{short(row.nextStep)}</Cell>
      <Cell>
        {row.light ? (
          <Light tone={row.light.tone === "past" ? "bad" : "warn"} words={row.light.words} />
        ) : (
          row.nextStepOn
        )}
      </Cell>
      <Cell isQuiet>
        {row.missing.length > 0 && <span title={row.missing.join("、")}>缺 {row.missing.length} 项</span>}
      </Cell>
    </tr>
  );
}

function PhoneRow({ row }: { row: ProjectRow }) {
  return (
    <li className="relative px-3 py-2">
      <p className="flex items-baseline gap-2 text-base">
        <Link
          href={`/projects/${row.id}`}
          className="min-w-0 flex-1 truncate text-ink after:absolute after:inset-0 hover:no-underline"
        >
          {row.name}
        </Link>
        <span className="font-semibold">{row.investment ?? blank}</span>
      </p>
      <p className="flex items-center gap-2 text-xs text-ink-2">
        <span className="min-w-0 truncate">
          {row.stage} · {row.linkName} · {row.placeName}
        </span>
        <span className="flex-1" />
        {row.light ? (
          <Light tone={row.light.tone === "past" ? "bad" : "warn"} words={row.light.words} />
        ) : (
          row.missing.length > 0 && <span className="whitespace-nowrap">缺 {row.missing.length} 项</span>
        )}
      </p>
    </li>
  );
}
