/** Why rows cannot be imported, the commonest reason first. */
export function RejectReasons({ reasons }: { reasons: Record<string, number> }) {
  const sorted = Object.entries(reasons).sort(([, a], [, b]) => b - a);
  if (sorted.length === 0) return null;
  return (
    <ul
      aria-label="不能导入的原因"
      className="flex flex-wrap gap-x-4 gap-y-0.5 border-b border-line-2 px-3 py-2 text-sm"
    >
      {sorted.map(([reason, count]) => (
        <li key={reason}>
          {reason} <span className="text-ink-3">{count} 行</span>
        </li>
      ))}
    </ul>
  );
}
