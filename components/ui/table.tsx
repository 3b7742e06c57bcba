import clsx from "clsx";
import type { ReactNode } from "react";

/**
 * A native table with a spoken caption and a sticky head; put it in a CardScroll. Row heights: 28 official lists and
 * ledgers, 32 by default, 36 wide. `isRuled` prints black rules.
 */
export function Table({
  caption,
  rows = 32,
  isRuled = false,
  className,
  children,
}: {
  caption: string;
  rows?: 28 | 32 | 36;
  isRuled?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <table data-rows={rows} {...(isRuled && { "data-print": "ruled" })} className={clsx("ledger", className)}>
      <caption className="sr-only">{caption}</caption>
      {children}
    </table>
  );
}
