"use client";

import { Dialog } from "radix-ui";
import { useEffect, useRef } from "react";
import { CommandBox } from "@/components/shell/command-box";
import { useComposition } from "@/components/ui/use-composition";

/** One box over the whole system, opened by Ctrl K: the same rights and masks as the lists, because they are asked. */
export function CommandMenu({
  isOpen,
  onOpenChange,
  searchHref,
}: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  searchHref: string;
}) {
  const composition = useComposition();
  const cameFrom = useRef<Element>(null);
  useEffect(() => {
    const toggleOnShortcut = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      onOpenChange(!isOpen);
    };
    document.addEventListener("keydown", toggleOnShortcut);
    return () => document.removeEventListener("keydown", toggleOnShortcut);
  }, [isOpen, onOpenChange]);

  return (
    <Dialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-50 bg-ink/30" />
        <Dialog.Content
          aria-describedby={undefined}
          onOpenAutoFocus={() => {
            cameFrom.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
          }}
          onEscapeKeyDown={(event) => composition.ownsKey(event) && event.preventDefault()}
          className="fixed inset-x-3 top-3 z-50 mx-auto max-w-150 overflow-hidden rounded-lg border border-line bg-card shadow-float lg:top-20"
        >
          <Dialog.Title className="sr-only">查找与操作</Dialog.Title>
          <CommandBox composition={composition} searchHref={searchHref} onDone={() => onOpenChange(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
