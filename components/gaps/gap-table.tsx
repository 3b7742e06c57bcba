"use client";

import Link from "next/link";
import { CoverageTag } from "@/components/coverage/coverage-tag";
import { NoNumber } from "@/components/ui/no-number";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead } from "@/components/ui/table-cells";
import { Tag } from "@/components/ui/tag";
import { priorityLabels } from "@/domain/chain";
import { type GapRow, gapLabels, lastContactWords, shortWords, signedLabel, signedWords } from "@/domain/gap";
import { capacityWords } from "@/domain/link-words";

const pageOf = (row: GapRow) => `/chains/${row.chainId}/${row.linkId}`;

type Props = { rows: readonly GapRow[]; seesAll: boolean };

/** Links that wait for somebody, the department's priority first. */
export function GapTable({ rows, seesAll }: Props) {
  return (
    <Table caption="缺链环节" isRuled className="max-lg:hidden">
      <thead>
        <tr>
          <HeadCell>环节</HeadCell>
          <HeadCell>等待事项</HeadCell>
          <HeadCell>覆盖</HeadCell>
          <HeadCell isNumber second="家">
            现有企业
          </HeadCell>
          <HeadCell isNumber second="家">
            目标企业
          </HeadCell>
          <HeadCell isNumber second="家">
            在办企业
          </HeadCell>
          <HeadCell isNumber second="个">
            在谈
          </HeadCell>
          <HeadCell isNumber second="个">
            签约
          </HeadCell>
          <HeadCell>最近接触</HeadCell>
          <HeadCell>产能缺口</HeadCell>
          <HeadCell>责任部门</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.linkId}>
            <RowHead isWrapping className="min-w-40">
              <Link href={pageOf(row)}>{row.name}</Link>
              <span className="block text-xs font-normal text-ink-2">
                {[...new Set([row.chainName, row.industryName])].join("，")}
              </span>
            </RowHead>
            <Cell>
              <Kinds row={row} seesAll={seesAll} />
            </Cell>
            <Cell>
              <CoverageTag coverage={row.coverage} />
            </Cell>
            <Cell isNumber>{row.localCount}</Cell>
            <Cell isNumber isKey>
              {row.prospectCount}
            </Cell>
            <Cell isNumber>{row.activeFirmCount}</Cell>
            <Cell isNumber>{row.talksCount}</Cell>
            <Cell isNumber>{row.signedCount}</Cell>
            <Cell isQuiet>{lastContactWords(row, seesAll)}</Cell>
            <Cell isWrapping className="min-w-72">
              <Shortfall row={row} seesAll={seesAll} />
            </Cell>
            <Cell isQuiet isWrapping>
              {row.responsible.join("、") || <NoNumber kind="notRecorded" />}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** The same rows on a narrow screen. */
export function GapList({ rows, seesAll }: Props) {
  return (
    <ul className="lg:hidden print:hidden">
      {rows.map((row) => (
        <li key={row.linkId} className="border-b border-line-2 px-3 py-2 text-sm">
          <p className="flex min-h-6 items-start gap-2">
            <Link href={pageOf(row)} className="min-w-0 flex-1 font-medium">
              {row.name}
            </Link>
            <CoverageTag coverage={row.coverage} />
          </p>
          <p className="text-xs text-ink-2">
            {row.chainName}，目标企业 {row.prospectCount} 家，在办企业 {row.activeFirmCount} 家，在谈 {row.talksCount}{" "}
            个，签约 {row.signedCount} 个
          </p>
          <div className="mt-1 flex flex-wrap items-center gap-1.5">
            <Kinds row={row} seesAll={seesAll} />
            <span className="text-xs text-ink-2">{lastContactWords(row, seesAll)}</span>
          </div>
          {shortWords(row) !== null && (
            <div className="mt-1 text-xs">
              产能缺口 <Shortfall row={row} seesAll={seesAll} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

const Kinds = ({ row, seesAll }: { row: GapRow; seesAll: boolean }) => (
  <span className="flex flex-wrap gap-1">
    {row.assessment?.priority === "high" && <Tag tone="brand">{priorityLabels.high}</Tag>}
    {row.kinds.map((kind) => (
      <Tag key={kind} tone="warn">
        {gapLabels(seesAll)[kind]}
      </Tag>
    ))}
  </span>
);

function Shortfall({ row, seesAll }: { row: GapRow; seesAll: boolean }) {
  const unit = row.assessment?.capacityUnit;
  const needed = capacityWords(row.assessment?.neededCapacityMilli, unit);
  if (needed === null) return <span className="text-xs text-ink-3">需求未录入</span>;
  const local = capacityWords(row.assessment?.localCapacityMilli, unit) ?? "未录入";
  return (
    <>
      {shortWords(row)}
      <span className="block text-xs text-ink-2">
        需求 {needed}，现有 {local}，{signedLabel(seesAll)} {signedWords(row)}
      </span>
    </>
  );
}
