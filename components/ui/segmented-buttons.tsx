import { segmentFrame, segmentLook } from "@/components/ui/segment-look";

/** The segmented control for a view that has no address of its own. */
export function SegmentedButtons<Value extends string>({
  label,
  options,
  current,
  onChoose,
}: {
  label: string;
  options: readonly { value: Value; label: string }[];
  current: Value;
  onChoose: (value: Value) => void;
}) {
  return (
    <fieldset className={segmentFrame}>
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === current}
          onClick={() => onChoose(option.value)}
          className={segmentLook(option.value === current)}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
