"use client";

import Link from "next/link";
import { useState } from "react";
import { DismissForm } from "@/components/links/dismiss-form";
import { MaskedSentence } from "@/components/links/masked-sentence";
import { ProspectRemark } from "@/components/links/prospect-remark";
import { type DecideProspect, ProspectVerbs } from "@/components/links/prospect-verbs";
import { factorsOf, type OpenProspect, placeWords } from "@/components/links/prospect-words";
import { Checkbox } from "@/components/ui/checkbox";
import { Highlight } from "@/components/ui/highlight";
import { Cell, RowHead } from "@/components/ui/table-cells";
import { Tag } from "@/components/ui/tag";
import { contactOf, matchStateLabels, type ProspectRow } from "@/domain/prospect";
import { tierLabels } from "@/domain/scope";

type Props = {
  linkId: string;
  mayDecide: boolean;
  mayLead: boolean;
  seesAll: boolean;
  isChosen: boolean;
  onChoose: (matchId: string, isOn: boolean) => void;
  onDecide: DecideProspect;
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
        <MaskedSentence protectedUntil={row.protectedUntil} />
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
          <span className="block text-xs text-ink-2">{placeWords(row)}</span>
        </RowHead>
        <Cell>
          <Tag tone={row.tier === "make" ? "brand" : "plain"}>{tierLabels[row.tier]}</Tag>
        </Cell>
        <Cell isWrapping>
          <span className="line-clamp-2">
            “<Highlight parts={row.parts} />”
          </span>
          <span className="block text-xs text-ink-2">
            <ProspectRemark row={row} />
          </span>
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
          <ProspectVerbs
            row={row}
            linkId={linkId}
            mayDecide={mayDecide}
            mayLead={mayLead}
            onDecide={onDecide}
            onDismiss={() => setDismissing(true)}
          />
        </Cell>
      </tr>
      {isDismissing && (
        <tr>
          <Cell colSpan={8} className="bg-page">
            <DismissForm
              whom={`“${row.name}”`}
              onDismiss={(reason) => onDecide(row, "dismissed", reason)}
              onClose={() => setDismissing(false)}
            />
          </Cell>
        </tr>
      )}
    </>
  );
}
