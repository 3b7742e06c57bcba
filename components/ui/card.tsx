import clsx from "clsx";
import { type ReactNode, useId } from "react";

/** A bordered section. It is a column: put a CardScroll inside for rows that scroll and a CardFoot for what stays. */
export function Card({
  title,
  note,
  aside,
  actions,
  label,
  className,
  children,
}: {
  title?: ReactNode;
  note?: ReactNode;
  /** Quiet content at the right of the header, such as a legend. */
  aside?: ReactNode;
  actions?: ReactNode;
  /** Spoken name when there is no title. */
  label?: string;
  className?: string;
  children?: ReactNode;
}) {
  const headingId = useId();
  return (
    <section
      aria-labelledby={title ? headingId : undefined}
      aria-label={title ? undefined : label}
      className={clsx(
        "flex min-h-0 min-w-0 flex-col overflow-hidden rounded-lg border border-line bg-card print:overflow-visible",
        className,
      )}
    >
      {title && (
        <header className="flex min-h-9 shrink-0 items-center gap-2 px-3 pt-2 pb-1.5">
          <h2 id={headingId} className="text-base leading-5 font-semibold whitespace-nowrap">
            {title}
          </h2>
          {note && <span className="min-w-0 truncate text-xs text-ink-3">{note}</span>}
          <span className="flex-1" />
          {aside && <span className="flex items-center gap-2 text-xs text-ink-2">{aside}</span>}
          {actions && <span className="flex items-center gap-1.5">{actions}</span>}
        </header>
      )}
      {children}
    </section>
  );
}
