"use client";

import { BaseEdge, type Edge, type EdgeProps } from "@xyflow/react";

export type PathEdgeType = Edge<{ path: string; isCross: boolean; isLit: boolean }, "path">;

/** An edge along the path worked out with the layout; those of the open link are lit. */
export function PathEdge({ id, data, markerEnd }: EdgeProps<PathEdgeType>) {
  const isLit = data?.isLit ?? false;
  return (
    <BaseEdge
      id={id}
      path={data?.path ?? ""}
      {...(markerEnd && { markerEnd })}
      interactionWidth={0}
      style={{
        stroke: isLit ? "var(--color-brand)" : "#b4bdc9",
        strokeWidth: isLit ? 1.8 : 1.2,
        ...(data?.isCross && { strokeDasharray: "3 3" }),
      }}
    />
  );
}
