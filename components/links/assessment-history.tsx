import { priorityLabels, situationWords } from "@/domain/chain";
import type { Assessment } from "@/domain/link-page";
import { capacityWords } from "@/domain/link-words";

const wordsOf = (row: Assessment) =>
  [
    `现状：${situationWords(row.presence, row.shortfall)}`,
    row.localCapacityMilli !== null && `本地产能 ${capacityWords(row.localCapacityMilli, row.capacityUnit)}`,
    row.neededCapacityMilli !== null && `需求产能 ${capacityWords(row.neededCapacityMilli, row.capacityUnit)}`,
    row.source && `来源 ${row.source}${row.sourceOn ? `（${row.sourceOn}）` : ""}`,
    row.priority && `优先程度 ${priorityLabels[row.priority]}`,
    row.note,
  ]
    .filter(Boolean)
    .join("；");

/** Who assessed, when, what, and what stood before; newest first, nothing is overwritten. */
export function AssessmentHistory({ assessments }: { assessments: readonly Assessment[] }) {
  if (assessments.length === 0) return <p className="text-sm text-ink-3">还没有评估。</p>;
  return (
    <ol className="text-sm">
      {assessments.map((row, index) => {
        const before = assessments[index + 1];
        return (
          <li key={row.id} className="border-b border-line-2 py-1.5">
            <p className="text-xs text-ink-3">
              {row.assessedAt}，{row.unitName} {row.assessedBy}
            </p>
            <p>{wordsOf(row)}</p>
            <p className="text-xs text-ink-3">
              此前：{before ? situationWords(before.presence, before.shortfall) : "未评估"}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
