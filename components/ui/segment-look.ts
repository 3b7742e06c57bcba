import clsx from "clsx";

export const segmentFrame = "inline-flex shrink-0 overflow-hidden rounded-md border border-edge bg-card print:hidden";

export const segmentLook = (isCurrent: boolean) =>
  clsx(
    "inline-flex h-7 items-center justify-center border-l border-line px-3 text-sm whitespace-nowrap -outline-offset-2 first:border-l-0 hover:no-underline max-lg:h-10",
    isCurrent ? "bg-brand-weak font-semibold text-brand" : "text-ink hover:bg-sunk",
  );
