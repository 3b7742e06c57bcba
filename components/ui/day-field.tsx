"use client";

import { CalendarDays } from "lucide-react";
import { useRef, useState } from "react";
import { Field, type FieldFrame } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { readDay } from "@/components/ui/read-day";

/**
 * A day typed as `20261124`, `11-24` or chosen from the calendar. The form receives the ISO day under `name`, or the
 * text as typed when it cannot be read, so that the server refuses it too.
 */
export function DayField({
  label,
  mark,
  markTone,
  hint,
  error,
  id,
  name,
  today,
  defaultValue = "",
  onDayChange,
  readout,
  isDisabled = false,
  className,
}: FieldFrame & {
  id?: string;
  name?: string;
  /** ISO day; supplies the year when only month and day are typed. */
  today: string;
  defaultValue?: string;
  onDayChange?: (day: string | null, text: string) => void;
  /** Words below the box for a day that could be read, such as “5 个工作日后”. */
  readout?: (day: string) => string | null;
  isDisabled?: boolean;
  className?: string;
}) {
  const [text, setText] = useState(defaultValue);
  const [isUnreadable, setUnreadable] = useState(false);
  const calendar = useRef<HTMLInputElement>(null);
  const day = readDay(text, today);

  const type = (next: string) => {
    setText(next);
    const read = readDay(next, today);
    if (read || next === "") setUnreadable(false);
    onDayChange?.(read, next);
  };

  return (
    <Field
      {...{ label, mark, markTone, hint, id, className }}
      error={isUnreadable ? "无法识别这个日期，请填写如 20261124 或 2026-11-24。" : error}
      below={day && readout?.(day)}
    >
      {(control) => (
        <div className="relative flex items-center">
          <Input
            {...control}
            type="text"
            inputMode="numeric"
            placeholder="年-月-日"
            disabled={isDisabled}
            value={text}
            onChange={(event) => type(event.target.value)}
            onBlur={() => {
              setUnreadable(text !== "" && day === null);
              if (day) setText(day);
            }}
            className="pr-9"
          />
          {name && <input type="hidden" name={name} value={day ?? text} disabled={isDisabled} />}
          <input
            ref={calendar}
            type="date"
            tabIndex={-1}
            aria-hidden="true"
            value={day ?? ""}
            onChange={(event) => type(event.target.value)}
            className="pointer-events-none absolute right-0 bottom-0 size-px opacity-0"
          />
          <button
            type="button"
            aria-label={`从日历选择${label}`}
            disabled={isDisabled}
            onClick={() => calendar.current?.showPicker()}
            className="absolute right-1 grid size-6 place-items-center rounded-sm text-ink-3 hover:bg-sunk max-lg:size-9"
          >
            <CalendarDays aria-hidden="true" size={16} strokeWidth={1.6} />
          </button>
        </div>
      )}
    </Field>
  );
}
