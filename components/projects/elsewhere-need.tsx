"use client";

import type { SendVisit } from "@/components/projects/move-panel";
import { VisitNeed } from "@/components/projects/visit-need";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import type { FieldKey } from "@/domain/dossier";
import type { Missing } from "@/domain/gate";

const places: Readonly<Partial<Record<FieldKey, { words: string; hrefOf: (projectId: string) => string }>>> = {
  visitCount: { words: "记拜访", hrefOf: (projectId) => `/visits/new?project=${projectId}` },
  trailingOutputYuan: { words: "填报产值", hrefOf: (projectId) => `/projects/${projectId}` },
};

/** Something missing that is no box of the project: it is recorded where it happens. */
export function ElsewhereNeed({
  lack,
  projectId,
  today,
  recordVisit,
  onRecorded,
}: {
  lack: Missing;
  projectId: string;
  today: string;
  recordVisit?: SendVisit;
  onRecorded: () => void;
}) {
  if (lack.field === "visitCount" && recordVisit)
    return <VisitNeed {...{ lack, projectId, today, recordVisit, onRecorded }} />;
  const place = places[lack.field];
  return (
    <div className="col-span-2">
      <Notice
        tone="warn"
        title={`${lack.label}：`}
        actions={
          place && (
            <ButtonLink href={place.hrefOf(projectId)} isSmall>
              {place.words}
            </ButtonLink>
          )
        }
      >
        {lack.sentence}
      </Notice>
    </div>
  );
}
