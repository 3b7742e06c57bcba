import clsx from "clsx";

export type ButtonTone = "primary" | "plain" | "text" | "danger";

export interface ButtonLook {
  tone?: ButtonTone;
  isSmall?: boolean;
}

const tones = {
  primary: "border-brand bg-brand text-white font-medium hover:bg-brand-dark",
  plain: "border-edge bg-card text-ink hover:bg-sunk",
  text: "border-transparent bg-transparent text-brand hover:bg-brand-weak",
  danger: "border-bad bg-card text-bad hover:bg-bad-weak",
} satisfies Record<ButtonTone, string>;

/** The classes shared by a button and by a link that looks like one; 44 px high below 1024 px. */
export function buttonLook({ tone = "plain", isSmall = false }: ButtonLook, className?: string): string {
  return clsx(
    "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border whitespace-nowrap no-underline hover:no-underline",
    "max-lg:min-h-11 disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:cursor-not-allowed aria-disabled:opacity-60 print:hidden",
    isSmall ? "h-6.5 text-xs" : "h-7.5 text-sm",
    tone === "text" ? "px-1.5" : isSmall ? "px-2.5" : "px-3",
    tones[tone],
    className,
  );
}
