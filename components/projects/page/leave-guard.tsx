"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";

/**
 * Asks before unsaved words are left behind: on links of the page, on closing by `ask`, and, in the browser's own
 * words, on closing the window.
 */
export function LeaveGuard({
  dirtyCount,
  asked,
  onAnswer,
}: {
  dirtyCount: number;
  /** Set by a form that wants to close itself: the address to go to. */
  asked: string | null;
  onAnswer: () => void;
}) {
  const router = useRouter();
  const [clicked, setClicked] = useState<string | null>(null);
  const goal = asked ?? clicked;

  useEffect(() => {
    if (dirtyCount === 0) return;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    const catchLink = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (!(link instanceof HTMLAnchorElement) || link.target || event.ctrlKey || event.metaKey || event.shiftKey)
        return;
      const { pathname, search, origin, hash } = new URL(link.href);
      if (origin !== location.origin || (hash !== "" && pathname === location.pathname)) return;
      event.preventDefault();
      event.stopPropagation();
      setClicked(pathname + search);
    };
    addEventListener("beforeunload", hold);
    document.addEventListener("click", catchLink, true);
    return () => {
      removeEventListener("beforeunload", hold);
      document.removeEventListener("click", catchLink, true);
    };
  }, [dirtyCount]);

  const close = () => {
    setClicked(null);
    onAnswer();
  };
  return (
    <ConfirmDialog
      isOpen={goal !== null}
      onOpenChange={(isOpen) => !isOpen && close()}
      title={`有 ${dirtyCount} 处修改没有保存`}
      description="离开后，没有保存的内容不保留。"
      confirmLabel="继续填写"
      cancelLabel="取消"
      onConfirm={close}
    >
      <Button
        tone="danger"
        onClick={() => {
          const to = goal;
          close();
          if (to) router.push(to, { scroll: false });
        }}
      >
        不保存，离开
      </Button>
    </ConfirmDialog>
  );
}
