import Link from "next/link";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead } from "@/components/ui/table-cells";
import { Tag } from "@/components/ui/tag";
import { unitKindLabels } from "@/domain/unit";
import type { UnitRow } from "@/domain/unit-row";

/** Units with what they are and how many people are active in them; two-line rows on a phone. */
export function UnitTable({ units, panelHref }: { units: readonly UnitRow[]; panelHref: string | null }) {
  const nameOf = (unit: UnitRow) =>
    panelHref ? (
      <Link href={`${panelHref}${unit.id}`} scroll={false} className="max-lg:inline-block max-lg:py-2.5">
        {unit.name}
      </Link>
    ) : (
      unit.name
    );
  return (
    <Table caption="单位">
      <thead className="max-lg:hidden">
        <tr>
          <HeadCell>名称</HeadCell>
          <HeadCell>简称</HeadCell>
          <HeadCell>类别</HeadCell>
          <HeadCell>上级</HeadCell>
          <HeadCell>区划代码</HeadCell>
          <HeadCell isNumber>在用人员</HeadCell>
        </tr>
      </thead>
      <tbody>
        {units.map((unit) => (
          <tr key={unit.id}>
            <RowHead isWrapping>
              <span className="flex flex-wrap items-center gap-x-2">
                {nameOf(unit)}
                {unit.isPromotionBody && <Tag tone="brand">招商主管部门</Tag>}
              </span>
              <span className="block text-xs text-ink-3 lg:hidden">
                {unit.shortName} · {unitKindLabels[unit.kind]} · {unit.activePeople} 人在用
              </span>
            </RowHead>
            <Cell className="max-lg:hidden">{unit.shortName}</Cell>
            <Cell className="max-lg:hidden" isQuiet>
              {unitKindLabels[unit.kind]}
            </Cell>
            <Cell className="max-lg:hidden" isQuiet>
              {unit.parentName ?? "—"}
            </Cell>
            <Cell className="max-lg:hidden" isQuiet>
              {unit.code ?? "—"}
            </Cell>
            <Cell className="max-lg:hidden" isNumber>
              {unit.activePeople}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
