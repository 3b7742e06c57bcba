import Link from "next/link";
import { CapitalCell } from "@/components/companies/capital-cell";
import { Highlight } from "@/components/ui/highlight";
import { NoNumber } from "@/components/ui/no-number";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead, SortCell } from "@/components/ui/table-cells";
import { Tag } from "@/components/ui/tag";
import { localLabel } from "@/domain/company";
import { type CompanyFilter, type CompanyHit, companiesHref, placeOf } from "@/domain/company-list";

export const companyHeadings = ["企业名称", "统一社会信用代码", "所在地", "经营范围", "匹配环节", "关系", "注册资本"];

type Props = { rows: readonly CompanyHit[]; filter: CompanyFilter; order: "rank" | "name" | "name_desc" };

/** The directory as a table from 1024 px on. */
export function CompanyTable({ rows, filter, order }: Props) {
  const direction = order === "name" ? "ascending" : order === "name_desc" ? "descending" : null;
  const nextSort = order === "name" ? "name_desc" : filter.sort === "name_desc" ? null : "name";
  return (
    <Table caption="企业名录" className="table-fixed max-lg:hidden">
      <colgroup>
        <col className="w-[22%]" />
        <col className="w-46" />
        <col className="w-32" />
        <col />
        <col className="w-50" />
        <col className="w-20" />
        <col className="w-24" />
      </colgroup>
      <thead>
        <tr>
          <SortCell href={companiesHref(filter, { sort: nextSort })} direction={direction}>
            企业名称
          </SortCell>
          <HeadCell>统一社会信用代码</HeadCell>
          <HeadCell>所在地</HeadCell>
          <HeadCell>{filter.q ? "经营范围中的命中" : "经营范围"}</HeadCell>
          <HeadCell>匹配环节</HeadCell>
          <HeadCell>关系</HeadCell>
          <HeadCell isNumber second="万元">
            注册资本
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <RowHead>
              <Link href={`/companies/${row.id}`} title={row.name} className="block truncate">
                <Highlight parts={row.namePieces} />
              </Link>
            </RowHead>
            <Cell isQuiet>{row.creditCode ?? <NoNumber kind="notRecorded" />}</Cell>
            <Cell>
              <span className="block truncate">{placeOf(row) || <NoNumber kind="notRecorded" />}</span>
            </Cell>
            <Cell isQuiet>
              <span className="block truncate">
                {row.excerpt.length > 0 ? <Excerpt row={row} /> : <NoNumber kind="notRecorded" />}
              </span>
            </Cell>
            <Cell>
              <LinkTags row={row} />
            </Cell>
            <Cell>{localLabel(row)}</Cell>
            <Cell isNumber>
              <CapitalCell capital={row} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** The same rows in two lines below 1024 px. */
export function CompanyLines({ rows }: { rows: readonly CompanyHit[] }) {
  return (
    <ul aria-label="企业名录" className="lg:hidden">
      {rows.map((row) => (
        <li key={row.id} className="border-b border-line-2">
          <Link href={`/companies/${row.id}`} className="block px-3 py-2 text-ink hover:no-underline">
            <span className="block text-base text-brand">
              <Highlight parts={row.namePieces} />
            </span>
            <span className="mt-0.5 flex items-baseline gap-2 text-sm text-ink-2">
              <span className="shrink-0">{placeOf(row) || <NoNumber kind="notRecorded" />}</span>
              <span className="min-w-0 flex-1 truncate">{row.excerpt.length > 0 && <Excerpt row={row} />}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Excerpt({ row }: { row: CompanyHit }) {
  return (
    <>
      “<Highlight parts={row.excerpt} />”
    </>
  );
}

function LinkTags({ row }: { row: CompanyHit }) {
  if (row.linkCount === 0) return <NoNumber kind="notApplicable" />;
  return (
    <span className="flex gap-1 overflow-hidden">
      {row.links.map((link) => (
        <Tag key={link.id} tone={link.isConfirmed ? "brand" : "plain"}>
          <span title={link.name} className="max-w-20 truncate">
            {link.name}
          </span>
        </Tag>
      ))}
      {row.linkCount > row.links.length && (
        <span className="text-xs text-ink-3">+{row.linkCount - row.links.length}</span>
      )}
    </span>
  );
}
