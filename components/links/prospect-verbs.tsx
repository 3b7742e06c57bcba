"use client";

import type { OpenProspect } from "@/components/links/prospect-words";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Menu } from "@/components/ui/menu";
import type { MatchState } from "@/domain/prospect";

export type DecideProspect = (row: OpenProspect, decision: MatchState, reason: string | null) => Promise<void>;

/** What one does about a prospect: take it into a lead or open its project, and decide on the match. */
export function ProspectVerbs({
  row,
  linkId,
  mayDecide,
  mayLead,
  onDecide,
  onDismiss,
}: {
  row: OpenProspect;
  linkId: string;
  mayDecide: boolean;
  mayLead: boolean;
  onDecide: DecideProspect;
  /** Asks for the reason first. */
  onDismiss: () => void;
}) {
  return (
    <span className="inline-flex items-center gap-1">
      {row.project ? (
        <ButtonLink href={`/projects/${row.project.projectId}`} isSmall>
          查看项目
        </ButtonLink>
      ) : (
        mayLead &&
        row.state !== "dismissed" && (
          <ButtonLink href={`/projects/new?link=${linkId}&company=${row.companyId}`} isSmall>
            转为线索
          </ButtonLink>
        )
      )}
      {mayDecide && <Decisions row={row} onDecide={onDecide} onDismiss={onDismiss} />}
    </span>
  );
}

function Decisions({
  row,
  onDecide,
  onDismiss,
}: {
  row: OpenProspect;
  onDecide: DecideProspect;
  onDismiss: () => void;
}) {
  if (row.state !== "suggested")
    return (
      <Button isSmall tone="text" onClick={() => void onDecide(row, "suggested", null)}>
        {row.state === "confirmed" ? "撤销确认" : "撤销排除"}
      </Button>
    );
  return (
    <Menu
      label={`${row.name}的结论`}
      align="end"
      trigger={<Button isSmall>判定</Button>}
      entries={[
        { label: "确认匹配", onSelect: () => onDecide(row, "confirmed", null) },
        { label: "排除并说明原因", onSelect: onDismiss },
      ]}
    />
  );
}
