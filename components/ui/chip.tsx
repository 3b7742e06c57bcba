import clsx from "clsx";
import { ChevronDown, X } from "lucide-react";
import Link from "next/link";
import type { ComponentProps } from "react";

const look = (isOn: boolean) =>
  clsx(
    "inline-flex h-6.5 shrink-0 items-center gap-1 rounded-md border px-2 text-xs whitespace-nowrap hover:no-underline max-lg:h-11 max-lg:px-3",
    isOn ? "border-brand-line bg-brand-weak text-brand" : "border-line bg-card text-ink-2 hover:bg-sunk",
  );

/** A filter as a link: filled when active; `clearHref` gives it a × that clears this filter alone. */
export function Chip({
  label,
  href,
  clearHref,
  isOn = false,
}: {
  label: string;
  href?: string;
  clearHref?: string;
  isOn?: boolean;
}) {
  if (!clearHref)
    return href ? (
      <Link href={href} scroll={false} aria-current={isOn ? "true" : undefined} className={look(isOn)}>
        {label}
      </Link>
    ) : (
      <span className={look(isOn)}>{label}</span>
    );
  return (
    <span className={look(true)}>
      {href ? (
        <Link href={href} scroll={false} className="hover:no-underline">
          {label}
        </Link>
      ) : (
        label
      )}
      <Link
        href={clearHref}
        scroll={false}
        aria-label={`清除条件“${label}”`}
        className="-mr-1.5 grid size-6 place-items-center max-lg:size-10"
      >
        <X aria-hidden="true" size={12} strokeWidth={1.8} />
      </Link>
    </span>
  );
}

/** A filter that opens a menu or a popover; pass it as the trigger. */
export function ChipButton({
  label,
  isOn = false,
  ...rest
}: Omit<ComponentProps<"button">, "children" | "className"> & { label: string; isOn?: boolean }) {
  return (
    <button type="button" className={look(isOn)} {...rest}>
      {label}
      <ChevronDown aria-hidden="true" size={12} strokeWidth={1.8} />
    </button>
  );
}
