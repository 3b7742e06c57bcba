"use client";

import clsx from "clsx";
import Link from "next/link";
import { DropdownMenu } from "radix-ui";
import { Fragment, type ReactNode, startTransition } from "react";

export interface MenuEntry {
  label: string;
  /** At the right: “可移”, “缺 4 项”. */
  note?: string;
  noteTone?: "muted" | "warn" | "ok";
  href?: string;
  onSelect?: () => unknown;
  isCurrent?: boolean;
  isDisabled?: boolean;
  /** A rule above this entry. */
  startsGroup?: boolean;
}

const noteTones = { muted: "text-ink-3", warn: "text-warn", ok: "text-ok" };
const entryLook =
  "flex min-h-7.5 cursor-default items-center gap-4 rounded-sm px-2 py-1 text-sm text-ink outline-none hover:no-underline " +
  "data-highlighted:bg-brand-weak data-highlighted:text-brand data-disabled:text-ink-3 max-lg:min-h-11";

/** Verbs or links under a button. `trigger` is the button; `label` names the list. */
export function Menu({
  trigger,
  label,
  entries,
  heading,
  align = "start",
  side = "bottom",
  isOpen,
  onOpenChange,
  focusAfter,
}: {
  trigger: ReactNode;
  label: string;
  entries: readonly MenuEntry[];
  heading?: ReactNode;
  align?: "start" | "end";
  side?: "bottom" | "right" | "top";
  /** Given together when something besides the trigger opens it, such as a key. */
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  /** Takes the focus when the menu closes, instead of the trigger. */
  focusAfter?: () => HTMLElement | null;
}) {
  return (
    <DropdownMenu.Root
      modal={false}
      {...(isOpen !== undefined && { open: isOpen })}
      {...(onOpenChange && { onOpenChange })}
    >
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          aria-label={label}
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            const next = focusAfter?.();
            if (!next) return;
            event.preventDefault();
            next.focus();
          }}
          className="z-40 max-h-(--radix-dropdown-menu-content-available-height) min-w-40 overflow-y-auto rounded-lg border border-line bg-card p-1 shadow-float"
        >
          {heading && (
            <DropdownMenu.Label className="border-b border-line-2 px-2 py-1.5 text-xs text-ink-2">
              {heading}
            </DropdownMenu.Label>
          )}
          {entries.map((entry) => (
            <Fragment key={entry.label}>
              {entry.startsGroup && <DropdownMenu.Separator className="my-1 h-px bg-line-2" />}
              <DropdownMenu.Item
                asChild={entry.href !== undefined}
                disabled={entry.isDisabled ?? false}
                onSelect={() => {
                  const { onSelect } = entry;
                  if (onSelect) startTransition(async () => void (await onSelect()));
                }}
                className={clsx(entryLook, entry.isCurrent && "font-semibold text-brand")}
              >
                {entry.href === undefined ? (
                  <Words entry={entry} />
                ) : (
                  <Link href={entry.href} aria-current={entry.isCurrent ? "true" : undefined}>
                    <Words entry={entry} />
                  </Link>
                )}
              </DropdownMenu.Item>
            </Fragment>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Words({ entry }: { entry: MenuEntry }) {
  return (
    <>
      <span className="flex-1">{entry.label}</span>
      {entry.note && <span className={clsx("text-xs", noteTones[entry.noteTone ?? "muted"])}>{entry.note}</span>}
    </>
  );
}
