"use client";

import { type ReactNode, useEffect, useRef } from "react";

/** What the present step shows; when the step changes under the reader, the focus follows, because what held it is gone. */
export function StepFocus({ step, children }: { step: string; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(step);
  useEffect(() => {
    if (before.current !== step) place.current?.focus();
    before.current = step;
  }, [step]);
  return (
    <div ref={place} tabIndex={-1} className="grid gap-3 outline-none">
      {children}
    </div>
  );
}
