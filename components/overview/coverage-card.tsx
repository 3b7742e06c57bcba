"use client";

import { CoverageLegend } from "@/components/coverage/coverage-legend";
import { HeatStrip } from "@/components/coverage/heat-strip";
import { Card } from "@/components/ui/card";
import { CardScroll } from "@/components/ui/card-scroll";
import type { StripBoard } from "@/domain/strip-board";

/** Chains in three columns, read downwards; one square a link the policy names. */
export function CoverageCard({ board, className }: { board: StripBoard; className?: string }) {
  return (
    <Card
      title="链环节覆盖"
      note={`${board.chains.length} 条链；色块为政策点名环节，“+数字”为尚未评估的通用环节，不计缺链`}
      className={`pb-2 ${className ?? ""}`}
    >
      <CardScroll className="px-3">
        <ul
          style={{ "--strip-rows": board.rowCount } as React.CSSProperties}
          className="grid justify-between gap-x-4 lg:grid-flow-col lg:grid-rows-[repeat(var(--strip-rows),auto)] print:grid-flow-col print:grid-rows-[repeat(var(--strip-rows),auto)]"
        >
          {board.chains.map((chain) => (
            <li key={chain.chainId} className="flex items-center">
              <span className="w-26.5 shrink-0 truncate text-xs" title={chain.name}>
                {chain.name}
              </span>
              <HeatStrip chain={chain} />
            </li>
          ))}
        </ul>
      </CardScroll>
      <div className="mt-1.5 shrink-0 border-t border-line-2 px-3 pt-2">
        <CoverageLegend counts={board.counts} />
      </div>
    </Card>
  );
}
