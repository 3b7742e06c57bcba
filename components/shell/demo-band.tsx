import clsx from "clsx";

/** The 24 px mark of a demonstration. It stands first for a reader by ear and, inside the Shell, under the page head. */
export function DemoBand({ children, className }: { children: string; className?: string }) {
  return (
    <p
      className={clsx(
        "flex h-6 shrink-0 items-center gap-2 overflow-hidden border-b border-demo-line bg-demo px-4 text-xs whitespace-nowrap text-demo-ink max-lg:px-3",
        className,
      )}
    >
      <strong className="rounded-xs border border-demo-edge px-1.25 leading-4 font-semibold">演示数据</strong>
      <span className="truncate">{children}</span>
    </p>
  );
}
