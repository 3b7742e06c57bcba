"use client";

import clsx from "clsx";
import { X } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useCallback, useEffect, useId, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";

/**
 * The side panel: 400 px at right, over the content, not modal; the whole width below 1024 px, under the demonstration band. It takes the focus on
 * the first `[data-autofocus]` inside, else on its title; Esc closes it and the focus goes back where it came from.
 * Close by address (`closeHref`, for `?panel=`) or by `onClose`.
 */
export function Panel({
  title,
  aside,
  notice,
  footer,
  closeHref,
  onClose,
  className,
  children,
}: {
  title: string;
  /** Beside the title: coverage, tags. */
  aside?: ReactNode;
  notice?: ReactNode;
  footer?: ReactNode;
  closeHref?: string;
  onClose?: () => void;
  className?: string;
  children: ReactNode;
}) {
  const router = useRouter();
  const titleId = useId();
  const panel = useRef<HTMLElement>(null);
  const cameFrom = useRef<Element | null>(null);

  const close = useCallback(() => {
    onClose?.();
    if (closeHref) router.push(closeHref, { scroll: false });
  }, [onClose, closeHref, router]);

  useEffect(() => {
    const here = panel.current;
    const before = document.activeElement;
    if (!here?.contains(before)) cameFrom.current = before;
    (here?.querySelector<HTMLElement>("[data-autofocus]") ?? here?.querySelector("h2"))?.focus();
    return () => {
      const origin = cameFrom.current;
      if (origin instanceof HTMLElement && origin !== document.body && origin.isConnected) origin.focus();
    };
  }, []);

  useEffect(() => {
    const closeOnEscape = (event: KeyboardEvent) => {
      // A menu, dialog or card on top has prevented the default already: that press was theirs.
      if (event.key !== "Escape" || event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
      close();
    };
    document.addEventListener("keydown", closeOnEscape);
    return () => document.removeEventListener("keydown", closeOnEscape);
  }, [close]);

  return (
    <aside
      ref={panel}
      aria-labelledby={titleId}
      className={clsx(
        "fixed inset-x-0 top-(--panel-top,0px) bottom-0 z-30 flex animate-panel flex-col border-l border-line bg-card shadow-float print:hidden",
        "lg:left-auto lg:w-100 xl:w-110",
        className,
      )}
    >
      <header className="shrink-0 border-b border-line-2 px-4 pt-3 pb-2">
        <div className="flex items-center gap-2">
          <h2 id={titleId} tabIndex={-1} className="min-w-0 truncate text-lg font-semibold">
            {title}
          </h2>
          {aside}
          <span className="flex-1" />
          <IconButton label="关闭" onClick={close}>
            <X aria-hidden="true" size={16} strokeWidth={1.6} />
          </IconButton>
        </div>
        {notice && <div className="mt-1">{notice}</div>}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 py-3">{children}</div>
      {footer && (
        <footer className="flex shrink-0 flex-wrap items-center gap-2 border-t border-line px-4 py-2.5">
          {footer}
        </footer>
      )}
    </aside>
  );
}
