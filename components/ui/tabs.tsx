"use client";

import clsx from "clsx";
import Link from "next/link";
import { useEffect, useRef } from "react";

export interface Tab {
  href: string;
  label: string;
  count?: number | undefined;
  isCurrent: boolean;
}

/** Second-level places inside a page or panel; each is a link, so each has an address. */
export function Tabs({ label, tabs, className }: { label: string; tabs: readonly Tab[]; className?: string }) {
  const nav = useRef<HTMLElement>(null);
  const current = tabs.find(({ isCurrent }) => isCurrent)?.href;
  // On a phone the row of tabs is wider than the screen.
  useEffect(() => {
    const tab = current && nav.current?.querySelector("[aria-current]");
    if (tab) tab.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [current]);
  return (
    <nav
      ref={nav}
      aria-label={label}
      className={clsx("flex shrink-0 overflow-x-auto border-b border-line px-1.5 print:hidden", className)}
    >
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          scroll={false}
          aria-current={tab.isCurrent ? "page" : undefined}
          className={clsx(
            "-mb-px border-b-2 px-3 pt-2 pb-1.5 text-sm whitespace-nowrap -outline-offset-2 hover:no-underline max-lg:py-3",
            tab.isCurrent ? "border-brand font-semibold text-brand" : "border-transparent text-ink-2 hover:text-brand",
          )}
        >
          {tab.label}
          {tab.count !== undefined && ` ${tab.count}`}
        </Link>
      ))}
    </nav>
  );
}
