"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { GuaranteedBar } from "@/components/overview/distance-bar";
import { NoNumber } from "@/components/ui/no-number";
import { Tag } from "@/components/ui/tag";
import type { Shown } from "@/domain/figure";
import type { IndustryRow } from "@/domain/industry-row";

const columns = "grid grid-cols-[minmax(0,1fr)_62px_84px_16px] items-center gap-2";

/** The table at 390 px: two lines a row, the bar is 保底, a press opens the industry. */
export function IndustryCards({ rows }: { rows: readonly IndustryRow[] }) {
  return (
    <>
      <p className={`${columns} border-t border-line-2 px-3 py-1 text-xs text-ink-3`}>
        <span>条为保底</span>
        <span className="text-right">目标</span>
        <span className="text-right">缺口（保底）</span>
        <span />
      </p>
      <ul>
        {rows.map((row) => (
          <li key={row.industryId}>
            <Link
              href={`/targets/${row.industryId}?year=${row.year}`}
              className={`${columns} min-h-11 border-t border-line-2 px-3 py-1.5 text-ink hover:no-underline`}
            >
              <span className="min-w-0">
                <span className="block truncate">
                  {row.name} {row.duty === "cooperating" && <Tag>配合</Tag>}
                </span>
                {row.hasMoneyTarget && <GuaranteedBar percent={row.bar?.guaranteedPercent ?? 0} />}
              </span>
              <span className="text-right">
                <Words shown={row.figures.target.shown} />
              </span>
              <span className="text-right font-semibold">
                {row.figures.baseline.shown.blank === "notRecorded" ? (
                  <span className="text-xs font-normal text-warn">基数未录入</span>
                ) : (
                  <Words shown={row.figures.gap.shown} />
                )}
              </span>
              <ChevronRight aria-hidden="true" size={16} strokeWidth={1.6} className="text-ink-3" />
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

const Words = ({ shown }: { shown: Shown }) => (shown.blank === null ? shown.text : <NoNumber kind={shown.blank} />);
