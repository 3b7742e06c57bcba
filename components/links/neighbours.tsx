import Link from "next/link";
import { CoverageSign } from "@/components/coverage/coverage-sign";
import { Relations } from "@/components/links/relations";
import type { LinkPage, Neighbour } from "@/domain/link-page";

const sides = { upstream: "上游", downstream: "下游" } satisfies Record<Neighbour["side"], string>;

/** What stands before and after a link in its chain, and in others. */
export function Neighbours({ link }: { link: LinkPage }) {
  return (
    <div className="space-y-2 text-sm">
      {(["upstream", "downstream"] as const).map((side) => {
        const held = link.neighbours.filter((neighbour) => neighbour.side === side);
        return (
          <div key={side}>
            <h3 className="text-xs text-ink-3">{sides[side]}</h3>
            {held.length === 0 && <p className="text-ink-3">本链中没有</p>}
            <ul>
              {held.map((neighbour) => (
                <li key={neighbour.linkId} className="flex items-center gap-1.5 py-0.5">
                  <CoverageSign coverage={neighbour.coverage} />
                  <Link href={`/chains/${link.chainId}/${neighbour.linkId}`}>{neighbour.name}</Link>
                  {neighbour.localCount > 0 && (
                    <span className="text-xs text-ink-3">本地 {neighbour.localCount} 家</span>
                  )}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
      {link.relations.length > 0 && (
        <div>
          <h3 className="text-xs text-ink-3">其他产业链</h3>
          <Relations relations={link.relations} />
        </div>
      )}
    </div>
  );
}
