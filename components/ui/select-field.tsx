import type { ComponentProps } from "react";
import { Field, type FieldFrame } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

export function SelectField({
  label,
  mark,
  markTone,
  hint,
  error,
  id,
  className,
  ...rest
}: FieldFrame & ComponentProps<typeof Select>) {
  return (
    <Field {...{ label, mark, markTone, hint, error, id, className }}>
      {(control) => <Select {...control} {...rest} />}
    </Field>
  );
}
