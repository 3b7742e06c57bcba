import { ButtonLink } from "@/components/ui/button-link";
import { StateBlock } from "@/components/ui/state-block";
import { Tag } from "@/components/ui/tag";
import type { VisitView } from "@/domain/project-page";

/** 活动: visits and receptions, newest first. */
export function VisitsTab({ visits, recordHref }: { visits: readonly VisitView[]; recordHref: string | null }) {
  const record = recordHref && <ButtonLink href={recordHref}>记拜访</ButtonLink>;
  if (visits.length === 0)
    return (
      <StateBlock title="还没有活动记录" actions={record}>
        移到“在谈”前，须有至少 1 次拜访或来访记录。
      </StateBlock>
    );
  return (
    <ul className="px-4 py-2">
      {visits.map((visit) => (
        <li key={visit.id} className="border-b border-line-2 py-2 text-sm">
          <p className="flex flex-wrap items-center gap-2">
            <span className="font-semibold">{visit.visitedOn}</span>
            <Tag>{visit.kindWords}</Tag>
            {visit.participants && <span className="text-ink-2">参加人员：{visit.participants}</span>}
            <span className="flex-1" />
            <span className="text-xs text-ink-3">{visit.recorderName}登记</span>
          </p>
          <p className="mt-0.5 max-w-[64em] whitespace-pre-line">{visit.outcome}</p>
          {visit.nextStep && (
            <p className="text-ink-2">
              下一步：{visit.nextStep}
              {visit.nextStepOn && `，${visit.nextStepOn} 前`}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
