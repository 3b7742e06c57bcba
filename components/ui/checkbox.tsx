import clsx from "clsx";
import type { ComponentProps } from "react";

/** The browser's checkbox with its label; in a table the label is spoken only. The pressable area is at least 24 px. */
export function Checkbox({
  label,
  isLabelHidden = false,
  className,
  ...rest
}: Omit<ComponentProps<"input">, "type"> & { label: string; isLabelHidden?: boolean }) {
  return (
    <label
      className={clsx(
        "inline-flex min-h-6 min-w-6 cursor-pointer items-center gap-2 text-sm max-lg:min-h-11",
        isLabelHidden && "justify-center max-lg:min-w-11",
        className,
      )}
    >
      <input type="checkbox" className="size-4 shrink-0 accent-brand" {...rest} />
      <span className={clsx(isLabelHidden && "sr-only")}>{label}</span>
    </label>
  );
}
