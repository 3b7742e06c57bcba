import { type MapLayout, nodeHeightPx } from "@/components/chains/layout-shape";
import { coverageFill } from "@/components/coverage/coverage-glyph";
import { linkStageLabels } from "@/domain/chain";
import type { LinkRow } from "@/domain/chain-map";
import type { CoverageLabels } from "@/domain/coverage";
import { countsOf, demandOf } from "@/domain/link-words";

const headPx = 26;

/** The map on paper: the same places, as one drawing as wide as the sheet. */
export function MapPrint({
  name,
  links,
  layout,
  labels,
}: {
  name: string;
  links: readonly LinkRow[];
  layout: MapLayout;
  labels: CoverageLabels;
}) {
  const rows = new Map(links.map((link) => [link.linkId, link]));
  return (
    <svg
      role="img"
      aria-label={`${name}环节图`}
      viewBox={`-2 ${layout.topPx - headPx} ${layout.widthPx + 4} ${layout.heightPx - layout.topPx + headPx + 4}`}
      className="max-h-[150mm] w-full"
      fontSize="12"
    >
      {layout.heads.map((head) => (
        <text key={head.stage} x={head.xPx} y={layout.topPx - 10}>
          {linkStageLabels[head.stage]}
        </text>
      ))}
      {layout.edges.map((edge) => (
        <path
          key={edge.id}
          d={edge.path}
          fill="none"
          stroke="#555"
          strokeWidth="1"
          strokeDasharray={edge.isCross ? "3 3" : undefined}
        />
      ))}
      {layout.nodes.map((node) => {
        const link = rows.get(node.id);
        return (
          link && (
            <g key={node.id} transform={`translate(${node.xPx} ${node.yPx})`}>
              <rect
                width={node.widthPx}
                height={nodeHeightPx}
                fill="#fff"
                stroke="#555"
                strokeDasharray={link.source === "general" ? "3 2" : undefined}
              />
              <rect
                width="6"
                height={nodeHeightPx}
                fill={coverageFill(link.coverage)}
                stroke="#555"
                strokeWidth="0.5"
              />
              <text x="12" y="17">
                {link.name}
              </text>
              <text x="12" y="36" fontSize="11">
                {[
                  labels[link.coverage],
                  ...(link.source === "policy" ? [demandOf(link, "word")] : []),
                  ...countsOf(link).map(({ word, count }) => `${word} ${count}`),
                ].join("  ")}
              </text>
            </g>
          )
        );
      })}
      {layout.stubs.map((stub) => (
        <g key={stub.id} transform={`translate(${stub.xPx} ${stub.yPx})`}>
          <rect width={stub.widthPx} height={nodeHeightPx} fill="#fff" stroke="#888" strokeDasharray="3 3" />
          <text x="8" y="17">
            {stub.relation.otherLinkName}
          </text>
          <text x="8" y="36" fontSize="11">
            跨链，{stub.relation.otherChainName}
          </text>
        </g>
      ))}
    </svg>
  );
}
