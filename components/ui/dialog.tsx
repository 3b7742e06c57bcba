"use client";

import { Dialog as RadixDialog } from "radix-ui";
import type { ReactNode } from "react";

/** A modal window: only for acts that cannot be taken back and for the unsaved guard. Everything else is a Panel. */
export function Dialog({
  trigger,
  isOpen,
  onOpenChange,
  title,
  description,
  footer,
  children,
}: {
  trigger?: ReactNode;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  title: string;
  description?: ReactNode;
  footer?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <RadixDialog.Root {...(isOpen !== undefined && { open: isOpen })} {...(onOpenChange && { onOpenChange })}>
      {trigger && <RadixDialog.Trigger asChild>{trigger}</RadixDialog.Trigger>}
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-50 bg-ink/40" />
        <RadixDialog.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          onInteractOutside={(event) => event.preventDefault()}
          className="fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-32px)] w-[calc(100vw-24px)] max-w-120 -translate-1/2 flex-col rounded-lg border border-line bg-card shadow-float"
        >
          <RadixDialog.Title className="px-4 pt-3.5 text-lg font-semibold">{title}</RadixDialog.Title>
          {description && (
            <RadixDialog.Description className="px-4 pt-1 text-sm text-ink-2">{description}</RadixDialog.Description>
          )}
          <div className="min-h-0 flex-1 overflow-y-auto px-4 py-3">{children}</div>
          {footer && <footer className="flex flex-wrap gap-2 border-t border-line-2 px-4 py-3">{footer}</footer>}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}
