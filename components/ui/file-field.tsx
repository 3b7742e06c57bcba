"use client";

import { type ComponentProps, useState } from "react";
import { Field, type FieldFrame } from "@/components/ui/field";

/** Chooses files. `limits` says in words what is accepted, such as “PDF、OFD、JPG，20 MB 以内”. */
export function FileField({
  label,
  mark,
  markTone,
  hint,
  error,
  id,
  className,
  limits,
  onChange,
  ...rest
}: FieldFrame & Omit<ComponentProps<"input">, "type"> & { limits: string }) {
  const [names, setNames] = useState<readonly string[]>([]);
  return (
    <Field {...{ label, mark, markTone, hint, error, id, className }}>
      {(control) => (
        <div className="relative grid min-h-8 place-items-center rounded-md border border-dashed border-field bg-card px-2 py-1 text-sm text-brand has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-brand has-aria-invalid:border-bad max-lg:min-h-11">
          <span aria-hidden="true">{names.length > 0 ? names.join("、") : `选择文件（${limits}）`}</span>
          <input
            {...control}
            {...rest}
            type="file"
            title={`选择文件（${limits}）`}
            onChange={(event) => {
              setNames(Array.from(event.target.files ?? [], (file) => file.name));
              onChange?.(event);
            }}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
        </div>
      )}
    </Field>
  );
}
