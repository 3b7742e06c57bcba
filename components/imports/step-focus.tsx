"use client";

import { type ReactNode, useEffect, useRef } from "react";

/** What the present step shows; when the step changes under the reader, the focus follows, because what held it is gone; the page starts at its top again. */
export function StepFocus({ step, children }: { step: string; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(step);
  useEffect(() => {
    if (before.current !== step) {
      place.current?.focus({ preventScroll: true });
      place.current?.parentElement?.scrollTo({ top: 0 });
    }
    before.current = step;
  }, [step]);
  return (
    <div ref={place} tabIndex={-1} className="grid gap-3 outline-none">
      {children}
    </div>
  );
}
