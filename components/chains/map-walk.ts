import type { MapLayout, MapNode } from "@/components/chains/layout-shape";

/**
 * The link an arrow key leads to: right and left follow the edges (the nearest row first), up and down go through the
 * links of the same column. Null when the way ends or the key is none of these.
 */
export function nextOf(layout: MapLayout, fromId: string, key: string): string | null {
  const here = layout.nodes.find((node) => node.id === fromId);
  if (!here) return null;
  if (key === "ArrowRight")
    return nearest(
      here,
      ends(layout, (edge) => (edge.from === fromId ? edge.to : null)),
    );
  if (key === "ArrowLeft")
    return nearest(
      here,
      ends(layout, (edge) => (edge.to === fromId ? edge.from : null)),
    );
  const column = layout.nodes.filter((node) => node.xPx === here.xPx).sort((a, b) => a.yPx - b.yPx);
  const at = column.indexOf(here);
  if (key === "ArrowDown") return column[at + 1]?.id ?? null;
  if (key === "ArrowUp") return column[at - 1]?.id ?? null;
  return null;
}

function ends(layout: MapLayout, endOf: (edge: MapLayout["edges"][number]) => string | null): MapNode[] {
  const ids = new Set(layout.edges.map(endOf));
  return layout.nodes.filter((node) => ids.has(node.id));
}

function nearest(here: MapNode, nodes: readonly MapNode[]): string | null {
  const sorted = [...nodes].sort(
    (a, b) =>
      Math.abs(a.yPx - here.yPx) - Math.abs(b.yPx - here.yPx) ||
      Math.abs(a.xPx - here.xPx) - Math.abs(b.xPx - here.xPx),
  );
  return sorted[0]?.id ?? null;
}
