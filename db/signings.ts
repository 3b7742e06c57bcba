import { and, eq, isNull, sql } from "drizzle-orm";
import type { ConfirmSigning, ReturnSigning, SubmitSigning } from "@/domain/project";
import type { ProjectState } from "@/domain/project-state";
import { Refusal } from "@/domain/refusal";
import { judgeConfirmation, judgeReturn, judgeSubmission } from "@/domain/signing";
import type { Viewer } from "@/domain/viewer";
import { asWriter, type Tx } from "./client";
import { findState } from "./dossiers";
import { lockState, placeProject } from "./project-moves";
import { applyPatch } from "./project-patch";
import { projects } from "./schema/projects";
import { signings } from "./schema/signings";

/** Puts a signing forward; somebody else confirms it. Refuses while anything is missing or one is already waiting. */
export const submitSigning = (viewer: Viewer, input: SubmitSigning): Promise<null> =>
  asWriter(viewer, async (tx) => {
    const before = await lockState(tx, input.id, input.seenVersion, input);
    if (before.pendingSigning) throw new Refusal("签约已提交，正在等待确认。如需修改，请先由盟招商主管部门退回。");
    await applyPatch(tx, viewer, input.id, input.fields ?? {});
    await openSigning(tx, viewer, (await findState(tx, input.id)) ?? before);
    return null;
  });

export async function openSigning(tx: Tx, viewer: Viewer, state: ProjectState): Promise<void> {
  const verdict = judgeSubmission(viewer, state, state.pendingSigning?.submittedBy ?? null);
  if (verdict.kind === "refused") throw new Refusal(verdict.sentence, verdict.missing[0]?.field);
  await tx.insert(signings).values({ projectId: state.id, submittedBy: viewer.userId });
}

/** The second person's word: the project is signed, its agreed figures frozen, its output credited as 已签约未开工. */
export const confirmSigning = (viewer: Viewer, input: ConfirmSigning): Promise<null> =>
  asWriter(viewer, async (tx) => {
    const state = await lockState(tx, input.id, input.seenVersion);
    const verdict = judgeConfirmation(viewer, state, state.pendingSigning?.submittedBy ?? null);
    if (verdict.kind === "refused") throw new Refusal(verdict.sentence, verdict.missing[0]?.field);
    await decide(tx, viewer, input.id, "confirmed", null);
    await placeProject(tx, viewer, { ...state, version: state.version + 1 }, "signed", null);
    return null;
  });

export const returnSigning = (viewer: Viewer, input: ReturnSigning): Promise<null> =>
  asWriter(viewer, async (tx) => {
    const state = await lockState(tx, input.id, input.seenVersion);
    const refused = judgeReturn(viewer, state.pendingSigning?.submittedBy ?? null, input.reason);
    if (refused) throw new Refusal(refused);
    await decide(tx, viewer, input.id, "returned", input.reason);
    return null;
  });

async function decide(
  tx: Tx,
  viewer: Viewer,
  projectId: string,
  decision: "confirmed" | "returned",
  reason: string | null,
) {
  await tx
    .update(signings)
    .set({ decision, reason, decidedBy: viewer.userId, decidedAt: sql`now()` })
    .where(and(eq(signings.projectId, projectId), isNull(signings.decision)));
  await tx.update(projects).set({ version: sql`version + 1` }).where(eq(projects.id, projectId));
}
