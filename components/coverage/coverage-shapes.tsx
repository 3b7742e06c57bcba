"use client";

import { coverageFill, shapeId } from "@/components/coverage/coverage-glyph";
import { type Coverage, coverages } from "@/domain/coverage";

const inkOnFill = {
  unassessed: "#5f6a7d",
  none: "#ffffff",
  leads: "#1a2330",
  talks: "#1a2330",
  signed: "#10202f",
  building: "#ffffff",
  producing: "#ffffff",
} satisfies Record<Coverage, string>;

/** Beside text there is no fill behind the glyph, so its own colour must reach 3:1 on white. */
const inkOnWhite = {
  unassessed: "#5f6a7d",
  none: "var(--color-cov-none)",
  leads: "#8a5300",
  talks: "var(--color-cov-building)",
  signed: "var(--color-cov-building)",
  building: "var(--color-cov-building)",
  producing: "var(--color-cov-producing)",
} satisfies Record<Coverage, string>;

/** The drawings that CoverageGlyph shows, once a page however many squares it has. */
export function CoverageShapes() {
  return (
    <svg width="0" height="0" className="absolute" aria-hidden="true">
      {coverages.map((coverage) => (
        <symbol key={coverage} id={shapeId(coverage, "plain")} viewBox="0 0 16 16">
          <Shape coverage={coverage} ink={inkOnWhite[coverage]} isSquare={false} />
        </symbol>
      ))}
      {coverages.map((coverage) => (
        <symbol key={coverage} id={shapeId(coverage, "square")} viewBox="0 0 16 16">
          {coverage === "unassessed" ? (
            <rect x="0.5" y="0.5" width="15" height="15" rx="2" fill="#fff" stroke="#a8b1bf" strokeDasharray="2.5 2" />
          ) : (
            <rect width="16" height="16" rx="2" fill={coverageFill(coverage)} />
          )}
          <g transform="translate(2.4 2.4) scale(0.7)">
            <Shape coverage={coverage} ink={inkOnFill[coverage]} isSquare />
          </g>
        </symbol>
      ))}
    </svg>
  );
}

const slices = {
  talks: "M8 8V2A6 6 0 0 1 14 8Z",
  signed: "M8 8V2A6 6 0 0 1 8 14Z",
  building: "M8 8V2A6 6 0 1 1 2 8Z",
};

function Shape({ coverage, ink, isSquare }: { coverage: Coverage; ink: string; isSquare: boolean }) {
  if (coverage === "none")
    return isSquare ? (
      <>
        <path d="M8 2v7.6" stroke={ink} strokeWidth="3" />
        <circle cx="8" cy="13.2" r="1.9" fill={ink} />
      </>
    ) : (
      <>
        <circle cx="8" cy="8" r="7" fill={ink} />
        <path d="M8 4v5" stroke="#fff" strokeWidth="2" />
        <circle cx="8" cy="11.6" r="1.2" fill="#fff" />
      </>
    );
  if (coverage === "producing")
    return (
      <>
        <circle cx="8" cy="8" r="7" fill={ink} />
        <path
          d="M4.8 8.2l2.3 2.2L11.4 6"
          fill="none"
          stroke={isSquare ? coverageFill("producing") : "#fff"}
          strokeWidth={isSquare ? 2.1 : 1.7}
        />
      </>
    );
  const ring = <circle cx="8" cy="8" r="6" fill="none" stroke={ink} strokeWidth={isSquare ? 2 : 1.6} />;
  if (coverage === "unassessed")
    return <circle cx="8" cy="8" r="6" fill="none" stroke={ink} strokeWidth="1.6" strokeDasharray="2.4 2.3" />;
  if (coverage === "leads")
    return (
      <>
        {ring}
        <circle cx="8" cy="8" r="2.4" fill={ink} />
      </>
    );
  return (
    <>
      {ring}
      <path d={slices[coverage]} fill={ink} />
    </>
  );
}
