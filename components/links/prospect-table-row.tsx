"use client";

import { Lock } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { DismissForm } from "@/components/links/dismiss-form";
import { factorsOf, type OpenProspect, remarkOf } from "@/components/links/prospect-words";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Checkbox } from "@/components/ui/checkbox";
import { Highlight } from "@/components/ui/highlight";
import { Menu } from "@/components/ui/menu";
import { Cell, RowHead } from "@/components/ui/table-cells";
import { Tag } from "@/components/ui/tag";
import { contactOf, type MatchState, matchStateLabels, type ProspectRow, protectedSentence } from "@/domain/prospect";
import { tierLabels } from "@/domain/scope";

type Props = {
  linkId: string;
  mayDecide: boolean;
  mayLead: boolean;
  seesAll: boolean;
  isChosen: boolean;
  onChoose: (matchId: string, isOn: boolean) => void;
  onDecide: (row: OpenProspect, decision: MatchState, reason: string | null) => Promise<void>;
};

export function ProspectTableRow({ row, ...props }: Props & { row: ProspectRow }) {
  if (row.kind === "open") return <OpenRow row={row} {...props} />;
  return (
    <tr data-masked="">
      {props.mayDecide && <Cell />}
      <Cell isNumber isQuiet>
        {row.rank}
      </Cell>
      <Cell colSpan={4} isQuiet>
        <span className="inline-flex items-center gap-2">
          <Lock aria-hidden="true" size={14} strokeWidth={1.6} />
          {protectedSentence(row.protectedUntil)}
        </span>
      </Cell>
      <Cell isQuiet>{contactOf(row, props.seesAll)}</Cell>
      <Cell />
    </tr>
  );
}

function OpenRow({
  row,
  linkId,
  mayDecide,
  mayLead,
  seesAll,
  isChosen,
  onChoose,
  onDecide,
}: Props & { row: OpenProspect }) {
  const [isDismissing, setDismissing] = useState(false);
  return (
    <>
      <tr data-selected={isChosen ? "" : undefined}>
        {mayDecide && (
          <Cell>
            {row.state === "suggested" && (
              <Checkbox
                label={`选中 ${row.name}`}
                isLabelHidden
                checked={isChosen}
                onChange={(event) => onChoose(row.matchId, event.target.checked)}
              />
            )}
          </Cell>
        )}
        <Cell isNumber isQuiet>
          {row.rank}
        </Cell>
        <RowHead isWrapping className="min-w-44">
          <Link href={`/companies/${row.companyId}`}>{row.name}</Link>
          <span className="block text-xs text-ink-2">{row.place}</span>
        </RowHead>
        <Cell>
          <Tag tone={row.tier === "make" ? "brand" : "plain"}>{tierLabels[row.tier]}</Tag>
        </Cell>
        <Cell isWrapping>
          <span className="line-clamp-2">
            “<Highlight parts={row.parts} />”
          </span>
          <span className="block text-xs text-ink-2">{row.reason ? `排除原因：${row.reason}` : remarkOf(row)}</span>
        </Cell>
        <Cell>
          <span className="flex flex-wrap gap-1">
            {factorsOf(row).map((factor) => (
              <Tag key={factor}>{factor}</Tag>
            ))}
          </span>
        </Cell>
        <Cell isQuiet>
          {contactOf(row, seesAll)}
          {row.state !== "suggested" && <span className="block text-xs">{matchStateLabels[row.state]}</span>}
        </Cell>
        <Cell className="text-right">
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
            {mayDecide && (
              <Verbs
                row={row}
                onDecide={(decision) => onDecide(row, decision, null)}
                onDismiss={() => setDismissing(true)}
              />
            )}
          </span>
        </Cell>
      </tr>
      {isDismissing && (
        <tr>
          <Cell colSpan={8} className="bg-page">
            <DismissForm
              name={row.name}
              onCancel={() => setDismissing(false)}
              onDismiss={async (reason) => {
                await onDecide(row, "dismissed", reason);
                setDismissing(false);
              }}
            />
          </Cell>
        </tr>
      )}
    </>
  );
}

function Verbs({
  row,
  onDecide,
  onDismiss,
}: {
  row: OpenProspect;
  onDecide: (decision: MatchState) => Promise<void>;
  onDismiss: () => void;
}) {
  if (row.state !== "suggested")
    return (
      <Button isSmall tone="text" onClick={() => void onDecide("suggested")}>
        {row.state === "confirmed" ? "撤销确认" : "撤销排除"}
      </Button>
    );
  return (
    <Menu
      label={`${row.name}的结论`}
      align="end"
      trigger={<Button isSmall>判定</Button>}
      entries={[
        { label: "确认为目标企业", onSelect: () => onDecide("confirmed") },
        { label: "排除并说明原因", onSelect: onDismiss },
      ]}
    />
  );
}
