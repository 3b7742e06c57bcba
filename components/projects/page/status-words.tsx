import { Notice } from "@/components/ui/notice";
import { Tag } from "@/components/ui/tag";
import { lossReasonLabels } from "@/domain/loss";
import type { ProjectState } from "@/domain/project-state";
import { type Status, statusLabels } from "@/domain/stage";

const tones = { active: "brand", suspended: "warn", lost: "bad", terminated: "bad" } as const satisfies Record<
  Status,
  "brand" | "warn" | "bad"
>;

export function StatusTag({ status }: { status: Status }) {
  return <Tag tone={tones[status]}>{statusLabels[status]}</Tag>;
}

/** Why a project stands outside the ordinary course, above its stages. */
export function StatusNotice({ state }: { state: ProjectState }) {
  const { status, reviewOn, lossReason } = state;
  if (status === "active") return null;
  const words = {
    suspended: `项目暂停中，${reviewOn ? `${reviewOn} 复核` : "复核日期未填"}。恢复推进后再移动阶段。`,
    lost: `项目已流失：${lossReason ? lossReasonLabels[lossReason] : "原因见变更记录"}。恢复后可继续推进。`,
    terminated: "项目已终止，阶段不再移动，未实现的计入已冲销。",
  };
  return (
    <Notice tone={status === "suspended" ? "warn" : "bad"} className="mb-3">
      {words[status]}
    </Notice>
  );
}
