import type { linkStages } from "@/domain/chain";
import type { CrossRelation } from "@/domain/chain-map";

export const nodeHeightPx = 44;

export type MapNode = { id: string; xPx: number; yPx: number; widthPx: number };
export type MapStub = MapNode & { relation: CrossRelation };
export type MapEdge = { id: string; from: string; to: string; path: string; isCross: boolean };
export type MapHead = { stage: (typeof linkStages)[number]; xPx: number };

/** Where everything of a chain map stands, in px of the map itself. */
export type MapLayout = {
  nodes: MapNode[];
  stubs: MapStub[];
  edges: MapEdge[];
  heads: MapHead[];
  /** Stubs may stand above the first row. */
  topPx: number;
  widthPx: number;
  heightPx: number;
};
