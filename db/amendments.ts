import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { DossierPatch } from "@/domain/project-field";
import { Refusal } from "@/domain/refusal";
import { type Amendment, type FrozenField, judgeApproval } from "@/domain/signing";
import { isFrom } from "@/domain/stage";
import type { Viewer } from "@/domain/viewer";
import { asViewer, asWriter } from "./client";
import { postCredits } from "./credits";
import { findState } from "./dossiers";
import { faultOf } from "./faults";
import { lockState } from "./project-moves";
import { applyPatch } from "./project-patch";
import { amendments } from "./schema/signings";
import { users } from "./schema/users";

/** Proposes a change of what signing froze; nothing changes until another person approves. */
export const proposeAmendment = (viewer: Viewer, input: Amendment): Promise<null> =>
  asWriter(viewer, async (tx) => {
    const state = await lockState(tx, input.projectId, input.seenVersion);
    if (!isFrom(state.stage, "signed")) throw new Refusal("项目尚未签约，可直接修改。");
    try {
      await tx.insert(amendments).values({
        projectId: input.projectId,
        field: input.field,
        valueBefore: state.dossier[input.field] ?? null,
        valueAfter: input.value ?? null,
        reason: input.reason,
        requestedBy: viewer.userId,
      });
    } catch (error) {
      if (faultOf(error).constraint === "amendments_one_open")
        throw new Refusal("该项已有一笔变更等待审定，请先审定。", "field");
      throw error;
    }
    return null;
  });

export type DecideAmendment = { id: string; decision: "approved" | "refused"; decisionReason: string | null };

/** Approves or refuses a proposed change; an approval writes the field and brings the credit to it. */
export const decideAmendment = (viewer: Viewer, input: DecideAmendment): Promise<null> =>
  asWriter(viewer, async (tx) => {
    const [proposed] = await tx
      .select()
      .from(amendments)
      .where(and(eq(amendments.id, input.id), isNull(amendments.decision)));
    if (!proposed) throw new Refusal("该变更已审定，或您无权查看。");
    const refused = judgeApproval(viewer, proposed.requestedBy);
    if (refused) throw new Refusal(refused);
    await tx
      .update(amendments)
      .set({
        decision: input.decision,
        decisionReason: input.decisionReason,
        decidedBy: viewer.userId,
        decidedAt: sql`now()`,
      })
      .where(and(eq(amendments.id, input.id), isNull(amendments.decision)));
    if (input.decision === "refused") return null;
    const state = await findState(tx, proposed.projectId);
    if (!state) throw new Refusal("没有这个项目，或您无权查看。");
    await lockState(tx, proposed.projectId, state.version);
    await applyPatch(tx, viewer, proposed.projectId, {
      [proposed.field as FrozenField]: proposed.valueAfter,
    } as DossierPatch);
    await postCredits(tx, viewer, proposed.projectId, { kind: "amendment", id: proposed.id });
    return null;
  });

export type AmendmentRow = {
  id: string;
  field: FrozenField;
  valueBefore: unknown;
  valueAfter: unknown;
  reason: string;
  requestedBy: string;
  requesterName: string;
  requestedAt: Date;
  decision: "approved" | "refused" | null;
  decisionReason: string | null;
};

export const listAmendments = (viewer: Viewer, projectId: string): Promise<AmendmentRow[]> =>
  asViewer(viewer, async (tx) => {
    const rows = await tx
      .select({ amendment: amendments, requesterName: users.name })
      .from(amendments)
      .innerJoin(users, eq(users.id, amendments.requestedBy))
      .where(eq(amendments.projectId, projectId))
      .orderBy(desc(amendments.requestedAt))
      .limit(100);
    return rows.map(({ amendment, requesterName }) => ({
      ...amendment,
      field: amendment.field as FrozenField,
      requesterName,
    }));
  });
