import { type MapEdge, type MapNode, nodeHeightPx } from "@/components/chains/layout-shape";

const stubWidthPx = 150;
const pitchPx = 50;
const clearPx = 6;

type Wanted = { id: string; linkId: string; direction: "in" | "out" };
type Run = { y: number; fromX: number; toX: number };

/**
 * Places stubs after the links: in the column before (or after) their own link, in the free place nearest to its row, so
 * that they never widen the map or push a link aside. Returns the stubs and their dashed edges.
 */
export function placeStubs(
  nodes: readonly MapNode[],
  edges: readonly MapEdge[],
  wanted: readonly Wanted[],
): { stubs: MapNode[]; edges: MapEdge[] } {
  const columns = [...new Set(nodes.map((node) => node.xPx))].sort((a, b) => a - b);
  const runs = edges.flatMap((edge) => levelRuns(edge.path));
  const stubs: MapNode[] = [];
  const ties: MapEdge[] = [];
  for (const { id, linkId, direction } of wanted) {
    const own = nodes.find((node) => node.id === linkId);
    if (!own) continue;
    const at = columns.indexOf(own.xPx);
    const xPx = columns[at + (direction === "in" ? -1 : 1)] ?? own.xPx;
    const taken = [...nodes, ...stubs].filter((box) => box.xPx < xPx + stubWidthPx && xPx < box.xPx + box.widthPx);
    const stub = { id, xPx, yPx: freeRow(own.yPx, xPx, taken, runs), widthPx: stubWidthPx };
    stubs.push(stub);
    const [from, to] = direction === "in" ? [stub, own] : [own, stub];
    ties.push({ id: `${from.id}>${to.id}`, from: from.id, to: to.id, path: tie(from, to), isCross: true });
  }
  return { stubs, edges: ties };
}

function freeRow(nearY: number, xPx: number, taken: readonly MapNode[], runs: readonly Run[]): number {
  const isFree = (y: number) =>
    taken.every((box) => y + nodeHeightPx + clearPx <= box.yPx || box.yPx + nodeHeightPx + clearPx <= y) &&
    runs.every(
      (run) => run.y <= y - 2 || y + nodeHeightPx + 2 <= run.y || run.toX <= xPx || xPx + stubWidthPx <= run.fromX,
    );
  for (let step = 0; step < 200; step += 1) {
    const offset = Math.ceil(step / 2) * 10 * (step % 2 === 0 ? 1 : -1);
    if (isFree(nearY + offset)) return nearY + offset;
  }
  return Math.max(0, ...taken.map((box) => box.yPx)) + pitchPx;
}

/** Level stretches of a path written as M x yL x y… */
function levelRuns(path: string): Run[] {
  const points = path.split(/[ML]/).flatMap((pair) => {
    const [x, y] = pair.split(" ").map(Number);
    return x === undefined || y === undefined || pair === "" ? [] : [{ x, y }];
  });
  return points.slice(1).flatMap((end, index) => {
    const start = points[index];
    if (!start || Math.abs(start.y - end.y) > 0.5) return [];
    return [{ y: end.y, fromX: Math.min(start.x, end.x), toX: Math.max(start.x, end.x) }];
  });
}

/** From side to side, or straight down where both stand in one column. */
function tie(from: MapNode, to: MapNode): string {
  const middle = (node: MapNode) => node.yPx + nodeHeightPx / 2;
  if (from.xPx === to.xPx) {
    const x = from.xPx + 75;
    return from.yPx < to.yPx
      ? `M${x} ${from.yPx + nodeHeightPx}L${x} ${to.yPx}`
      : `M${x} ${from.yPx}L${x} ${to.yPx + nodeHeightPx}`;
  }
  const start = from.xPx + from.widthPx;
  const bend = to.xPx - 20;
  return `M${start} ${middle(from)}L${bend} ${middle(from)}L${bend} ${middle(to)}L${to.xPx} ${middle(to)}`;
}
