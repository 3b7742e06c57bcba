import clsx from "clsx";
import { type ReactNode, useId } from "react";

export interface FieldFrame {
  label: string;
  /** 必填 is red, 可不填 grey, any other word (签约前必填) amber, unless `markTone` says otherwise. */
  mark?: string | undefined;
  markTone?: "bad" | "warn" | "muted" | undefined;
  hint?: string | undefined;
  error?: string | null | undefined;
}

export interface FieldControl {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
  "aria-required": true | undefined;
}

const toneOf = (mark: string) => (mark === "必填" ? "bad" : mark === "可不填" ? "muted" : "warn");
const markTones = { bad: "text-bad", warn: "text-warn", muted: "text-ink-3" };

/** Label, mark, hint, control and error; the child receives the attributes that tie them together. */
export function Field({
  label,
  mark,
  markTone,
  hint,
  error,
  id: givenId,
  spokenUnit,
  below,
  className,
  children,
}: FieldFrame & {
  id?: string | undefined;
  /** Repeated in the accessible name, because a suffix inside the box is not read. */
  spokenUnit?: string | undefined;
  below?: ReactNode;
  className?: string | undefined;
  children: (control: FieldControl) => ReactNode;
}) {
  const ownId = useId();
  const id = givenId ?? ownId;
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={clsx("min-w-0", className)}>
      <label htmlFor={id} className="mb-0.5 block text-sm font-medium">
        {label}
        {spokenUnit && <span className="sr-only">（{spokenUnit}）</span>}
        {mark && <span className={clsx("ml-1 text-xs font-normal", markTones[markTone ?? toneOf(mark)])}>{mark}</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="mb-0.5 text-xs text-ink-3">
          {hint}
        </p>
      )}
      {children({
        id,
        "aria-describedby": describedBy || undefined,
        "aria-invalid": error ? true : undefined,
        "aria-required": mark === "必填" ? true : undefined,
      })}
      {error && (
        <p id={`${id}-error`} className="mt-0.5 text-xs text-bad">
          {error}
        </p>
      )}
      {below && <div className="mt-0.5 text-xs text-ink-2">{below}</div>}
    </div>
  );
}
