import { Select, type SelectOption } from "@/components/ui/select";
import { type FieldRule, fieldRuleLabels, fieldRules, usualRuleLabel } from "@/domain/company-import";
import { type ImportField, importFieldLabels } from "@/domain/import-row";

const mostSamples = 3;
const ruleOptions = [
  { value: "usual", label: usualRuleLabel },
  ...fieldRules.map((value) => ({ value, label: fieldRuleLabels[value] })),
];

/** One field: its column, what stands there in the first rows, and its rule for companies already known. */
export function ColumnRow({
  id,
  field,
  column,
  options,
  samples,
  twins,
  error,
  rule,
  onColumn,
  onRule,
}: {
  id: string;
  field: ImportField;
  column: number | undefined;
  options: readonly SelectOption[];
  samples: readonly string[];
  /** Letters of the columns that bear the chosen one's heading. */
  twins: readonly string[];
  error: string | null;
  /** Null where the kind of list knows no rules. */
  rule: FieldRule | "usual" | null;
  onColumn: (column: number | undefined) => void;
  onRule: (rule: FieldRule | undefined) => void;
}) {
  const shown = [...new Set(samples)].filter((cell) => cell.trim() !== "").slice(0, mostSamples);
  return (
    <li className="grid gap-x-3 gap-y-1 border-t border-line-2 px-3 py-1.5 max-lg:py-2.5 lg:grid-cols-[9rem_15rem_minmax(0,1fr)_13.5rem] lg:items-center">
      <label htmlFor={id} className="text-sm font-medium">
        {importFieldLabels[field]}
        {field === "name" && <span className="ml-1 text-xs font-normal text-bad">必填</span>}
      </label>
      <div className="min-w-0">
        <Select
          id={id}
          className="scroll-my-16"
          options={options}
          emptyLabel="不导入"
          value={column === undefined ? "" : String(column)}
          aria-required={field === "name" || undefined}
          aria-invalid={error ? true : undefined}
          aria-describedby={[error && `${id}-error`, twins.length > 1 && `${id}-twins`, `${id}-sample`]
            .filter(Boolean)
            .join(" ")}
          onChange={(event) => onColumn(event.target.value === "" ? undefined : Number(event.target.value))}
        />
        {twins.length > 1 && (
          <p id={`${id}-twins`} className="mt-0.5 text-xs text-warn">
            {twins.join("、")} 列表头相同，请核对所选的列。
          </p>
        )}
        {error && (
          <p id={`${id}-error`} className="mt-0.5 text-xs text-bad">
            {error}
          </p>
        )}
      </div>
      <p id={`${id}-sample`} className="min-w-0 truncate text-xs text-ink-2" title={shown.join("；")}>
        {column === undefined ? "" : shown.length > 0 ? `例：${shown.join("；")}` : "前几行是空的"}
      </p>
      {rule !== null && (
        <Select
          aria-label={`${importFieldLabels[field]}的更新规则`}
          className={column === undefined ? "max-lg:hidden" : undefined}
          options={ruleOptions}
          value={rule}
          disabled={column === undefined}
          onChange={(event) => onRule(fieldRules.find((each) => each === event.target.value))}
        />
      )}
    </li>
  );
}
