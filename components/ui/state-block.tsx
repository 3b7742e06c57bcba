import type { ReactNode } from "react";

/** What stands in place of a list: a fact, a sentence, one or two ways on. */
export function StateBlock({
  title,
  children,
  actions,
  foot,
}: {
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  foot?: ReactNode;
}) {
  return (
    <div className="px-6 pt-5 pb-5.5">
      <p className="text-base font-semibold">{title}</p>
      {children && <p className="mt-1 max-w-[42em] text-sm text-ink-2">{children}</p>}
      {actions && <div className="mt-3 flex flex-wrap items-center gap-1.5">{actions}</div>}
      {foot && <p className="mt-5 text-xs text-ink-3">{foot}</p>}
    </div>
  );
}
