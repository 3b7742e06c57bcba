"use client";

import clsx from "clsx";
import { Plus } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { currentItem, type NavItem } from "@/components/shell/nav-item";
import { NavLook } from "@/components/shell/nav-look";

/** The 56 px bar under 1024 px; the `visit` item stands out, since it is what a phone is for. */
export function BottomBar({ items }: { items: readonly NavItem[] }) {
  const current = currentItem(items, usePathname());
  return (
    <nav
      aria-label="主导航"
      className="grid h-14 shrink-0 auto-cols-fr grid-flow-col border-t border-line bg-card pb-[env(safe-area-inset-bottom)] box-content lg:hidden print:hidden"
    >
      {items.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          aria-current={item === current ? "page" : undefined}
          className={clsx(
            "flex flex-col items-center justify-center gap-0.5 text-xs leading-4 -outline-offset-2 hover:no-underline",
            item === current ? "font-semibold text-brand" : "text-ink-2",
          )}
        >
          {item.icon === "visit" ? (
            <>
              <span className="grid h-6.5 w-8 place-items-center rounded-md bg-brand text-white">
                <Plus aria-hidden="true" size={18} strokeWidth={2} />
              </span>
              {item.label}
            </>
          ) : (
            <NavLook icon={item.icon} label={item.label} badge={item.badge} />
          )}
        </Link>
      ))}
    </nav>
  );
}
