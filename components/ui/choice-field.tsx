import clsx from "clsx";
import type { ComponentProps } from "react";

/** One of a few, side by side, as native radio buttons: works before any script has loaded. */
export function ChoiceField({
  legend,
  options,
  error,
  className,
  ...rest
}: Omit<ComponentProps<"input">, "type" | "value" | "checked" | "defaultChecked" | "defaultValue"> & {
  legend: string;
  options: readonly { value: string; label: string; isDefault?: boolean }[];
  error?: string | null | undefined;
}) {
  return (
    <fieldset className={clsx("min-w-0", className)}>
      <legend className="mb-0.5 text-sm font-medium">{legend}</legend>
      <div className="grid auto-cols-fr grid-flow-col overflow-hidden rounded-md border border-field bg-card">
        {options.map((option) => (
          <label
            key={option.value}
            className="grid h-7.5 cursor-pointer place-items-center border-l border-line px-2 text-sm whitespace-nowrap first:border-l-0 has-checked:bg-brand-weak has-checked:font-semibold has-checked:text-brand has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-brand max-lg:h-10.5"
          >
            <input type="radio" value={option.value} defaultChecked={option.isDefault} className="sr-only" {...rest} />
            {option.label}
          </label>
        ))}
      </div>
      {error && (
        <p role="alert" className="mt-0.5 text-xs text-bad">
          {error}
        </p>
      )}
    </fieldset>
  );
}
