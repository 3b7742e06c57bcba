import { CoverageTag } from "@/components/coverage/coverage-tag";
import { Tag } from "@/components/ui/tag";
import { coverageOf } from "@/domain/coverage";
import { overdueWords, type ShownLine } from "@/domain/signed-cells";
import { stageLabels, statusLabels } from "@/domain/stage";

/** The stage with its glyph, and what is wrong with it in words. */
export function StageCell({ line, asOf }: { line: ShownLine; asOf: string }) {
  const overdue = overdueWords(line, asOf);
  return (
    <span className="inline-flex items-center gap-1.5">
      <CoverageTag
        coverage={coverageOf({ isAssessed: true, furthestStage: line.stage })}
        word={stageLabels[line.stage]}
      />
      {overdue && <Tag tone="bad">{overdue}</Tag>}
      {line.status !== "active" && <Tag tone="warn">{statusLabels[line.status]}</Tag>}
    </span>
  );
}
