import ELK, { type ElkExtendedEdge, type ElkNode } from "elkjs/lib/elk.bundled.js";
import {
  type MapEdge,
  type MapHead,
  type MapLayout,
  type MapNode,
  nodeHeightPx,
} from "@/components/chains/layout-shape";
import { linkStages } from "@/domain/chain";
import type { ChainMap, CrossRelation } from "@/domain/chain-map";

const pitchPx = 50;
const narrowestPx = 150;
const widestPx = 206;
const gapPx = 40;
/** What a 1366 px window leaves for the map. */
const mapWidthPx = 1260;

/** Supply from or to another chain stands beside the link as a stub; a product named twice is said in the panel. */
const stubsOf = (map: ChainMap) => map.relations.filter((relation) => relation.kind === "supply");
const stubId = (relation: CrossRelation) => `${relation.ownLinkId}~${relation.otherLinkId}`;

/** Places links in columns from left to right, upstream first; on the server, so the browser only draws. */
export async function layOut(map: ChainMap): Promise<MapLayout> {
  const stubs = stubsOf(map);
  const placed = await placeBoxes(map, stubs);
  const place = (id: string): MapNode => placed.boxes.get(id) ?? { id, xPx: 0, yPx: 0, widthPx: 0 };
  const nodes = map.links.map((link) => place(link.linkId));
  return {
    nodes,
    stubs: stubs.map((relation) => ({ ...place(stubId(relation)), relation })),
    edges: placed.edges,
    heads: headsOf(map, nodes),
    widthPx: placed.widthPx,
    heightPx: placed.heightPx,
  };
}

type Placed = { boxes: Map<string, MapNode>; edges: MapEdge[]; widthPx: number; heightPx: number };
type Shape = { ids: [string, number][]; names: number[]; edges: [string, string][]; stubs: [string, number][] };

/** The last placing of each chain: it follows from the shape of the chain alone and takes 50 ms or more to work out. */
const known = new Map<string, { shape: string; placed: Placed }>();

async function placeBoxes(map: ChainMap, stubs: readonly CrossRelation[]): Promise<Placed> {
  const partitionOf = new Map(map.links.map((link) => [link.linkId, linkStages.indexOf(link.stage)]));
  const shape: Shape = {
    ids: [...partitionOf],
    names: map.links.map((link) => link.name.length),
    edges: [
      ...map.edges,
      ...stubs.map((relation): [string, string] =>
        relation.direction === "in" ? [stubId(relation), relation.ownLinkId] : [relation.ownLinkId, stubId(relation)],
      ),
    ],
    // A stub stands in the columns of its own link, so that no stage is split in two.
    stubs: stubs.map((relation): [string, number] => [stubId(relation), partitionOf.get(relation.ownLinkId) ?? 0]),
  };
  const key = JSON.stringify(shape);
  const last = known.get(map.chainId);
  if (last?.shape === key) return last.placed;
  const narrow = await placeShape(shape, narrowestPx);
  const columns = new Set([...narrow.boxes.values()].map((node) => node.xPx)).size;
  const room = Math.floor((mapWidthPx + gapPx) / columns) - gapPx;
  const wanted = 13 * Math.max(0, ...shape.names) + 58;
  const widthPx = Math.max(narrowestPx, Math.min(widestPx, wanted, room));
  const placed = widthPx === narrowestPx ? narrow : await placeShape(shape, widthPx);
  known.set(map.chainId, { shape: key, placed });
  return placed;
}

async function placeShape(shape: Shape, widthPx: number): Promise<Placed> {
  const placed: ElkNode = await new ELK().layout({
    id: "map",
    layoutOptions: options,
    children: [
      ...shape.ids.map(([id, partition]) => box(id, widthPx, partition)),
      ...shape.stubs.map(([id, partition]) => box(id, narrowestPx, partition)),
    ],
    edges: shape.edges.map(([from, to]) => ({ id: `${from}>${to}`, sources: [from], targets: [to] })),
  });
  const boxes = (placed.children ?? []).map(
    (node): MapNode => ({
      id: node.id,
      xPx: Math.round(node.x ?? 0),
      yPx: Math.round(node.y ?? 0),
      widthPx: node.width ?? widthPx,
    }),
  );
  const edges = (placed.edges ?? []).map((edge: ElkExtendedEdge): MapEdge => {
    const [from = "", to = ""] = [edge.sources[0], edge.targets[0]];
    return { id: edge.id, from, to, path: pathOf(edge), isCross: from.includes("~") || to.includes("~") };
  });
  return {
    boxes: new Map(boxes.map((node) => [node.id, node])),
    edges,
    widthPx: Math.ceil(placed.width ?? 0),
    heightPx: Math.ceil(placed.height ?? 0),
  };
}

const options = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.partitioning.activate": "true",
  "elk.layered.mergeEdges": "true",
  "elk.layered.nodePlacement.strategy": "BRANDES_KOEPF",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.spacing.nodeNode": String(pitchPx - nodeHeightPx),
  "elk.spacing.componentComponent": String(pitchPx - nodeHeightPx),
  "elk.spacing.edgeNode": "8",
  "elk.spacing.edgeEdge": "6",
  "elk.layered.spacing.nodeNodeBetweenLayers": String(gapPx),
  "elk.layered.spacing.edgeNodeBetweenLayers": "12",
  "elk.layered.spacing.edgeEdgeBetweenLayers": "8",
  "elk.separateConnectedComponents": "false",
  "elk.padding": "[top=0,left=0,bottom=0,right=0]",
};

const box = (id: string, width: number, partition: number): ElkNode => ({
  id,
  width,
  height: nodeHeightPx,
  layoutOptions: { "elk.partitioning.partition": String(partition) },
});

function pathOf(edge: ElkExtendedEdge): string {
  const section = edge.sections?.[0];
  if (!section) return "";
  const points = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint];
  return points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
}

/** One head a stage, over its first column. */
const headsOf = (map: ChainMap, nodes: readonly MapNode[]): MapHead[] =>
  linkStages.flatMap((stage) => {
    const ids = new Set(map.links.filter((link) => link.stage === stage).map((link) => link.linkId));
    const xs = nodes.filter((node) => ids.has(node.id)).map((node) => node.xPx);
    return xs.length === 0 ? [] : [{ stage, xPx: Math.min(...xs) }];
  });
