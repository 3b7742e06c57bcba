import clsx from "clsx";
import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { Fragment, type ReactNode } from "react";
import { FurtherMenu } from "@/components/shell/further-menu";
import { SearchTrigger } from "@/components/shell/search-trigger";

export interface Crumb {
  label: string;
  href?: string;
}

/** What a phone's line holds of a title; a longer one goes under its buttons and wraps. */
const charactersBesideButtons = 4;
const charactersAlone = 12;

/** The 48 px head of a page: crumb, title, tags, segment, meta, search, at most two buttons (one primary). */
export function PageHead({
  crumbs = [],
  title,
  tags,
  segment,
  meta,
  hasSearch = true,
  actions,
  phoneEntries = [],
}: {
  crumbs?: readonly Crumb[];
  title: string;
  tags?: ReactNode;
  segment?: ReactNode;
  /** Unit, cut-off, counts; left out under 1024 px. */
  meta?: ReactNode;
  hasSearch?: boolean;
  actions?: ReactNode;
  /** What of the actions a phone's line has no room for: first in its menu. */
  phoneEntries?: readonly { label: string; href: string }[];
}) {
  const back = crumbs.findLast((crumb) => crumb.href !== undefined);
  // The name of one thing among many is longer than a phone's line has room for beside a choice.
  const isSegmentBelow = segment !== undefined && crumbs.length > 0;
  const isTitleBelow = crumbs.length > 0 && title.length > (actions ? charactersBesideButtons : charactersAlone);
  return (
    <header
      className={clsx(
        "-order-2 flex h-12 shrink-0 items-center gap-3 border-b border-line bg-card px-4 max-lg:gap-2 max-lg:px-3 print:hidden",
        (isSegmentBelow || isTitleBelow) && "max-lg:h-auto max-lg:flex-wrap max-lg:gap-y-0 max-lg:py-1",
      )}
    >
      {back?.href && (
        <Link
          href={back.href}
          aria-label={`返回${back.label}`}
          className="-ml-3 grid size-11 shrink-0 place-items-center lg:hidden"
        >
          <ChevronLeft aria-hidden="true" size={20} strokeWidth={1.6} />
        </Link>
      )}
      {crumbs.length > 0 && (
        <nav aria-label="位置" className="shrink-0 text-sm whitespace-nowrap text-ink-3 max-lg:hidden">
          {crumbs.map((crumb) => (
            <Fragment key={crumb.label}>
              {crumb.href ? (
                <Link href={crumb.href} className="text-ink-2 underline decoration-line underline-offset-2">
                  {crumb.label}
                </Link>
              ) : (
                crumb.label
              )}
              <span aria-hidden="true"> / </span>
            </Fragment>
          ))}
        </nav>
      )}
      <h1
        className={clsx(
          "min-w-0 truncate text-lg font-semibold",
          isTitleBelow
            ? "max-lg:order-last max-lg:basis-full max-lg:pb-1 max-lg:whitespace-normal"
            : isSegmentBelow && "max-lg:flex-1",
        )}
      >
        {title}
      </h1>
      {tags && <span className="flex shrink-0 items-center gap-1.5 max-lg:hidden">{tags}</span>}
      {segment && (
        <div className={clsx("shrink-0", isSegmentBelow && "max-lg:order-last max-lg:basis-full max-lg:pb-1")}>
          {segment}
        </div>
      )}
      {meta && <span className="min-w-0 truncate text-sm text-ink-2 max-lg:hidden">{meta}</span>}
      <span className={clsx("flex-1", isSegmentBelow && !isTitleBelow && "max-lg:hidden")} />
      {hasSearch && <SearchTrigger />}
      {actions}
      <FurtherMenu own={phoneEntries} />
    </header>
  );
}
