"use client";

import Link from "next/link";
import { CoverageGlyph } from "@/components/coverage/coverage-glyph";
import { useCoverageLabels } from "@/components/coverage/coverage-words";
import type { StripChain } from "@/domain/chain-map";

/** One square per link the policy names, in chain order, then “+n” for general links nobody has assessed. */
export function HeatStrip({ chain }: { chain: StripChain }) {
  const labels = useCoverageLabels();
  const { chainId, name, squares, unassessedCount } = chain;
  return (
    <ul aria-label={`${name}环节覆盖`} className="flex h-5.25 items-center gap-0.5">
      {squares.map((square) => (
        <li key={square.linkId}>
          <Link
            href={`/chains/${chainId}?link=${square.linkId}`}
            title={`${square.name}：${labels[square.coverage]}`}
            className="flex rounded-sm"
          >
            <CoverageGlyph coverage={square.coverage} variant="square" />
          </Link>
        </li>
      ))}
      {unassessedCount > 0 && (
        <li className="pl-1 text-xs text-ink-3">
          <span aria-hidden="true">+{unassessedCount}</span>
          <span className="sr-only">另有 {unassessedCount} 个未评估</span>
        </li>
      )}
    </ul>
  );
}
