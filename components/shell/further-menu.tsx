"use client";

import { Menu as MenuIcon } from "lucide-react";
import { useShell } from "@/components/shell/shell-context";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, type MenuEntry } from "@/components/ui/menu";

/**
 * Under 1024 px what the head has no room for, the places the bottom bar leaves out, 我的 and 退出, so that a phone can
 * reach all of them.
 */
export function FurtherMenu({ own }: { own: readonly MenuEntry[] }) {
  const { self, selfEntries, furtherItems } = useShell();
  return (
    <span className="lg:hidden print:hidden">
      <Menu
        label="更多"
        align="end"
        heading={`${self.unitName} ${self.personName}，${self.roleLabel}`}
        entries={[
          ...own,
          ...furtherItems.map((item, index) => ({
            label: item.label,
            href: item.href,
            startsGroup: index === 0 && own.length > 0,
          })),
          ...selfEntries.map((entry, index) => ({ ...entry, startsGroup: index === 0 })),
        ]}
        trigger={
          <IconButton label="更多">
            <MenuIcon aria-hidden="true" size={20} strokeWidth={1.6} />
          </IconButton>
        }
      />
    </span>
  );
}
