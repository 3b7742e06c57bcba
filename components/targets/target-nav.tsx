import clsx from "clsx";
import Link from "next/link";
import { Card } from "@/components/ui/card";
import { CardScroll } from "@/components/ui/card-scroll";
import { NoNumber } from "@/components/ui/no-number";
import type { Shown } from "@/domain/figure";
import type { TargetListCluster } from "@/domain/industry-page";

/** Clusters and industries with the annex figure of the chosen year. */
export function TargetNav({
  list,
  year,
  currentId,
  className,
}: {
  list: readonly TargetListCluster[];
  year: number;
  currentId: string | null;
  className?: string;
}) {
  return (
    <Card label="集群、产业" {...(className && { className })}>
      <p className="flex shrink-0 justify-between border-b border-line bg-sunk px-3 py-1.5 text-xs text-ink-2">
        <span>集群、产业</span>
        <span>{year}</span>
      </p>
      <CardScroll>
        <nav aria-label="集群、产业">
          <ul>
            {list.map((cluster) => (
              <li key={cluster.id}>
                <p className="flex h-7.5 items-center justify-between gap-2 px-3 text-sm font-medium">
                  <span className="truncate">{cluster.name}</span>
                  <Words shown={cluster.target} isKey />
                </p>
                <ul>
                  {cluster.industries.map((industry) => {
                    const isCurrent = industry.id === currentId;
                    return (
                      <li key={industry.id}>
                        <Link
                          href={`/targets/${industry.id}?year=${year}`}
                          aria-current={isCurrent ? "page" : undefined}
                          className={clsx(
                            "flex h-7 items-center justify-between gap-2 border-l-3 pr-3 pl-5.5 text-sm -outline-offset-2 hover:no-underline max-lg:h-11",
                            isCurrent
                              ? "border-l-brand bg-brand-weak font-semibold text-brand"
                              : "border-l-transparent text-ink-2 hover:bg-sunk",
                          )}
                        >
                          <span className="truncate">{industry.name}</span>
                          <Words shown={industry.target} />
                        </Link>
                      </li>
                    );
                  })}
                </ul>
              </li>
            ))}
          </ul>
        </nav>
      </CardScroll>
      <p className="shrink-0 border-t border-line-2 px-3 py-2 text-xs text-ink-3">
        目标值取自附件；2026、2028、2029 年及旗县市区未设目标
      </p>
    </Card>
  );
}

function Words({ shown, isKey = false }: { shown: Shown; isKey?: boolean }) {
  return shown.blank === null ? (
    <span className={clsx("shrink-0", isKey && "font-semibold")}>{shown.text}</span>
  ) : (
    <NoNumber kind={shown.blank} />
  );
}
