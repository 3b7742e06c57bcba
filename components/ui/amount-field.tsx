"use client";

import clsx from "clsx";
import { type ComponentProps, useState } from "react";
import { controlLook } from "@/components/ui/control-look";
import { Field, type FieldFrame } from "@/components/ui/field";

/**
 * An amount typed as text; the caller parses the string, never a float. With more than one unit the suffix is a real
 * select named `unitName`. `echo` turns what is typed into “即 126,000 万元”, or null when there is nothing to say.
 */
export function AmountField({
  label,
  mark,
  markTone,
  hint,
  error,
  id,
  className,
  units,
  unitName,
  defaultUnit,
  onUnitChange,
  echo,
  defaultValue = "",
  value,
  onChange,
  ...rest
}: FieldFrame &
  Omit<ComponentProps<"input">, "value" | "defaultValue"> & {
    units: readonly [string, ...string[]];
    unitName?: string;
    defaultUnit?: string;
    onUnitChange?: (unit: string) => void;
    echo?: (text: string, unit: string) => string | null;
    value?: string;
    defaultValue?: string;
  }) {
  const [typed, setTyped] = useState(defaultValue);
  const [unit, setUnit] = useState(defaultUnit ?? units[0]);
  const text = value ?? typed;
  const echoed = echo?.(text, unit) ?? null;
  return (
    <Field
      {...{ label, mark, markTone, hint, error, id, className }}
      spokenUnit={unit}
      below={echoed && <output>{echoed}</output>}
    >
      {(control) => (
        <div className="relative flex items-center">
          <input
            type="text"
            inputMode="decimal"
            autoComplete="off"
            {...control}
            {...rest}
            value={text}
            onChange={(event) => {
              setTyped(event.target.value);
              onChange?.(event);
            }}
            className={clsx(controlLook, units.length > 1 ? "pr-20" : "pr-16")}
          />
          {units.length > 1 ? (
            <select
              name={unitName}
              aria-label={`${label}的单位`}
              value={unit}
              onChange={(event) => {
                setUnit(event.target.value);
                onUnitChange?.(event.target.value);
              }}
              className="absolute right-1 h-6 rounded-sm border-l border-line bg-card pl-1 text-sm text-ink-3 max-lg:h-9"
            >
              {units.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
          ) : (
            <span
              aria-hidden="true"
              className="pointer-events-none absolute right-2 border-l border-line pl-2 text-sm text-ink-3"
            >
              {unit}
            </span>
          )}
        </div>
      )}
    </Field>
  );
}
