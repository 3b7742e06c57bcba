"use client";

import { AlertDialog } from "radix-ui";
import { type ReactNode, startTransition } from "react";
import { Button } from "@/components/ui/button";

/** Asks once before an act that cannot be taken back, then closes; a refusal is shown by the page that asked. */
export function ConfirmDialog({
  trigger,
  isOpen,
  onOpenChange,
  title,
  description,
  confirmLabel,
  cancelLabel = "取消",
  tone = "primary",
  onConfirm,
  children,
}: {
  trigger?: ReactNode;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  title: string;
  description: ReactNode;
  confirmLabel: string;
  cancelLabel?: string;
  tone?: "primary" | "danger";
  onConfirm: () => unknown;
  /** A third way, such as 不保存. */
  children?: ReactNode;
}) {
  return (
    <AlertDialog.Root {...(isOpen !== undefined && { open: isOpen })} {...(onOpenChange && { onOpenChange })}>
      {trigger && <AlertDialog.Trigger asChild>{trigger}</AlertDialog.Trigger>}
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-50 bg-ink/40" />
        <AlertDialog.Content className="fixed top-1/2 left-1/2 z-50 w-[calc(100vw-24px)] max-w-105 -translate-1/2 rounded-lg border border-line bg-card p-4 shadow-float">
          <AlertDialog.Title className="text-lg font-semibold">{title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-1 text-sm text-ink-2">{description}</AlertDialog.Description>
          <div className="mt-4 flex flex-wrap gap-2">
            <AlertDialog.Action asChild>
              <Button tone={tone} onClick={() => startTransition(async () => void (await onConfirm()))}>
                {confirmLabel}
              </Button>
            </AlertDialog.Action>
            {children}
            <AlertDialog.Cancel asChild>
              <Button>{cancelLabel}</Button>
            </AlertDialog.Cancel>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
