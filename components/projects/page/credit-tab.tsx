import Link from "next/link";
import { LedgerTable } from "@/components/projects/page/ledger-table";
import { YearTable } from "@/components/projects/page/year-table";
import { Table } from "@/components/ui/table";
import { Cell, HeadCell, RowHead } from "@/components/ui/table-cells";
import type { ProjectPage, ShareRow } from "@/domain/project-page";

/** 份额与计入: how the project is split, what each year counts and why, and the lines of the ledger. */
export function CreditTab({
  page,
  amendHref,
}: {
  page: ProjectPage;
  /** Where a frozen field is amended; null when the reader may not. */
  amendHref: ((field: "industryShares" | "bannerShares" | "capacities") => string) | null;
}) {
  const { shares, capacities, credit } = page;
  const amend = (field: "industryShares" | "bannerShares" | "capacities") =>
    amendHref && (
      <Link href={amendHref(field)} scroll={false} className="text-xs font-normal">
        变更
      </Link>
    );
  return (
    <div className="grid gap-4 px-4 py-3">
      <div className="grid gap-4 lg:grid-cols-2">
        <Shares title="产业份额" noun="产业" rows={shares.industries} action={amend("industryShares")} />
        <Shares title="旗县份额" noun="旗县市区" rows={shares.banners} action={amend("bannerShares")} />
      </div>
      <p className="-mt-2 text-xs text-ink-3">份额用于考核计入，统计数据仍在项目所在地。</p>
      <YearTable credit={credit} withBuckets />
      <section aria-label="产能指标">
        <h3 className="flex items-center gap-2 text-sm font-semibold">产能指标 {amend("capacities")}</h3>
        {capacities.length === 0 ? (
          <p className="text-sm text-ink-3">未填。产能按指标自身单位计入，不折算为产值。</p>
        ) : (
          <ul className="mt-1 text-sm">
            {capacities.map((row) => (
              <li key={row.id}>
                {row.name} <strong className="font-semibold">{row.quantity}</strong> {row.unit}
              </li>
            ))}
          </ul>
        )}
      </section>
      <LedgerTable lines={credit.lines} sentence={credit.sentence} />
    </div>
  );
}

function Shares({
  title,
  noun,
  rows,
  action,
}: {
  title: string;
  noun: string;
  rows: readonly ShareRow[];
  action: React.ReactNode;
}) {
  return (
    <section aria-label={title} className="min-w-0">
      <h3 className="mb-1 flex items-center gap-2 text-sm font-semibold">
        {title} {action}
      </h3>
      {rows.length === 0 ? (
        <p className="text-sm text-ink-3">未填。签约前按主环节产业和落地旗县全额预计。</p>
      ) : (
        <Table caption={title} rows={28}>
          <thead>
            <tr>
              <HeadCell>{noun}</HeadCell>
              <HeadCell isNumber>份额（%）</HeadCell>
              <HeadCell isNumber>达产年产值（亿元）</HeadCell>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <RowHead>{row.name}</RowHead>
                <Cell isNumber>{row.percent}</Cell>
                <Cell isNumber isKey>
                  {row.amount ?? "未填"}
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}
