import type { Coverage } from "@/domain/coverage";

const fills = {
  unassessed: "var(--color-cov-unassessed)",
  none: "var(--color-cov-none)",
  leads: "var(--color-cov-leads)",
  talks: "var(--color-cov-talks)",
  signed: "var(--color-cov-signed)",
  building: "var(--color-cov-building)",
  producing: "var(--color-cov-producing)",
} satisfies Record<Coverage, string>;

/** The fill of a coverage as a CSS colour, for bars and map nodes. */
export const coverageFill = (coverage: Coverage) => fills[coverage];

/**
 * The shape of a coverage: readable without its colour. `plain` stands beside its word and is silent; `square` is the
 * filled 16 px square of strips. With `label` it speaks (CoverageSign). CoverageShapes must stand on the page.
 */
export function CoverageGlyph({
  coverage,
  variant = "plain",
  sizePx = variant === "square" ? 16 : 14,
  label,
}: {
  coverage: Coverage;
  variant?: "plain" | "square";
  sizePx?: number;
  label?: string;
}) {
  const svg = { width: sizePx, height: sizePx, className: "shrink-0" };
  const drawing = <use href={`#${shapeId(coverage, variant)}`} />;
  return label ? (
    <svg {...svg} role="img" aria-label={label}>
      {drawing}
    </svg>
  ) : (
    <svg {...svg} aria-hidden="true">
      {drawing}
    </svg>
  );
}

/** Where CoverageShapes keeps the drawing. */
export const shapeId = (coverage: Coverage, variant: "plain" | "square") => `coverage-${variant}-${coverage}`;
