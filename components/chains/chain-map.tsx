"use client";

import "@xyflow/react/dist/base.css";
import { MarkerType, ReactFlow, ReactFlowProvider, useReactFlow } from "@xyflow/react";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useMemo } from "react";
import { type MapLayout, nodeHeightPx } from "@/components/chains/layout-shape";
import { PathEdge, type PathEdgeType } from "@/components/chains/map-edge";
import {
  HeadNode,
  type HeadNodeType,
  LinkNode,
  type LinkNodeType,
  StubNode,
  type StubNodeType,
} from "@/components/chains/map-node";
import { nextOf } from "@/components/chains/map-walk";
import { MapZoom } from "@/components/chains/map-zoom";
import { linkStageLabels } from "@/domain/chain";
import type { LinkRow } from "@/domain/chain-map";

const nodeTypes = { link: LinkNode, stub: StubNode, head: HeadNode };
const edgeTypes = { path: PathEdge };
const fit = { padding: 0.02, minZoom: 0.5, maxZoom: 1 };

/** React Flow would speak English; nodes here are links, walked by the arrow keys. */
const words = {
  "node.a11yDescription.default": "按回车打开环节，按方向键沿上下游移动。",
  "node.a11yDescription.keyboardDisabled": "按回车打开环节，按方向键沿上下游移动。",
  "node.a11yDescription.ariaLiveMessage": () => "",
  "edge.a11yDescription.default": "上下游关系",
  "controls.ariaLabel": "缩放",
  "controls.zoomIn.ariaLabel": "放大",
  "controls.zoomOut.ariaLabel": "缩小",
  "controls.fitView.ariaLabel": "适合窗口",
  "controls.interactive.ariaLabel": "锁定",
  "minimap.ariaLabel": "缩略图",
  "handle.ariaLabel": "连接点",
};

type Props = {
  name: string;
  links: readonly LinkRow[];
  layout: MapLayout;
  openLinkId: string | null;
  /** Address of the map; `?link=` opens the panel. */
  href: string;
};

/** The chain as a graph: fitted at first, Ctrl + wheel zooms, arrow keys follow the edges, T turns to the table. */
export function ChainMap(props: Props) {
  return (
    <ReactFlowProvider>
      <Flow {...props} />
    </ReactFlowProvider>
  );
}

function Flow({ name, links, layout, openLinkId, href }: Props) {
  const router = useRouter();
  const flow = useReactFlow();
  const nodes = useMemo(() => nodesOf(links, layout, openLinkId, href), [links, layout, openLinkId, href]);
  const edges = useMemo(() => edgesOf(layout, openLinkId), [layout, openLinkId]);

  const walk = (event: KeyboardEvent) => {
    const from = (event.target as HTMLElement).dataset.linkId;
    if (!from || event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const to = nextOf(layout, from, event.key);
    if (!to) return;
    event.preventDefault();
    event.currentTarget.querySelector<HTMLElement>(`[data-link-id="${to}"]`)?.focus({ preventScroll: true });
    bringIntoView(flow, layout, to);
  };

  // The panel takes a third of the width: what is left is fitted anew, and the open link kept in sight.
  const isOpen = openLinkId !== null;
  useEffect(() => {
    const timer = setTimeout(() => {
      void flow.fitView(isOpen ? { ...fit, minZoom: 0.75 } : fit).then(() => {
        if (openLinkId) bringIntoView(flow, layout, openLinkId);
      });
    }, 60);
    return () => clearTimeout(timer);
  }, [flow, layout, isOpen, openLinkId]);

  useEffect(() => {
    const turn = (event: globalThis.KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (target.closest("input,textarea,select,[contenteditable]") || event.key.toLowerCase() !== "t") return;
      router.push(`${href}?view=table`);
    };
    document.addEventListener("keydown", turn);
    return () => document.removeEventListener("keydown", turn);
  }, [router, href]);

  return (
    <section aria-label={`${name}环节图`} onKeyDown={walk} className="flex min-h-0 flex-1 flex-col">
      <div className="min-h-0 flex-1">
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          fitView
          fitViewOptions={fit}
          minZoom={0.3}
          maxZoom={2}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          disableKeyboardA11y
          zoomOnScroll={false}
          zoomOnDoubleClick={false}
          preventScrolling={false}
          zoomActivationKeyCode={["Control", "Meta"]}
          deleteKeyCode={null}
          selectionKeyCode={null}
          multiSelectionKeyCode={null}
          panActivationKeyCode={null}
          proOptions={{ hideAttribution: true }}
          ariaLabelConfig={words}
        />
      </div>
      <MapZoom fit={fit} />
    </section>
  );
}

type Flowing = ReturnType<typeof useReactFlow>;

/** Moves the view only when the link stands outside it. */
function bringIntoView(flow: Flowing, layout: MapLayout, linkId: string) {
  const node = layout.nodes.find((one) => one.id === linkId);
  const frame = document.querySelector(".react-flow")?.getBoundingClientRect();
  if (!node || !frame) return;
  const start = flow.flowToScreenPosition({ x: node.xPx, y: node.yPx });
  const end = flow.flowToScreenPosition({ x: node.xPx + node.widthPx, y: node.yPx + nodeHeightPx });
  const isSeen = start.x >= frame.left && end.x <= frame.right && start.y >= frame.top && end.y <= frame.bottom;
  if (!isSeen) void flow.setCenter(node.xPx + node.widthPx / 2, node.yPx + nodeHeightPx / 2, { zoom: flow.getZoom() });
}

function nodesOf(links: readonly LinkRow[], layout: MapLayout, openLinkId: string | null, href: string) {
  const rows = new Map(links.map((link) => [link.linkId, link]));
  const fixed = { draggable: false, selectable: false };
  return [
    ...layout.heads.map(
      (head): HeadNodeType => ({
        ...fixed,
        id: `head-${head.stage}`,
        type: "head",
        position: { x: head.xPx, y: layout.topPx - 28 },
        width: 60,
        height: 18,
        data: { label: linkStageLabels[head.stage] },
      }),
    ),
    // In reading order, so that Tab goes down the columns from left to right.
    ...[...layout.nodes]
      .sort((a, b) => a.xPx - b.xPx || a.yPx - b.yPx)
      .flatMap((node): LinkNodeType[] => {
        const link = rows.get(node.id);
        if (!link) return [];
        return [
          {
            ...fixed,
            id: node.id,
            type: "link",
            position: { x: node.xPx, y: node.yPx },
            width: node.widthPx,
            height: nodeHeightPx,
            data: { link, href: `${href}?link=${node.id}`, isOpen: node.id === openLinkId },
          },
        ];
      }),
    ...layout.stubs.map(
      (stub): StubNodeType => ({
        ...fixed,
        id: stub.id,
        type: "stub",
        position: { x: stub.xPx, y: stub.yPx },
        width: stub.widthPx,
        height: nodeHeightPx,
        data: {
          relation: stub.relation,
          href: `/chains/${stub.relation.otherChainId}?link=${stub.relation.otherLinkId}`,
        },
      }),
    ),
  ];
}

const edgesOf = (layout: MapLayout, openLinkId: string | null): PathEdgeType[] =>
  layout.edges.map((edge) => {
    const isLit = openLinkId !== null && (edge.from === openLinkId || edge.to === openLinkId);
    return {
      id: edge.id,
      type: "path",
      source: edge.from,
      target: edge.to,
      zIndex: isLit ? 1 : 0,
      markerEnd: { type: MarkerType.ArrowClosed, width: 10, height: 10, color: isLit ? "#1d4f8f" : "#9aa4b2" },
      data: { path: edge.path, isCross: edge.isCross, isLit },
    };
  });
