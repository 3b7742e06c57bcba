"use client";

import Link from "next/link";
import { StageCell } from "@/components/signed/stage-cell";
import { inYi } from "@/domain/money";
import type { ShownLine } from "@/domain/signed-cells";

/** The same rows in two lines below 1024 px: name and agreed investment, then place, industry, day and stage. */
export function SignedLines({ lines, asOf }: { lines: readonly ShownLine[]; asOf: string }) {
  return (
    <ul aria-label="签约项目清单" className="lg:hidden">
      {lines.map((line) => (
        <li key={line.id} className="border-b border-line-2">
          <Link href={`/projects/${line.id}`} className="block px-3 py-2 text-ink hover:no-underline">
            <span className="flex items-baseline gap-2">
              <span className="min-w-0 flex-1 truncate text-base text-brand">{line.name}</span>
              <span className="shrink-0 text-sm font-semibold">
                {line.investmentYuan !== null && `${inYi(line.investmentYuan)} 亿元`}
              </span>
            </span>
            <span className="mt-0.5 flex items-center gap-2 text-xs text-ink-2">
              <span className="min-w-0 truncate">
                {[line.bannerShortName, line.industryShortName].filter(Boolean).join(" ")}
              </span>
              <span className="shrink-0">{line.signedOn}</span>
              <span className="flex-1" />
              <StageCell line={line} asOf={asOf} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
