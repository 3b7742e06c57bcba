import type { ComponentProps } from "react";
import { Field, type FieldFrame } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

export function TextField({
  label,
  mark,
  markTone,
  hint,
  error,
  id,
  className,
  ...rest
}: FieldFrame & ComponentProps<"input">) {
  return (
    <Field {...{ label, mark, markTone, hint, error, id, className }}>
      {(control) => <Input {...control} {...rest} />}
    </Field>
  );
}
