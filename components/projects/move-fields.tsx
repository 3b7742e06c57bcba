"use client";

import { useState } from "react";
import { ElsewhereNeed } from "@/components/projects/elsewhere-need";
import { FieldInput } from "@/components/projects/field-input";
import type { SendVisit } from "@/components/projects/move-panel";
import { type Dossier, type FieldKey, fieldOf } from "@/domain/dossier";
import { type Drafts, draftOf, type FieldChoices, type FieldDraft } from "@/domain/field-draft";
import { isFilled, type Missing, stageRequiring } from "@/domain/gate";
import { isShut, type MovingProject } from "@/domain/move-sheet";
import { sanityOf } from "@/domain/sanity";
import { type Stage, stageLabels } from "@/domain/stage";

/** Small boxes stand two in a row. */
const narrow: readonly string[] = ["day", "int", "quantity", "choice", "wan"];

/** The boxes of a move; the first missing one has the focus and says what it wants. */
export function MoveFields({
  project,
  to,
  asked,
  drafts,
  dossier,
  missing,
  issues,
  isShown,
  choices,
  today,
  onDraft,
  onLeave,
  recordVisit,
  onRecorded,
}: {
  project: MovingProject;
  to: Stage;
  asked: readonly FieldKey[];
  drafts: Drafts;
  /** What is stored and typed together. */
  dossier: Dossier;
  missing: readonly Missing[];
  issues: Readonly<Record<string, string>>;
  isShown: (field: FieldKey) => boolean;
  choices: FieldChoices;
  today: string;
  onDraft: (field: FieldKey, draft: FieldDraft) => void;
  onLeave: (field: FieldKey) => void;
  recordVisit?: SendVisit;
  onRecorded: () => void;
}) {
  const [firstMissing] = useState(() => missing.find(({ field }) => !fieldOf(field).isDerived)?.field);
  const warnings = sanityOf(dossier);
  return (
    <div className="grid grid-cols-2 gap-x-3 gap-y-3.5">
      {asked.map((field) => {
        const lack = missing.find((each) => each.field === field);
        if (fieldOf(field).isDerived)
          return (
            lack && (
              <ElsewhereNeed
                key={field}
                {...{ lack, today, onRecorded }}
                projectId={project.id}
                {...(recordVisit && { recordVisit })}
              />
            )
          );
        const isTouched = drafts[field] !== undefined;
        const isStored = isFilled(project.dossier, field);
        const warning = warnings.find((each) => each.field === field)?.sentence;
        const isAsked = isShown(field) || field === firstMissing;
        return (
          <FieldInput
            key={field}
            className={narrow.includes(fieldOf(field).kind) ? "max-sm:col-span-2" : "col-span-2"}
            field={field}
            draft={drafts[field] ?? draftOf(project.dossier, field)}
            onDraft={(draft) => onDraft(field, draft)}
            onLeave={() => onLeave(field)}
            choices={choices}
            today={today}
            projectId={project.id}
            fileName={project.fileNames[field]}
            {...markOf(field, to, isStored && !lack, lack !== undefined)}
            error={
              (isShown(field) ? issues[field] : undefined) ??
              (isAsked ? lack?.sentence : undefined) ??
              (isTouched ? warning : undefined)
            }
            isDisabled={isShut(project.stage, field)}
            takesFocus={field === firstMissing}
          />
        );
      })}
    </div>
  );
}

function markOf(field: FieldKey, to: Stage, isFilled: boolean, isLacking: boolean) {
  if (isFilled)
    return { mark: to === "signed" ? "已填，请按协议正本核对" : "已填，请核对", markTone: "muted" as const };
  if (isLacking || stageRequiring(field) === to) return { mark: `${stageLabels[to]}前必填`, markTone: "bad" as const };
  return { mark: "可不填" };
}
