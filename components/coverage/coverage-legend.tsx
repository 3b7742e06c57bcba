"use client";

import { CoverageGlyph } from "@/components/coverage/coverage-glyph";
import { useCoverageLabels } from "@/components/coverage/coverage-words";
import { type Coverage, coverages } from "@/domain/coverage";

/** Assessed states in their order, 未评估 last: it is not a degree of progress. */
const legendOrder = [...coverages.filter((coverage) => coverage !== "unassessed"), "unassessed" as const];

export function CoverageLegend({
  counts,
  variant = "square",
}: {
  counts?: Partial<Record<Coverage, number>>;
  variant?: "plain" | "square";
}) {
  const labels = useCoverageLabels();
  return (
    <ul aria-label="图例" className="flex flex-wrap gap-x-3.5 gap-y-1 text-xs text-ink-2">
      {legendOrder.map((coverage) => (
        <li key={coverage} className="flex items-center gap-1.25 whitespace-nowrap">
          <CoverageGlyph coverage={coverage} variant={variant} />
          {labels[coverage]}
          {counts && ` ${counts[coverage] ?? 0}`}
        </li>
      ))}
    </ul>
  );
}
