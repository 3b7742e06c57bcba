import clsx from "clsx";
import type { ComponentProps } from "react";
import { controlLook } from "@/components/ui/control-look";

export interface SelectOption {
  value: string;
  label: string;
  isDisabled?: boolean;
}

/** The browser's own select: it opens with the keyboard and on a phone as people know it. */
export function Select({
  options,
  emptyLabel,
  className,
  ...rest
}: Omit<ComponentProps<"select">, "children"> & { options: readonly SelectOption[]; emptyLabel?: string }) {
  return (
    <select className={clsx(controlLook, className)} {...rest}>
      {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.isDisabled}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
