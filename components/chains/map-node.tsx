"use client";

import { Handle, type Node, type NodeProps, Position, useStore } from "@xyflow/react";
import clsx from "clsx";
import Link from "next/link";
import { CoverageGlyph, coverageFill } from "@/components/coverage/coverage-glyph";
import { useCoverageLabels } from "@/components/coverage/coverage-words";
import { demandWords } from "@/domain/chain";
import type { CrossRelation, LinkRow } from "@/domain/chain-map";
import { capacityWords, countsOf, demandOf } from "@/domain/link-words";

export type LinkNodeType = Node<{ link: LinkRow; href: string; isOpen: boolean }, "link">;
export type StubNodeType = Node<{ relation: CrossRelation; href: string }, "stub">;
export type HeadNodeType = Node<{ label: string }, "head">;

const hatch = "repeating-linear-gradient(45deg,#fff 0 3px,#c3cad4 3px 4px)";

/** far: name and colour only; middle: both lines; near: also capacities. */
const useDetail = () => useStore(({ transform: [, , zoom] }) => (zoom < 0.6 ? "far" : zoom > 1 ? "near" : "middle"));

export function LinkNode({ data: { link, href, isOpen } }: NodeProps<LinkNodeType>) {
  const detail = useDetail();
  const labels = useCoverageLabels();
  const counts = countsOf(link);
  const isGeneral = link.source === "general";
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} className="invisible" />
      <Link
        href={href}
        scroll={false}
        data-link-id={link.linkId}
        aria-current={isOpen ? "true" : undefined}
        title={link.name}
        aria-label={[
          link.name,
          labels[link.coverage],
          demandOf(link),
          ...counts.map(({ word, count }) => `${word} ${count}`),
        ].join("，")}
        className={clsx(
          "nopan pointer-events-auto flex h-11 w-full overflow-hidden rounded-md border bg-card text-ink hover:no-underline",
          isGeneral ? "border-dashed border-edge" : "border-edge",
          isOpen && "outline-3 outline-brand",
        )}
      >
        <span
          aria-hidden="true"
          className="w-1.5 shrink-0"
          style={{ background: link.coverage === "unassessed" ? hatch : coverageFill(link.coverage) }}
        />
        <span className={clsx("min-w-0 flex-1 px-2", detail === "far" ? "self-center" : "pt-0.5")}>
          <span className="flex items-baseline gap-1 text-sm">
            <span className={clsx("min-w-0 flex-1 truncate", isGeneral && "text-ink-3")}>{link.name}</span>
            {!isGeneral && detail !== "far" && (
              <span className="shrink-0 text-xs text-brand">{demandWords[link.status]}</span>
            )}
          </span>
          {detail !== "far" && (
            <span className="flex items-center gap-1 text-xs whitespace-nowrap">
              <CoverageGlyph coverage={link.coverage} sizePx={13} />
              {labels[link.coverage]}
              <span className="flex-1" />
              <span className="flex gap-1.5 overflow-hidden text-ink-2">
                {counts.map(({ word, count }) => (
                  <span key={word}>{`${word} ${count}`}</span>
                ))}
              </span>
            </span>
          )}
        </span>
      </Link>
      {detail === "near" && <Capacities link={link} />}
      <Handle type="source" position={Position.Right} isConnectable={false} className="invisible" />
    </>
  );
}

function Capacities({ link: { assessment } }: { link: LinkRow }) {
  const local = capacityWords(assessment?.localCapacityMilli, assessment?.capacityUnit);
  const needed = capacityWords(assessment?.neededCapacityMilli, assessment?.capacityUnit);
  if (!local && !needed) return null;
  return (
    <span className="absolute top-full left-1.5 z-10 bg-page px-1 text-xs leading-3.5 whitespace-nowrap text-ink-2">
      本地 {local ?? "未录入"} / 需求 {needed ?? "未录入"}
    </span>
  );
}

/** A supply from or to another chain; pressing goes there. */
export function StubNode({ data: { relation, href } }: NodeProps<StubNodeType>) {
  const isIn = relation.direction === "in";
  const first = isIn ? `${relation.otherLinkName} → 本链` : `供给 → ${relation.otherChainName}`;
  const second = isIn ? `跨链供给（${relation.otherChainName}）` : relation.otherLinkName;
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} className="invisible" />
      <Link
        href={href}
        title={relation.note ?? undefined}
        className="nopan pointer-events-auto block h-11 overflow-hidden rounded-md border border-dashed border-edge bg-page px-2 pt-0.75 text-xs text-ink-2 hover:no-underline"
      >
        <span className="block truncate">{first}</span>
        <span className="block truncate text-ink-3">{second}</span>
      </Link>
      <Handle type="source" position={Position.Right} isConnectable={false} className="invisible" />
    </>
  );
}

export function HeadNode({ data }: NodeProps<HeadNodeType>) {
  return <span className="text-xs whitespace-nowrap text-ink-2">{data.label}</span>;
}
