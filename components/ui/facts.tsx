import clsx from "clsx";
import type { ReactNode } from "react";

/** Terms at left, their values at right. */
export function Facts({
  facts,
  className,
}: {
  facts: readonly { term: string; value: ReactNode }[];
  className?: string;
}) {
  return (
    <dl className={clsx("grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.75 text-sm", className)}>
      {facts.map((fact) => (
        <div key={fact.term} className="contents">
          <dt className="whitespace-nowrap text-ink-3">{fact.term}</dt>
          <dd className="min-w-0">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
