import clsx from "clsx";
import type { ReactNode } from "react";

/** The part of a card that scrolls, by keyboard as well; sticky heads never cover the focused row. */
export function CardScroll({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div
      tabIndex={0}
      className={clsx("min-h-0 flex-1 scroll-pt-12 scroll-pb-10 overflow-auto print:overflow-visible", className)}
    >
      {children}
    </div>
  );
}
