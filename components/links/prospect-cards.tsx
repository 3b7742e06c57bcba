"use client";

import { useState } from "react";
import { DismissForm } from "@/components/links/dismiss-form";
import { MaskedSentence } from "@/components/links/masked-sentence";
import { ProspectFacts } from "@/components/links/prospect-facts";
import { type DecideProspect, ProspectVerbs } from "@/components/links/prospect-verbs";
import { type OpenProspect, rowKeyOf } from "@/components/links/prospect-words";
import { contactOf, matchStateLabels, type ProspectRow } from "@/domain/prospect";

type Means = {
  linkId: string;
  mayDecide: boolean;
  mayLead: boolean;
  seesAll: boolean;
  onDecide: DecideProspect;
};

/** The table's rows on a narrow screen, with who is in talks and what one does about it. */
export function ProspectCards({ rows, ...means }: Means & { rows: readonly ProspectRow[] }) {
  return (
    <ol className="lg:hidden print:hidden">
      {rows.map((row) => (
        <li
          key={rowKeyOf(row)}
          className={`flex gap-2 border-b border-line-2 px-3 py-2 text-sm ${row.kind === "masked" ? "bg-page" : ""}`}
        >
          <span className="w-5 shrink-0 text-ink-3">{row.rank}</span>
          {row.kind === "masked" ? (
            <MaskedSentence protectedUntil={row.protectedUntil} />
          ) : (
            <OpenCard row={row} {...means} />
          )}
        </li>
      ))}
    </ol>
  );
}

function OpenCard({ row, seesAll, onDecide, ...means }: Means & { row: OpenProspect }) {
  const [isDismissing, setDismissing] = useState(false);
  return (
    <div className="min-w-0 flex-1">
      <ProspectFacts row={row} />
      <div className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="flex-1 text-xs whitespace-nowrap text-ink-2">
          {contactOf(row, seesAll)}，{matchStateLabels[row.state]}
        </span>
        <ProspectVerbs row={row} onDecide={onDecide} onDismiss={() => setDismissing(true)} {...means} />
      </div>
      {isDismissing && (
        <DismissForm
          whom={`“${row.name}”`}
          onDismiss={(reason) => onDecide(row, "dismissed", reason)}
          onClose={() => setDismissing(false)}
        />
      )}
    </div>
  );
}
