import clsx from "clsx";
import type { ReactNode } from "react";

/** The white card before sign-in, with an optional second half at right (below on a phone). */
export function Entrance({
  aside,
  className,
  children,
}: {
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <main className="flex min-h-dvh items-center justify-center p-4 max-lg:items-start max-lg:p-0">
      <div
        className={clsx(
          "flex overflow-hidden rounded-lg border border-line bg-card max-lg:w-full max-lg:flex-col max-lg:rounded-none max-lg:border-0",
          className,
        )}
      >
        <section className={clsx("px-8 py-8 max-lg:px-4 max-lg:py-6", aside ? "lg:w-95" : "w-full lg:w-120")}>
          <p className="text-xl font-semibold">链招</p>
          <p className="text-base text-ink-2">锡林郭勒盟产业链招商工作平台</p>
          {children}
        </section>
        {aside}
      </div>
    </main>
  );
}
