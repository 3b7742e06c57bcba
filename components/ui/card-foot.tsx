import clsx from "clsx";
import type { ReactNode } from "react";

/** The line under a list that stays in view: range, source, pages. */
export function CardFoot({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <footer
      className={clsx(
        "flex min-h-10 shrink-0 items-center gap-2 border-t border-line-2 px-3 py-1.5 text-xs text-ink-3",
        className,
      )}
    >
      {children}
    </footer>
  );
}
