import { NoNumber } from "@/components/ui/no-number";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead } from "@/components/ui/table-cells";
import { Tag } from "@/components/ui/tag";
import type { ProjectPage } from "@/domain/project-page";

/** What each year counts by the ramp, before any split, and where it stands in the ledger. */
export function YearTable({ credit, withBuckets = false }: { credit: ProjectPage["credit"]; withBuckets?: boolean }) {
  return (
    <section aria-label="计入目标年份">
      <h3 className="flex flex-wrap items-center gap-2 text-sm font-semibold">
        计入目标年份（{credit.rampWords}）{credit.isDefaultRamp && <Tag tone="warn">默认值（待确认）</Tag>}
      </h3>
      <div className="mt-1 overflow-x-auto">
        <Table caption="各年名义产值" rows={28}>
          <thead>
            <tr>
              <HeadCell>年份</HeadCell>
              {credit.years.map(({ year }) => (
                <HeadCell key={year} isNumber>
                  {year}
                </HeadCell>
              ))}
              {!withBuckets && <HeadCell>当前计入</HeadCell>}
            </tr>
          </thead>
          <tbody>
            <tr>
              <RowHead>名义值（亿元）</RowHead>
              {credit.years.map(({ year, nominal }) => (
                <Cell key={year} isNumber title={nominal.blank === null ? undefined : (nominal.why ?? undefined)}>
                  {nominal.blank === null ? nominal.text : <NoNumber kind={nominal.blank} />}
                </Cell>
              ))}
              {!withBuckets && (
                <Cell isWrapping isQuiet>
                  {credit.sentence}
                </Cell>
              )}
            </tr>
            {withBuckets && (
              <tr>
                <RowHead>计入类别</RowHead>
                {credit.years.map(({ year, bucketWords }) => (
                  <Cell key={year} isNumber isQuiet>
                    {bucketWords}
                  </Cell>
                ))}
              </tr>
            )}
          </tbody>
        </Table>
      </div>
      {withBuckets && <p className="mt-1 text-sm text-ink-2">{credit.sentence}</p>}
    </section>
  );
}
