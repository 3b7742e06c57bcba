import clsx from "clsx";
import { type MergeField, mergeFieldLabels } from "@/domain/merge";

/** One field as two native radio buttons, each with what that side says. */
export function MergeChoice({
  field,
  kept,
  gone,
  side,
  onChoose,
}: {
  field: MergeField;
  kept: string;
  gone: string;
  side: "kept" | "gone";
  onChoose: (side: "kept" | "gone") => void;
}) {
  const options = [
    { value: "kept", words: kept, spoken: "保留的企业" },
    { value: "gone", words: gone, spoken: "并入的企业" },
  ] as const;
  return (
    <fieldset className="grid min-w-0 grid-cols-2 gap-x-3 gap-y-1 border-t border-line-2 px-3 py-2 lg:grid-cols-[8rem_1fr_1fr]">
      <legend className="sr-only">{mergeFieldLabels[field]}</legend>
      <span aria-hidden="true" className="text-sm font-medium max-lg:col-span-2 lg:pt-1">
        {mergeFieldLabels[field]}
      </span>
      {options.map(({ value, words, spoken }) => (
        <label
          key={value}
          className={clsx(
            "flex min-w-0 cursor-pointer items-start gap-2 rounded-md border px-2 py-1 text-sm has-focus-visible:outline-2 has-focus-visible:outline-brand max-lg:min-h-11",
            side === value ? "border-brand-line bg-brand-weak" : "border-line text-ink-2",
          )}
        >
          <input
            type="radio"
            name={`merge-${field}`}
            value={value}
            checked={side === value}
            onChange={() => onChoose(value)}
            className="mt-0.75 shrink-0"
          />
          <span className="sr-only">{spoken}：</span>
          <span className="max-h-32 min-w-0 overflow-y-auto break-words">
            {words || <span className="text-ink-3">未录入</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
