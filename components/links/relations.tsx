import Link from "next/link";
import { CoverageSign } from "@/components/coverage/coverage-sign";
import { routeStatusLabels } from "@/domain/chain";
import type { CrossRelation } from "@/domain/chain-map";

/** Links of other chains that name the same product or stand before or after; for a product named twice, its home. */
export function Relations({ relations }: { relations: readonly CrossRelation[] }) {
  return (
    <ul className="text-sm">
      {relations.map((relation) => (
        <li key={`${relation.kind} ${relation.otherLinkId}`} className="py-0.5">
          <span className="inline-flex items-center gap-1">
            <CoverageSign coverage={relation.otherCoverage} />
            <Link href={`/chains/${relation.otherChainId}/${relation.otherLinkId}`}>{relation.otherLinkName}</Link>
          </span>
          <span className="ml-1.5 text-xs text-ink-3">
            {relation.otherChainName}
            {relation.kind === "same_product"
              ? "，同一产品"
              : relation.kind === "supply"
                ? relation.direction === "in"
                  ? "，供给本环节"
                  : "，由本环节供给"
                : "，相邻"}
          </span>
          {relation.home && (
            <span className="block text-xs text-ink-2">
              产值计入 {relation.home.isOwn ? "本环节" : `${relation.home.chainName} ${relation.home.linkName}`}：
              {relation.home.reason}
              <span className="text-warn">（{routeStatusLabels.default}）</span>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
