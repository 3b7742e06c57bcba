import clsx from "clsx";
import type { ReactNode } from "react";

export type NoticeTone = "bad" | "warn" | "info" | "ok";

const tones = {
  bad: "border-l-bad bg-bad-weak",
  warn: "border-l-warn bg-warn-weak",
  info: "border-l-brand bg-brand-weak",
  ok: "border-l-ok bg-ok-weak",
} satisfies Record<NoticeTone, string>;

/** A sentence that stays: refusals and errors interrupt the reader, the others wait for a pause. */
export function Notice({
  tone,
  title,
  actions,
  className,
  children,
}: {
  tone: NoticeTone;
  title?: ReactNode;
  actions?: ReactNode;
  className?: string;
  children?: ReactNode;
}) {
  return (
    <div
      role={tone === "bad" ? "alert" : undefined}
      aria-live={tone === "bad" ? undefined : "polite"}
      className={clsx(
        "flex flex-wrap items-center gap-x-3 gap-y-1 border-l-3 px-2.5 py-1.5 text-sm",
        tones[tone],
        className,
      )}
    >
      <p className="min-w-0 flex-1">
        {title && <strong className="font-semibold">{title}</strong>}
        {children}
      </p>
      {actions}
    </div>
  );
}
