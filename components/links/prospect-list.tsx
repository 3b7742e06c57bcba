import Link from "next/link";
import { MaskedSentence } from "@/components/links/masked-sentence";
import { ProspectRemark } from "@/components/links/prospect-remark";
import { Highlight } from "@/components/ui/highlight";
import { Tag } from "@/components/ui/tag";
import type { ProspectRow } from "@/domain/prospect";
import { tierLabels } from "@/domain/scope";

/** The first prospects of a link, for its panel: rank, name, the marked sentence, one remark. */
export function ProspectList({ rows }: { rows: readonly ProspectRow[] }) {
  return (
    <ol className="-mx-4 border-t border-line-2">
      {rows.map((row) => (
        <li
          key={row.rank}
          className={`flex gap-2 border-b border-line-2 px-4 py-2 ${row.kind === "masked" ? "bg-page" : ""}`}
        >
          <span className="w-4 shrink-0 text-sm text-ink-3">{row.rank}</span>
          {row.kind === "masked" ? (
            <MaskedSentence protectedUntil={row.protectedUntil} />
          ) : (
            <div className="min-w-0 flex-1 text-sm">
              <p className="flex items-start gap-2">
                <Link href={`/companies/${row.companyId}`} className="min-w-0 flex-1 font-medium">
                  {row.name}
                </Link>
                <Tag tone={row.tier === "make" ? "brand" : "plain"}>{tierLabels[row.tier]}</Tag>
              </p>
              <p className="line-clamp-2">
                “<Highlight parts={row.parts} />”
              </p>
              <p className="text-xs text-ink-2">
                <ProspectRemark row={row} isPlaced />
              </p>
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}
