import { type AuditEntry, changesOf } from "@/domain/audit-entry";

/** Before and after, field by field; closed it names the fields, open it shows both values. */
export function AuditDifference({ entry }: { entry: AuditEntry }) {
  const changes = changesOf(entry);
  if (changes.length === 0) return <span className="text-ink-3">无明细</span>;
  const names = changes.map((change) => change.label);
  return (
    <details>
      <summary className="min-h-6 text-sm max-lg:min-h-11 max-lg:content-center">
        {names.slice(0, 5).join("、")}
        {names.length > 5 && ` 等 ${names.length} 项`}
      </summary>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 pt-1 pb-2 text-xs">
        {entry.rowId && (
          <>
            <dt className="text-ink-3">编号</dt>
            <dd className="break-all">{entry.rowId}</dd>
          </>
        )}
        {changes.map((change) => (
          <div key={change.field} className="contents">
            <dt className="text-ink-3">{change.label}</dt>
            <dd className="break-all">
              {change.before !== null && <del className="text-bad">{change.before}</del>}
              {change.before !== null && change.after !== null && <span aria-hidden="true"> → </span>}
              {change.after !== null && <ins className="no-underline">{change.after}</ins>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
