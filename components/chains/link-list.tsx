"use client";

import Link from "next/link";
import { CoverageTag } from "@/components/coverage/coverage-tag";
import { linkStageLabels } from "@/domain/chain";
import type { LinkRow } from "@/domain/chain-map";
import { countsOf, demandOf } from "@/domain/link-words";

/** Map and table of a chain on a narrow screen: two lines a link, in the order of the table. */
export function LinkList({ links }: { links: readonly LinkRow[] }) {
  return (
    <ul className="rounded-lg border border-line bg-card">
      {links.map((link) => (
        <li key={link.linkId} className="border-b border-line-2 last:border-b-0">
          <Link
            href={`/chains/${link.chainId}/${link.linkId}`}
            className="block min-h-11 px-3 py-2 text-ink hover:no-underline"
          >
            <span className="flex items-baseline gap-2">
              <span className="min-w-0 flex-1 text-brand">{link.name}</span>
              <CoverageTag coverage={link.coverage} className="text-sm" />
            </span>
            <span className="flex gap-2 text-xs text-ink-2">
              <span className="min-w-0 flex-1">
                {linkStageLabels[link.stage]}，{demandOf(link)}
              </span>
              {countsOf(link).map(({ word, count }) => (
                <span key={word} className="shrink-0">{`${word} ${count}`}</span>
              ))}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
