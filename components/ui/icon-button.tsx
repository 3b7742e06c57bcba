import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";

/** A button that shows only an icon; `label` is its spoken name and its tooltip. */
export function IconButton({
  label,
  children,
  className,
  ...rest
}: Omit<ComponentProps<"button">, "children"> & { label: string; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={clsx(
        "inline-grid size-7.5 shrink-0 place-items-center rounded-md text-brand hover:bg-brand-weak max-lg:size-11 print:hidden",
        className,
      )}
      {...rest}
    >
      {children}
    </button>
  );
}
