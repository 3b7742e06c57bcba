"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { LeaveGuard } from "@/components/projects/page/leave-guard";
import { Panel } from "@/components/ui/panel";

/** A panel with a form: closing it with something typed asks first. */
export function FormPanel({
  title,
  closeHref,
  dirtyCount,
  notice,
  footer,
  children,
}: {
  title: string;
  closeHref: string;
  dirtyCount: number;
  notice?: ReactNode;
  footer: ReactNode;
  children: ReactNode;
}) {
  const router = useRouter();
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <Panel
      title={title}
      notice={notice}
      footer={footer}
      onClose={() => (dirtyCount > 0 ? setAsked(closeHref) : router.push(closeHref, { scroll: false }))}
    >
      {children}
      <LeaveGuard dirtyCount={dirtyCount} asked={asked} onAnswer={() => setAsked(null)} />
    </Panel>
  );
}
