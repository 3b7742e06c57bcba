import clsx from "clsx";
import type { ReactNode } from "react";

/**
 * What is under the head. `isFixed`: from 1024 px on it fills the window and never scrolls itself, so that lists
 * scroll inside their cards and head, filters and totals stay in view; give its one child `h-full`.
 */
export function PageBody({
  isFixed = false,
  className,
  children,
}: {
  isFixed?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div
      className={clsx(
        "relative min-h-0 flex-1 overflow-auto px-4 py-3 max-lg:p-2.5 print:overflow-visible print:p-0",
        isFixed && "lg:overflow-hidden",
        className,
      )}
    >
      {children}
    </div>
  );
}
