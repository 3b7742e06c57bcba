"use client";

import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "@/components/ui/button";

/** Submits its form once: a second press while the first is under way does nothing. */
export function SubmitButton({
  children,
  pendingLabel = "正在提交",
  tone = "primary",
  onClick,
  ...rest
}: ComponentProps<typeof Button> & { pendingLabel?: string }) {
  const { pending } = useFormStatus();
  return (
    <Button
      type="submit"
      tone={tone}
      aria-disabled={pending || undefined}
      onClick={(event) => (pending ? event.preventDefault() : onClick?.(event))}
      {...rest}
    >
      {pending ? pendingLabel : children}
    </Button>
  );
}
