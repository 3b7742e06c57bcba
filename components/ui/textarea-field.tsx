import type { ComponentProps } from "react";
import { Field, type FieldFrame } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";

export function TextareaField({
  label,
  mark,
  markTone,
  hint,
  error,
  id,
  className,
  ...rest
}: FieldFrame & ComponentProps<"textarea">) {
  return (
    <Field {...{ label, mark, markTone, hint, error, id, className }}>
      {(control) => <Textarea {...control} {...rest} />}
    </Field>
  );
}
