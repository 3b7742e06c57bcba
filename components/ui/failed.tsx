"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/** New data cannot be read. With `shownFrom` (a time such as 09:36) the rows above it are the old ones and stay. */
export function Failed({
  shownFrom,
  reference,
  onRetry,
}: {
  shownFrom?: string;
  reference?: string;
  onRetry?: () => void;
}) {
  const router = useRouter();
  return (
    <Notice
      tone="bad"
      actions={
        <Button isSmall onClick={onRetry ?? (() => router.refresh())}>
          重试
        </Button>
      }
    >
      {shownFrom ? `暂时读不到新数据，下面是 ${shownFrom} 的内容。` : "暂时读不到数据，请稍后重试。"}
      {reference && <span className="ml-2 text-xs text-ink-2">编号 {reference}，反馈时请提供</span>}
    </Notice>
  );
}
