import { and, eq, sql } from "drizzle-orm";
import { lossReasonLabels } from "@/domain/loss";
import { judgeStatus, type StatusMove, statusMoves } from "@/domain/move";
import type {
  LoseProject,
  ReopenProject,
  ReportOutput,
  ResumeProject,
  SuspendProject,
  TerminateProject,
} from "@/domain/project";
import { Refusal } from "@/domain/refusal";
import { isFrom } from "@/domain/stage";
import type { Viewer } from "@/domain/viewer";
import { asWriter, type Tx } from "./client";
import { postCredits } from "./credits";
import { findState } from "./dossiers";
import { lockState, recordMove } from "./project-moves";
import { files, outputReports, projects } from "./schema/projects";

type Change = {
  id: string;
  seenVersion: number;
  reason: string | null;
  reviewOn?: string;
  fileId?: string;
  lossReason?: string;
};

/** The second axis of a project: its stage stays, its status changes with a reason, its credit follows. */
const changeStatus = (viewer: Viewer, move: StatusMove, change: Change): Promise<null> =>
  asWriter(viewer, async (tx) => {
    const state = await lockState(tx, change.id, change.seenVersion);
    const { stage, status } = state;
    const refused = judgeStatus({
      move,
      stage,
      status,
      viewerRoles: viewer.roles,
      reason: change.reason,
      fileId: change.fileId,
      reviewOn: change.reviewOn,
    });
    if (refused) throw new Refusal(refused);
    if (change.fileId) await requireTerminationFile(tx, change.id, change.fileId);
    const { to } = statusMoves[move];
    await tx
      .update(projects)
      .set({
        status: to,
        version: sql`version + 1`,
        updatedAt: sql`now()`,
        reviewOn: change.reviewOn ?? null,
        lossReason: change.lossReason ?? null,
      })
      .where(eq(projects.id, change.id));
    const moveId = await recordMove(tx, viewer, change.id, {
      fromStage: stage,
      toStage: stage,
      fromStatus: status,
      toStatus: to,
      reason: change.reason,
    });
    await postCredits(tx, viewer, change.id, { kind: "move", id: moveId });
    return null;
  });

export const loseProject = (viewer: Viewer, { lossReason, words, ...seen }: LoseProject) =>
  changeStatus(viewer, "lose", {
    ...seen,
    lossReason,
    reason: [lossReasonLabels[lossReason], words].filter(Boolean).join("："),
  });
export const reopenProject = (viewer: Viewer, input: ReopenProject) => changeStatus(viewer, "reopen", input);
export const suspendProject = (viewer: Viewer, input: SuspendProject) => changeStatus(viewer, "suspend", input);
export const resumeProject = (viewer: Viewer, input: ResumeProject) => changeStatus(viewer, "resume", input);
/** After signing: needs the paper and a reason; what was not yet produced is reversed in the ledger. */
export const terminateProject = (viewer: Viewer, input: TerminateProject) => changeStatus(viewer, "terminate", input);

/** The output of one calendar year as the enterprise reported it; that year then counts what was reported. */
export const reportOutput = (viewer: Viewer, input: ReportOutput): Promise<null> =>
  asWriter(viewer, async (tx) => {
    const state = await findState(tx, input.projectId);
    if (!state) throw new Refusal("没有这个项目，或您无权查看。");
    if (!state.mayCarry) throw new Refusal(`本项目由${state.ownerUnitName}办理，您可以查看，不能填报。`);
    if (!isFrom(state.stage, "producing")) throw new Refusal("项目尚未投产，不能填报产值。请先移到“投产”。");
    const producedIn = Number(state.dossier.producedOn?.slice(0, 4) ?? 0);
    if (input.year < producedIn)
      throw new Refusal(`项目 ${producedIn} 年投产，不能填报 ${input.year} 年产值。`, "year");
    const [report] = await tx
      .insert(outputReports)
      .values({ ...input, reportedBy: viewer.userId })
      .returning({ id: outputReports.id });
    await postCredits(tx, viewer, input.projectId, { kind: "report", id: report?.id ?? crypto.randomUUID() });
    return null;
  });

async function requireTerminationFile(tx: Tx, projectId: string, fileId: string) {
  const [file] = await tx
    .select({ id: files.id })
    .from(files)
    .where(and(eq(files.id, fileId), eq(files.projectId, projectId)));
  if (!file) throw new Refusal("请重新上传终止文件。", "fileId");
}
