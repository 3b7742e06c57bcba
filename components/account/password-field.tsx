"use client";

import { useState } from "react";
import { Field, type FieldFrame } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** A password that may be pasted, filled by a manager and looked at. */
export function PasswordField({
  name,
  value,
  onValueChange,
  autoComplete,
  ...frame
}: FieldFrame & {
  id?: string;
  name: string;
  value?: string;
  onValueChange?: (value: string) => void;
  autoComplete: "current-password" | "new-password";
}) {
  const [isShown, setShown] = useState(false);
  return (
    <Field {...frame}>
      {(control) => (
        <div className="relative">
          <Input
            {...control}
            name={name}
            type={isShown ? "text" : "password"}
            autoComplete={autoComplete}
            autoCapitalize="off"
            spellCheck={false}
            maxLength={200}
            className="pr-12"
            {...(value !== undefined && { value, onChange: (event) => onValueChange?.(event.target.value) })}
          />
          <button
            type="button"
            aria-pressed={isShown}
            aria-label={`显示${frame.label}`}
            onClick={() => setShown(!isShown)}
            className="absolute inset-y-0 right-0 px-2 text-sm text-brand"
          >
            {isShown ? "隐藏" : "显示"}
          </button>
        </div>
      )}
    </Field>
  );
}
