"use client";

import { Search } from "lucide-react";
import { useShell } from "@/components/shell/shell-context";

/** Looks like a box, opens the command menu; an icon alone under 1024 px. */
export function SearchTrigger() {
  const { openCommandMenu } = useShell();
  if (!openCommandMenu) return null;
  return (
    <button
      type="button"
      aria-label="搜企业、项目、环节、代码"
      aria-keyshortcuts="Control+K Meta+K"
      aria-haspopup="dialog"
      onClick={openCommandMenu}
      className="flex h-7.5 w-62.5 shrink-0 items-center gap-1.5 rounded-md border border-edge bg-card px-2 text-sm text-ink-3 hover:border-field max-lg:size-11 max-lg:justify-center max-lg:border-0 max-lg:text-brand print:hidden"
    >
      <Search aria-hidden="true" className="size-4 max-lg:size-5" strokeWidth={1.6} />
      <span className="truncate max-lg:hidden">搜企业、项目、环节、代码</span>
      <kbd className="ml-auto rounded-sm border border-line bg-sunk px-1 font-sans text-xs leading-4 max-lg:hidden">
        Ctrl K
      </kbd>
    </button>
  );
}
