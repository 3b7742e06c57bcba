import ELK, { type ElkExtendedEdge, type ElkNode } from "elkjs/lib/elk.bundled.js";
import {
  type MapEdge,
  type MapHead,
  type MapLayout,
  type MapNode,
  nodeHeightPx,
} from "@/components/chains/layout-shape";
import { placeStubs } from "@/components/chains/stub-places";
import { linkStages } from "@/domain/chain";
import type { ChainMap, CrossRelation } from "@/domain/chain-map";

const pitchPx = 50;
const narrowestPx = 150;
const widestPx = 206;
const gapPx = 40;
/** Between what a 1366 px window leaves for the map alone (1260) and beside the panel (900): text stays readable in both. */
const mapWidthPx = 1060;

/** Places links in columns from left to right, upstream first; on the server, so the browser only draws. */
export async function layOut(map: ChainMap): Promise<MapLayout> {
  const placed = await placeLinks(map);
  const supplies = map.relations.filter((relation) => relation.kind === "supply");
  const { stubs, edges } = placeStubs(
    placed.nodes,
    placed.edges,
    supplies.map((relation) => ({ id: stubId(relation), linkId: relation.ownLinkId, direction: relation.direction })),
  );
  const boxes = [...placed.nodes, ...stubs];
  return {
    nodes: placed.nodes,
    stubs: stubs.flatMap((stub) => {
      const relation = supplies.find((one) => stubId(one) === stub.id);
      return relation ? [{ ...stub, relation }] : [];
    }),
    edges: [...placed.edges, ...edges],
    heads: headsOf(map, placed.nodes),
    topPx: Math.min(0, ...boxes.map((box) => box.yPx)),
    widthPx: Math.max(0, ...boxes.map((box) => box.xPx + box.widthPx)),
    heightPx: Math.max(0, ...boxes.map((box) => box.yPx + nodeHeightPx)),
  };
}

const stubId = (relation: CrossRelation) => `${relation.ownLinkId}~${relation.otherLinkId}`;

type Placed = { nodes: MapNode[]; edges: MapEdge[] };
type Shape = { links: [id: string, partition: number, nameLength: number][]; edges: [string, string][] };

/** The last placing of each chain: it follows from the shape of the chain alone and takes 50 ms or more to work out. */
const known = new Map<string, { shape: string; placed: Placed }>();

async function placeLinks(map: ChainMap): Promise<Placed> {
  const shape: Shape = {
    links: map.links.map((link) => [link.linkId, linkStages.indexOf(link.stage), link.name.length]),
    edges: map.edges,
  };
  const key = JSON.stringify(shape);
  const last = known.get(map.chainId);
  if (last?.shape === key) return last.placed;
  const narrow = await placeShape(shape, narrowestPx);
  const columns = new Set(narrow.nodes.map((node) => node.xPx)).size;
  const room = Math.floor((mapWidthPx + gapPx) / columns) - gapPx;
  const wanted = 13 * Math.max(0, ...shape.links.map(([, , nameLength]) => nameLength)) + 58;
  const widthPx = Math.max(narrowestPx, Math.min(widestPx, wanted, room));
  const placed = widthPx === narrowestPx ? narrow : await placeShape(shape, widthPx);
  known.set(map.chainId, { shape: key, placed });
  return placed;
}

async function placeShape(shape: Shape, widthPx: number): Promise<Placed> {
  const placed: ElkNode = await new ELK().layout({
    id: "map",
    layoutOptions: options,
    children: shape.links.map(([id, partition]) => ({
      id,
      width: widthPx,
      height: nodeHeightPx,
      layoutOptions: { "elk.partitioning.partition": String(partition) },
    })),
    edges: shape.edges.map(([from, to]) => ({ id: `${from}>${to}`, sources: [from], targets: [to] })),
  });
  return {
    nodes: (placed.children ?? []).map((node) => ({
      id: node.id,
      xPx: Math.round(node.x ?? 0),
      yPx: Math.round(node.y ?? 0),
      widthPx,
    })),
    edges: (placed.edges ?? []).map((edge) => ({
      id: edge.id,
      from: edge.sources[0] ?? "",
      to: edge.targets[0] ?? "",
      path: pathOf(edge),
      isCross: false,
    })),
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
