"use client";

import { usePathname } from "next/navigation";
import { Tabs } from "@/components/ui/tabs";

/** Tabs over sibling pages: the current one is told by the address. */
export function PlaceTabs({ label, places }: { label: string; places: readonly { href: string; label: string }[] }) {
  const pathname = usePathname();
  return (
    <Tabs
      label={label}
      className="bg-card"
      tabs={places.map((place) => ({
        ...place,
        isCurrent: pathname === place.href || pathname.startsWith(`${place.href}/`),
      }))}
    />
  );
}
