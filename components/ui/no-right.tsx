import type { ReactNode } from "react";
import { StateBlock } from "@/components/ui/state-block";

/** Who may use the page, what the reader may do instead, and a number to quote. */
export function NoRight({
  usedBy,
  instead,
  actions,
  reference,
}: {
  usedBy: string;
  instead: string;
  actions?: ReactNode;
  reference?: string;
}) {
  return (
    <StateBlock title={`本页由${usedBy}使用`} actions={actions} foot={reference && `编号 ${reference}，反馈时请提供`}>
      {instead}
    </StateBlock>
  );
}
