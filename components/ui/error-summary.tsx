"use client";

import { useEffect, useRef } from "react";

/** Above a form with more than one error: each sentence leads to its field, and the list takes the focus. */
export function ErrorSummary({ errors }: { errors: readonly { fieldId: string; sentence: string }[] }) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 1) list.current?.focus();
  }, [errors]);
  if (errors.length < 2) return null;
  return (
    <div ref={list} tabIndex={-1} role="alert" className="border-l-3 border-l-bad bg-bad-weak px-2.5 py-1.5 text-sm">
      <p className="font-semibold">有 {errors.length} 处需要改正</p>
      <ul>
        {errors.map((error) => (
          <li key={error.fieldId}>
            <a
              href={`#${error.fieldId}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(error.fieldId)?.focus();
              }}
            >
              {error.sentence}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
