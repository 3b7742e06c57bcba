import Link from "next/link";
import { Card } from "@/components/ui/card";
import { CardScroll } from "@/components/ui/card-scroll";
import { type ProjectPage, shortDay } from "@/domain/project-page";

/** The last visits and changes together. */
export function RecentCard({ page, allHref }: { page: ProjectPage; allHref: string }) {
  const entries = [
    ...page.visits.map((visit) => ({ id: visit.id, on: visit.visitedOn, kind: visit.kindWords, words: visit.outcome })),
    ...page.history.map((entry) => ({ id: entry.id, on: entry.at.slice(0, 10), kind: entry.kind, words: entry.words })),
  ]
    .sort((left, right) => right.on.localeCompare(left.on))
    .slice(0, 8);
  return (
    <Card
      title="最近"
      className="min-h-24 flex-1 max-lg:order-2"
      actions={
        <Link href={allHref} scroll={false} className="text-xs">
          全部 {page.history.length} 条
        </Link>
      }
    >
      <CardScroll>
        <ul className="text-sm">
          {entries.map((entry) => (
            <li key={entry.id} className="flex gap-3 border-t border-line-2 px-3 py-1.5">
              <span className="w-12 shrink-0 whitespace-nowrap text-ink-3">{shortDay(entry.on, page.today)}</span>
              <span className="w-8 shrink-0 text-ink-2">{entry.kind.slice(0, 2)}</span>
              <span className="line-clamp-2 min-w-0">{entry.words}</span>
            </li>
          ))}
        </ul>
      </CardScroll>
    </Card>
  );
}
