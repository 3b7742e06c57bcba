import { type DistanceBar as Bar, type BarPart, barPartLabels, barParts } from "@/domain/distance-bar";

/** Shapes as well as colours: grey, solid, hatched, dotted outline; so the bar is read in black and white. */
const looks = {
  baseline: { fill: "#b4bdc9" },
  built: { fill: "var(--color-cov-building)" },
  signed: { fill: "url(#signed-hatch)" },
  talks: { fill: "#fff", stroke: "var(--color-cov-signed)", strokeDasharray: "2 2" },
} satisfies Record<BarPart, { fill: string; stroke?: string; strokeDasharray?: string }>;

/** The hatch of 已签; stands once on a page that draws bars. */
export function BarHatch() {
  return (
    <svg width="0" height="0" className="absolute" aria-hidden="true">
      <defs>
        <pattern id="signed-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" fill="#cfe3f3" />
          <rect width="2.2" height="5" fill="#4a97cf" />
        </pattern>
      </defs>
    </svg>
  );
}

export function BarLegend() {
  return barParts.map((part) => (
    <span key={part} className="flex items-center gap-1.5">
      <svg width="10" height="10" aria-hidden="true">
        <rect x="0.5" y="0.5" width="9" height="9" {...looks[part]} />
      </svg>
      {barPartLabels[part]}
    </span>
  ));
}

/** One row to its own target, the black tick. The numbers are the row's columns, so the drawing is silent. */
export function DistanceBar({ bar }: { bar: Bar }) {
  return (
    <svg width="100%" height="16" className="block" aria-hidden="true">
      <line x1="0" x2={`${bar.targetPercent}%`} y1="13.5" y2="13.5" stroke="var(--color-line)" />
      {bar.parts.map(({ part, startPercent, widthPercent }) => (
        <rect key={part} x={`${startPercent}%`} width={`${widthPercent}%`} y="3" height="10" {...looks[part]} />
      ))}
      <line
        x1={`${bar.targetPercent}%`}
        x2={`${bar.targetPercent}%`}
        y1="0"
        y2="16"
        stroke="var(--color-ink)"
        strokeWidth="2"
      />
    </svg>
  );
}

/** Without a baseline there is nothing to draw from. */
export function NoBar({ words }: { words: string }) {
  return (
    <span className="block truncate border border-dashed border-[#a8b1bf] px-2 text-xs leading-3.5 text-ink-3">
      {words}
    </span>
  );
}

/** The phone's bar: 保底 alone. */
export function GuaranteedBar({ percent }: { percent: number }) {
  return (
    <svg width="150" height="6" className="mt-1 block max-w-full" aria-hidden="true">
      <rect y="1" width="100%" height="4" fill="var(--color-sunk)" />
      <rect y="1" width={`${percent}%`} height="4" fill="var(--color-cov-building)" />
      <rect x="calc(100% - 2px)" width="2" height="6" fill="var(--color-ink)" />
    </svg>
  );
}
