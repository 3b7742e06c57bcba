import { Fragment } from "react";
import { countOf, type ImportCounts, verdictLabels, verdicts } from "@/domain/company-import";
import { thousands } from "@/domain/money";

/** Rows read, and the five parts they are the sum of. */
export function CountStrip({ counts }: { counts: ImportCounts }) {
  const parts = verdicts.map((verdict) => ({ label: verdictLabels[verdict], count: counts[countOf[verdict]] }));
  return (
    <dl className="flex items-end gap-x-3 gap-y-1.5 border-t border-line-2 px-3 py-2.5 max-lg:grid max-lg:grid-cols-3">
      {[{ label: "读取行", count: counts.read }, ...parts].map(({ label, count }, at) => (
        <Fragment key={label}>
          {at > 0 && (
            <span aria-hidden="true" className="pb-0.5 text-ink-3 max-lg:hidden">
              {at === 1 ? "=" : "+"}
            </span>
          )}
          <div>
            <dt className="text-xs text-ink-3">{label}</dt>
            <dd className="text-xl font-semibold">{thousands(String(count))}</dd>
          </div>
        </Fragment>
      ))}
    </dl>
  );
}
