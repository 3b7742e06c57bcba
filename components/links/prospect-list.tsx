import { MaskedSentence } from "@/components/links/masked-sentence";
import { ProspectFacts } from "@/components/links/prospect-facts";
import type { ProspectRow } from "@/domain/prospect";

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
              <ProspectFacts row={row} />
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}
