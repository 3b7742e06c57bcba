import clsx from "clsx";
import type { BoardColumn } from "@/domain/board";
import type { ColumnKey } from "@/domain/project-filter";

const shortLabels = {
  lead: "线索",
  studied: "研判",
  talks: "在谈",
  paper: "意向",
  signed: "签约",
  building: "开工",
  producing: "投产",
} as const satisfies Record<ColumnKey, string>;

/** On a phone one column is shown at a time; the strip says how many wait in each. */
export function StageStrip({
  columns,
  current,
  onChoose,
}: {
  columns: readonly BoardColumn[];
  current: ColumnKey;
  onChoose: (key: ColumnKey) => void;
}) {
  return (
    <fieldset className="-mx-2.5 -mt-2.5 mb-1 grid auto-cols-fr grid-flow-col border-b border-line bg-card lg:hidden">
      <legend className="sr-only">阶段</legend>
      {columns.map(({ key, label, count }) => (
        <button
          key={key}
          type="button"
          aria-pressed={key === current}
          aria-label={`${label}，${count} 个`}
          onClick={() => onChoose(key)}
          className={clsx(
            "flex min-h-13 flex-col items-center justify-center border-b-3 text-sm",
            key === current ? "border-brand font-semibold text-brand" : "border-transparent text-ink-2",
          )}
        >
          {shortLabels[key]}
          <span className="text-xs">{count}</span>
        </button>
      ))}
    </fieldset>
  );
}
