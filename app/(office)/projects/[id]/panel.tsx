import {
  loseProject,
  moveProject,
  proposeAmendment,
  recordVisit,
  reopenProject,
  reportOutput,
  resumeProject,
  saveProject,
  suspendProject,
  terminateProject,
} from "@/app/(office)/projects/[id]/actions";
import { AmendPanel } from "@/components/projects/page/amend-panel";
import { type ProjectTab, projectHref } from "@/components/projects/page/hrefs";
import { MoveFromPage } from "@/components/projects/page/move-from-page";
import { ReportPanel } from "@/components/projects/page/report-panel";
import { StatusPanel } from "@/components/projects/page/status-panel";
import { TerminateDialog } from "@/components/projects/page/terminate-dialog";
import { readFieldChoices, readFileNames } from "@/db/field-choices";
import { type FieldKey, fieldKeys } from "@/domain/dossier";
import { statusMoves } from "@/domain/move";
import { can } from "@/domain/permission";
import { offeredStatusMoves, type ProjectPage, reportableYears, reversedWords } from "@/domain/project-page";
import { frozenFields } from "@/domain/signing";
import { isFrom, stages } from "@/domain/stage";
import type { Viewer } from "@/domain/viewer";

/** The panel an address asks for, when this reader may use it on this project as it stands; else nothing. */
export async function ProjectPanel({
  viewer,
  page,
  tab,
  panel,
  to,
  field,
}: {
  viewer: Viewer;
  page: ProjectPage;
  tab: ProjectTab;
  panel: string | undefined;
  to: string | undefined;
  field: string | undefined;
}) {
  const { state, today } = page;
  const closeHref = projectHref(state.id, tab);
  const seen = { id: state.id, seenVersion: state.version };
  if (panel === undefined || !state.mayCarry) return null;

  if (panel === "move") {
    const stage = stages.find((each) => each === to);
    if (!stage || !can(viewer, "moveProject")) return null;
    const askedField: FieldKey | null = fieldKeys.find((each) => each === field) ?? null;
    return (
      <MoveFromPage
        key={`${state.id}-${stage}`}
        project={{ ...state, fileNames: await readFileNames(viewer, state.id) }}
        to={stage}
        field={askedField}
        viewerRoles={viewer.roles}
        choices={await readFieldChoices(viewer, state.id)}
        today={today}
        save={saveProject}
        move={moveProject}
        recordVisit={recordVisit}
        closeHref={closeHref}
      />
    );
  }
  if (panel === "amend" && state.isFrozen && can(viewer, "amendSigned"))
    return (
      <AmendPanel
        key={field ?? "any"}
        state={state}
        field={frozenFields.find((each) => each === field) ?? null}
        choices={await readFieldChoices(viewer, state.id)}
        today={today}
        openFields={page.amendments.map((amendment) => amendment.field)}
        closeHref={closeHref}
        propose={proposeAmendment}
      />
    );
  if (panel === "report" && isFrom(state.stage, "producing") && can(viewer, "reportOutput"))
    return (
      <ReportPanel
        projectId={state.id}
        years={reportableYears(state.dossier.producedOn, today)}
        reports={page.reports}
        closeHref={closeHref}
        report={reportOutput}
      />
    );
  const move = offeredStatusMoves(state.stage, state.status).find((each) => each === panel);
  if (!move || !can(viewer, statusMoves[move].verb)) return null;
  if (move === "terminate")
    return (
      <TerminateDialog
        seen={seen}
        name={state.dossier.name ?? state.code}
        reversed={reversedWords(page)}
        closeHref={closeHref}
        terminate={terminateProject}
      />
    );
  const change = { lose: loseProject, reopen: reopenProject, suspend: suspendProject, resume: resumeProject }[move];
  return <StatusPanel key={move} move={move} seen={seen} today={today} closeHref={closeHref} change={change} />;
}
