"use client";

import { type FitViewOptions, useReactFlow, useStore } from "@xyflow/react";
import { Button } from "@/components/ui/button";

/** The line under the map: zoom by buttons, and the keys in words. */
export function MapZoom({ fit }: { fit: FitViewOptions }) {
  const flow = useReactFlow();
  const percent = useStore(({ transform: [, , zoom] }) => Math.round(zoom * 100));
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 px-4 pt-1 pb-2 text-xs text-ink-2 print:hidden">
      <Button isSmall onClick={() => void flow.zoomOut()}>
        缩小
      </Button>
      <Button isSmall aria-label={`现为 ${percent}%，恢复为 100%`} onClick={() => void flow.zoomTo(1)}>
        {percent}%
      </Button>
      <Button isSmall onClick={() => void flow.zoomIn()}>
        放大
      </Button>
      <Button isSmall onClick={() => void flow.fitView(fit)}>
        适合窗口
      </Button>
      <span className="ml-1">方向键沿上下游移动，Enter 打开，T 切换到表，Ctrl 加滚轮缩放</span>
    </div>
  );
}
