"use client";

import { useRef, useState } from "react";
import { BulkBar, type BulkVerbs } from "@/components/links/bulk-bar";
import { ProspectCards } from "@/components/links/prospect-cards";
import { ProspectTableRow } from "@/components/links/prospect-table-row";
import { type OpenProspect, rowKeyOf } from "@/components/links/prospect-words";
import { CardScroll } from "@/components/ui/card-scroll";
import { Checkbox } from "@/components/ui/checkbox";
import { Notice } from "@/components/ui/notice";
import { reportDone } from "@/components/ui/report-done";
import { Table } from "@/components/ui/table";
import { HeadCell } from "@/components/ui/table-cells";
import { type Send, useSubmission } from "@/components/ui/use-submission";
import {
  type DecideMatch,
  type MatchState,
  type ProspectFilter,
  type ProspectRow,
  takenBackWords,
} from "@/domain/prospect";

type Decide = Send<DecideMatch, { state: MatchState }>;

/** Prospects of a link with what puts them where they stand; confirm one or many, dismiss with a reason, take into a lead. */
export function ProspectTable({
  linkId,
  rows,
  mayDecide,
  mayLead,
  seesAll,
  filter,
  decidable,
  decidableInHand,
  decide,
  decideMany,
  takeBack,
}: BulkVerbs & {
  linkId: string;
  rows: readonly ProspectRow[];
  mayDecide: boolean;
  mayLead: boolean;
  seesAll: boolean;
  /** What the list was narrowed by, and how many suggestions stand under it, those with a live project apart. */
  filter: Omit<ProspectFilter, "cursor">;
  decidable: number;
  decidableInHand: number;
  decide: Decide;
}) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isAll, setAll] = useState(false);
  const deciding = useSubmission(decide);
  const takingBack = useSubmission(takeBack);
  const [decidedName, setDecidedName] = useState("");
  const chooseAll = useRef<HTMLInputElement>(null);

  const open = rows.flatMap((row) => (row.kind === "open" && row.state === "suggested" ? [row.matchId] : []));
  const picked = isAll ? open : open.filter((id) => chosen.has(id));
  const count = isAll ? decidable : picked.length;
  const pickedInHand = rows.filter(
    (row) => row.kind === "open" && row.project !== null && picked.includes(row.matchId),
  ).length;
  const pick = (ids: readonly string[], isOn: boolean) => {
    const next = new Set(isAll ? open : chosen);
    setAll(false);
    for (const id of ids) {
      if (isOn) next.add(id);
      else next.delete(id);
    }
    setChosen(next);
  };

  const settle = (row: OpenProspect, decision: MatchState, reason: string | null) => {
    setDecidedName(row.name);
    return deciding.submit({ matchId: row.matchId, seenState: row.state, decision, reason }, ({ state }) => {
      const words = { suggested: "已撤销结论", confirmed: "已确认", dismissed: "已排除" }[state];
      reportDone(`${words}：${row.name}`, () => {
        void deciding.submit({ matchId: row.matchId, seenState: state, decision: row.state, reason: row.reason }, () =>
          reportDone(`已撤回：${row.name}`),
        );
      });
    });
  };
  const unchoose = () => {
    chooseAll.current?.focus();
    setChosen(new Set());
    setAll(false);
  };

  return (
    <>
      {deciding.refused && (
        <Notice tone="bad" title={`${decidedName}：`}>
          {deciding.refused.sentence}
        </Notice>
      )}
      {takingBack.refused && (
        <Notice tone="bad" title="没有撤回：">
          {takingBack.refused.sentence}
        </Notice>
      )}
      {count > 0 && (
        <BulkBar
          linkId={linkId}
          which={isAll ? { by: "filter", filter, seenCount: decidable } : { by: "ids", matchIds: picked }}
          chosen={count}
          inHand={isAll ? decidableInHand : pickedInHand}
          seesAll={seesAll}
          decidable={decidable}
          decideMany={decideMany}
          onTakeBack={(input, decided) =>
            void takingBack.submit(input, ({ takenBack }) => reportDone(takenBackWords(takenBack, decided)))
          }
          onChooseAll={() => setAll(true)}
          onUnchoose={unchoose}
        />
      )}
      <CardScroll>
        <Table caption="目标企业" className="max-lg:hidden">
          <thead>
            <tr>
              {mayDecide && (
                <HeadCell className="w-8">
                  <Checkbox
                    ref={chooseAll}
                    label="选中本页待确认的企业"
                    isLabelHidden
                    aria-disabled={open.length === 0 || undefined}
                    checked={open.length > 0 && picked.length === open.length}
                    onChange={(event) => pick(open, event.target.checked)}
                  />
                </HeadCell>
              )}
              <HeadCell isNumber>序</HeadCell>
              <HeadCell>企业</HeadCell>
              <HeadCell>层级</HeadCell>
              <HeadCell>匹配到的原文与说明</HeadCell>
              <HeadCell>排序依据</HeadCell>
              <HeadCell>接触状态</HeadCell>
              <HeadCell>
                <span className="sr-only">办理</span>
              </HeadCell>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <ProspectTableRow
                key={rowKeyOf(row)}
                row={row}
                linkId={linkId}
                mayDecide={mayDecide}
                mayLead={mayLead}
                seesAll={seesAll}
                isChosen={row.kind === "open" && picked.includes(row.matchId)}
                onChoose={(matchId, isOn) => pick([matchId], isOn)}
                onDecide={settle}
              />
            ))}
          </tbody>
        </Table>
        <ProspectCards
          rows={rows}
          linkId={linkId}
          mayDecide={mayDecide}
          mayLead={mayLead}
          seesAll={seesAll}
          onDecide={settle}
        />
      </CardScroll>
    </>
  );
}
