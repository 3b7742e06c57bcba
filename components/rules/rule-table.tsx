import Link from "next/link";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead } from "@/components/ui/table-cells";
import { Tag } from "@/components/ui/tag";
import type { RuleRow } from "@/domain/rule-form";
import { settingStatusLabels } from "@/domain/setting";

export function RuleTable({ rows, panelHref }: { rows: readonly RuleRow[]; panelHref: string }) {
  return (
    <Table caption="口径">
      <thead className="max-lg:hidden">
        <tr>
          <HeadCell>口径</HeadCell>
          <HeadCell>现行取值</HeadCell>
          <HeadCell>单位</HeadCell>
          <HeadCell>状态</HeadCell>
          <HeadCell>默认值</HeadCell>
          <HeadCell>依据</HeadCell>
          <HeadCell>设定</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <RowHead isWrapping className="lg:w-56">
              <Link href={`${panelHref}${row.key}`} scroll={false} className="underline underline-offset-2">
                {row.label}
              </Link>
              <span className="block text-xs text-ink-2 lg:hidden">
                {row.shown} {row.unit}
              </span>
            </RowHead>
            <Cell isKey isWrapping className="max-lg:hidden">
              {row.shown}
            </Cell>
            <Cell isQuiet className="max-lg:hidden">
              {row.unit}
            </Cell>
            <Cell>
              <Tag tone={row.status === "confirmed" ? "ok" : "warn"}>{settingStatusLabels[row.status]}</Tag>
            </Cell>
            <Cell isQuiet isWrapping className="max-lg:hidden">
              {row.status === "default" ? "同左" : row.defaultShown}
            </Cell>
            <Cell isQuiet isWrapping className="max-lg:hidden">
              {row.source}
            </Cell>
            <Cell isQuiet className="max-lg:hidden">
              {row.setByName && `${row.setByName} ${row.setOn}`}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
