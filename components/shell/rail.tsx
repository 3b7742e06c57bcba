"use client";

import clsx from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { currentItem, type NavItem } from "@/components/shell/nav-item";
import { NavLook } from "@/components/shell/nav-look";
import { useShell } from "@/components/shell/shell-context";
import { Menu } from "@/components/ui/menu";

const placeLook =
  "flex w-full flex-col items-center gap-0.5 border-x-3 border-x-transparent pt-1.75 pb-1.5 text-xs leading-4 " +
  "-outline-offset-3 hover:bg-white/8 hover:no-underline focus-visible:outline-white";

/** The 64 px rail at left from 1024 px on: places above, own tasks and who one is below. */
export function Rail({ items, footItems }: { items: readonly NavItem[]; footItems: readonly NavItem[] }) {
  const current = currentItem([...items, ...footItems], usePathname());
  const { self, selfEntries } = useShell();
  return (
    <nav
      aria-label="主导航"
      className="flex w-16 flex-col overflow-y-auto bg-rail py-2 text-rail-ink [scrollbar-width:none] max-lg:hidden print:hidden"
    >
      <span className="mb-2 grid h-9 shrink-0 place-items-center text-base leading-none font-semibold text-white">
        链招
      </span>
      {items.map((item) => (
        <Place key={item.href} item={item} isCurrent={item === current} />
      ))}
      <span className="flex-1" />
      {footItems.map((item) => (
        <Place key={item.href} item={item} isCurrent={item === current} />
      ))}
      <Menu
        label="当前身份"
        heading={`${self.unitName} ${self.personName}，${self.roleLabel}`}
        side="right"
        align="end"
        entries={selfEntries}
        trigger={
          <button type="button" title="当前身份" className={clsx(placeLook, "text-rail-ink")}>
            <NavLook icon="self" label={self.unitShortName} />
            <span className="sr-only">，当前身份</span>
          </button>
        }
      />
    </nav>
  );
}

function Place({ item, isCurrent }: { item: NavItem; isCurrent: boolean }) {
  return (
    <Link
      href={item.href}
      aria-current={isCurrent ? "page" : undefined}
      className={clsx(placeLook, isCurrent ? "border-l-white bg-white/12 font-medium text-white" : "text-rail-ink")}
    >
      <NavLook icon={item.icon} label={item.label} badge={item.badge} />
    </Link>
  );
}
