import clsx from "clsx";
import type { ReactNode } from "react";

export type TagTone = "plain" | "brand" | "bad" | "warn" | "ok" | "need";

const tones = {
  plain: "border-line bg-card text-ink-2",
  brand: "border-brand-line bg-brand-weak text-brand",
  bad: "border-bad-line bg-bad-weak text-bad",
  warn: "border-warn-line bg-warn-weak text-warn",
  ok: "border-ok-line bg-ok-weak text-ok",
  need: "border-dashed border-field bg-card text-ink-2",
} satisfies Record<TagTone, string>;

/** A short word about a row. `need` is the dashed, neutral tag for what the next step still asks for. */
export function Tag({ tone = "plain", children }: { tone?: TagTone; children: ReactNode }) {
  return (
    <span
      className={clsx(
        "inline-flex h-5 shrink-0 items-center gap-1 rounded-sm border px-1.5 align-top text-xs font-normal whitespace-nowrap",
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}
