"use client";

import Link from "next/link";
import { useState } from "react";
import { DismissForm } from "@/components/links/dismiss-form";
import { MaskedSentence } from "@/components/links/masked-sentence";
import { ProspectRemark } from "@/components/links/prospect-remark";
import { type DecideProspect, ProspectVerbs } from "@/components/links/prospect-verbs";
import type { OpenProspect } from "@/components/links/prospect-words";
import { Highlight } from "@/components/ui/highlight";
import { Tag } from "@/components/ui/tag";
import { contactOf, matchStateLabels, type ProspectRow } from "@/domain/prospect";
import { tierLabels } from "@/domain/scope";

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
          key={row.rank}
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
      <p className="flex items-start gap-2">
        <Link href={`/companies/${row.companyId}`} className="min-w-0 flex-1 font-medium">
          {row.name}
        </Link>
        <Tag tone={row.tier === "make" ? "brand" : "plain"}>{tierLabels[row.tier]}</Tag>
      </p>
      <p className="line-clamp-2">
        “<Highlight parts={row.parts} />”
      </p>
      <p className="text-xs text-ink-2">
        <ProspectRemark row={row} isPlaced />
      </p>
      <div className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="flex-1 text-xs whitespace-nowrap text-ink-2">
          {contactOf(row, seesAll)}，{matchStateLabels[row.state]}
        </span>
        <ProspectVerbs row={row} onDecide={onDecide} onDismiss={() => setDismissing(true)} {...means} />
      </div>
      {isDismissing && (
        <DismissForm
          name={row.name}
          onCancel={() => setDismissing(false)}
          onDismiss={async (reason) => {
            await onDecide(row, "dismissed", reason);
            setDismissing(false);
          }}
        />
      )}
    </div>
  );
}
