"use client";

import { createContext, type ReactNode, use, useCallback, useMemo, useState } from "react";
import { CommandMenu } from "@/components/shell/command-menu";
import { ListKeys } from "@/components/shell/list-keys";
import type { NavItem } from "@/components/shell/nav-item";
import type { MenuEntry } from "@/components/ui/menu";

/** Who is signed in, in finished words, and the two things one does about it. */
export interface Self {
  personName: string;
  roleLabel: string;
  unitName: string;
  unitShortName: string;
  mineHref: string;
  signOut: () => Promise<void>;
}

interface ShellTools {
  self: Self;
  selfEntries: readonly MenuEntry[];
  /** Places that the bottom bar leaves out. */
  furtherItems: readonly NavItem[];
  openCommandMenu: (() => void) | null;
}

const ShellContext = createContext<ShellTools | null>(null);

/** What the parts of the page head need from the Shell around them. */
export function useShell(): ShellTools {
  const tools = use(ShellContext);
  if (!tools) throw new Error("useShell needs a Shell around it");
  return tools;
}

export function ShellProvider({
  self,
  furtherItems,
  searchHref,
  children,
}: {
  self: Self;
  furtherItems: readonly NavItem[];
  searchHref: string | undefined;
  children: ReactNode;
}) {
  const [isMenuOpen, setMenuOpen] = useState(false);
  const [areKeysShown, setKeysShown] = useState(false);
  const openCommandMenu = useCallback(() => setMenuOpen(true), []);
  const tools = useMemo(
    () => ({
      self,
      selfEntries: [
        { label: "我的", href: self.mineHref },
        { label: "快捷键", onSelect: () => setKeysShown(true) },
        { label: "退出", onSelect: self.signOut, startsGroup: true },
      ],
      furtherItems,
      openCommandMenu: searchHref ? openCommandMenu : null,
    }),
    [self, furtherItems, searchHref, openCommandMenu],
  );
  return (
    <ShellContext value={tools}>
      {children}
      <ListKeys isOpen={areKeysShown} onOpenChange={setKeysShown} />
      {searchHref && <CommandMenu isOpen={isMenuOpen} onOpenChange={setMenuOpen} searchHref={searchHref} />}
    </ShellContext>
  );
}
