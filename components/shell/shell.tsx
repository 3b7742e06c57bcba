import type { ReactNode } from "react";
import { BottomBar } from "@/components/shell/bottom-bar";
import { DemoBand } from "@/components/shell/demo-band";
import type { NavItem } from "@/components/shell/nav-item";
import { Rail } from "@/components/shell/rail";
import { type Self, ShellProvider } from "@/components/shell/shell-context";
import { SkipLink } from "@/components/shell/skip-link";

/**
 * The frame behind sign-in: rail from 1024 px on, bottom bar of five under it. A page inside renders a PageHead and a
 * PageBody side by side (no element around them); the demonstration band finds its place between the two by itself.
 */
export function Shell({
  items,
  footItems,
  phoneItems,
  self,
  searchHref,
  demoSentence,
  children,
}: {
  items: readonly NavItem[];
  /** Below in the rail: 待办. Who is signed in follows by itself. */
  footItems: readonly NavItem[];
  /** 总览 项目 记拜访 企业 待办, as far as the role may open them. */
  phoneItems: readonly NavItem[];
  self: Self;
  /** Answers the command menu; without it there is neither menu nor search trigger. */
  searchHref?: string;
  demoSentence?: string | undefined;
  children: ReactNode;
}) {
  const onPhone = new Set(phoneItems.map((item) => item.href));
  return (
    <ShellProvider
      self={self}
      furtherItems={[...items, ...footItems].filter((item) => !onPhone.has(item.href))}
      searchHref={searchHref}
    >
      <SkipLink />
      <div
        style={{ "--panel-top": demoSentence ? "72px" : "48px" } as React.CSSProperties}
        className="flex h-dvh max-lg:flex-col print:block print:h-auto"
      >
        <Rail items={items} footItems={footItems} />
        <main id="content" tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 flex-col print:block">
          {demoSentence && (
            <DemoBand className="-order-1 print:border-0 print:bg-transparent print:px-0">{demoSentence}</DemoBand>
          )}
          {children}
        </main>
        <BottomBar items={phoneItems} />
      </div>
    </ShellProvider>
  );
}
