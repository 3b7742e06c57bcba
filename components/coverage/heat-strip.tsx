import Link from "next/link";
import { CoverageGlyph } from "@/components/coverage/coverage-glyph";
import { type Coverage, coverageLabels } from "@/domain/coverage";

export interface StripLink {
  linkId: string | number;
  name: string;
  coverage: Coverage;
  href: string;
}

/** One square per link the policy names, in chain order, then “+n” for general links nobody has assessed. */
export function HeatStrip({
  chainName,
  links,
  unassessedCount,
}: {
  chainName: string;
  links: readonly StripLink[];
  unassessedCount: number;
}) {
  return (
    <ul aria-label={`${chainName}环节覆盖`} className="flex h-5.25 items-center gap-0.5">
      {links.map((link) => (
        <li key={link.linkId} className="flex">
          <Link
            href={link.href}
            title={`${link.name}：${coverageLabels[link.coverage]}`}
            aria-label={`${link.name}：${coverageLabels[link.coverage]}`}
            className="flex rounded-sm"
          >
            <CoverageGlyph coverage={link.coverage} variant="square" />
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
