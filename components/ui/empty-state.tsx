import type { ReactNode } from "react";
import { StateBlock } from "@/components/ui/state-block";

/** Nothing yet: one sentence and two ways on. */
export function EmptyState({ title, children, actions }: { title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <StateBlock title={title} actions={actions}>
      {children}
    </StateBlock>
  );
}
