"use client";

import { useRef } from "react";
import { decisionMark, focusNextDecision, reasonBelow } from "@/components/links/decision-focus";
import type { OpenProspect } from "@/components/links/prospect-words";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Menu } from "@/components/ui/menu";
import type { MatchState } from "@/domain/prospect";

/** Tells whether it was done. */
export type DecideProspect = (row: OpenProspect, decision: MatchState, reason: string | null) => Promise<boolean>;

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
  const own = useRef<HTMLButtonElement>(null);
  const isAsking = useRef(false);
  const decide = async (decision: MatchState) => {
    if ((await onDecide(row, decision, null)) && own.current) focusNextDecision(own.current);
  };
  if (row.state !== "suggested")
    return (
      <Button ref={own} isSmall tone="text" onClick={() => void decide("suggested")} {...decisionMark}>
        {row.state === "confirmed" ? "撤销确认" : "撤销排除"}
      </Button>
    );
  return (
    <Menu
      label={`${row.name}的结论`}
      align="end"
      trigger={
        <Button ref={own} isSmall {...decisionMark}>
          判定
        </Button>
      }
      entries={[
        { label: "确认匹配", onSelect: () => decide("confirmed") },
        {
          label: "排除并说明原因",
          onSelect: () => {
            isAsking.current = true;
            onDismiss();
          },
        },
      ]}
      focusAfter={() => {
        const reason = isAsking.current ? reasonBelow(own.current) : null;
        isAsking.current = false;
        return reason;
      }}
    />
  );
}
