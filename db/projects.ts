import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { groupSentence } from "@/domain/company-group";
import { judgeMove } from "@/domain/move";
import { type CreateLead, type EditProject, type MoveProject, settleLead } from "@/domain/project";
import type { ProjectState } from "@/domain/project-state";
import { Refusal } from "@/domain/refusal";
import { judgeEdit } from "@/domain/signing";
import type { Viewer } from "@/domain/viewer";
import { asViewer, asWriter, type Tx } from "./client";
import { readGroupInHand } from "./company-groups";
import { postCredits } from "./credits";
import { findState } from "./dossiers";
import { faultOf } from "./faults";
import { holdPair, refuseProtected } from "./first-talks";
import { requireCompany } from "./merged-companies";
import { lockState, type Placed, placeProject, recordMove } from "./project-moves";
import { addPrimaryLink, applyPatch } from "./project-patch";
import { openSigning } from "./signings";

export const findProject = (viewer: Viewer, id: string): Promise<ProjectState | null> =>
  asViewer(viewer, (tx) => findState(tx, id));

/** Opens a lead. Refuses a company somebody else holds in protected talks, and asks for words when a like project is in hand. */
export const createLead = (viewer: Viewer, asked: CreateLead): Promise<{ id: string; code: string }> =>
  asWriter(viewer, async (tx) => {
    const input = settleLead(asked);
    await Promise.all([
      holdPair(tx, input.companyId, input.linkId),
      requireCompany(tx, input.companyId, (kept) => `请在“${kept}”上登记线索。`),
      refuseProtected(tx, input.companyId, input.linkId),
      askAboutLikeProjects(tx, input),
    ]);
    const id = randomUUID();
    const opening = { fromStage: null, toStage: "lead", fromStatus: null, toStatus: "active" } as const;
    // Sent in this order without waiting; what hangs on the project is judged when it stands, and fails with it.
    const lead = insertLead(tx, viewer, id, input);
    const hanging = Promise.all([
      addPrimaryLink(tx, id, input.linkId),
      recordMove(tx, viewer, id, { ...opening, reason: input.distinctBecause }),
    ]);
    hanging.catch(() => {});
    const code = await lead;
    await hanging;
    if (input.fields) await applyPatch(tx, viewer, id, input.fields);
    return { id, code };
  });

/** Writes fields of a project; what signing froze is refused, and an older version than the newest is refused. */
export const editProject = (viewer: Viewer, input: EditProject): Promise<{ version: number }> =>
  asWriter(viewer, async (tx) => {
    const state = await lockState(tx, input.id, input.seenVersion, input);
    const touched = Object.keys(input.fields) as (keyof typeof input.fields)[];
    const frozen = judgeEdit(state.pendingSigning ? "signed" : state.stage, touched);
    if (frozen)
      throw new Refusal(
        state.pendingSigning ? "签约已提交，正在等待确认。如需修改，请先由盟招商主管部门退回。" : frozen,
        touched[0],
      );
    await applyPatch(tx, viewer, input.id, input.fields);
    await postCredits(tx, viewer, input.id, { kind: "edit", id: randomUUID() });
    return { version: state.version + 1 };
  });

export type MoveAnswer = Placed & { isSubmitted: boolean };

/**
 * Moves a project, with the fields typed for it, in one go: both happen or neither. A move to 签约 by anybody becomes a
 * submission that another person confirms.
 */
export const moveProject = (viewer: Viewer, input: MoveProject): Promise<MoveAnswer> =>
  asWriter(viewer, async (tx) => {
    const before = await lockState(tx, input.id, input.seenVersion, input);
    const touched = Object.keys(input.fields ?? {}) as (keyof NonNullable<typeof input.fields>)[];
    const frozen = touched.length > 0 ? judgeEdit(before.stage, touched) : null;
    if (frozen) throw new Refusal(frozen, touched[0]);
    if (touched.length > 0) await applyPatch(tx, viewer, input.id, input.fields ?? {});
    const state = (touched.length > 0 ? await findState(tx, input.id) : null) ?? {
      ...before,
      version: before.version + 1,
    };
    const verdict = judgeMove({
      dossier: state.dossier,
      stage: state.stage,
      status: state.status,
      to: input.to,
      viewerRoles: viewer.roles,
      reason: input.reason,
    });
    if (verdict.kind === "refused") throw new Refusal(verdict.sentence, verdict.missing[0]?.field);
    if (verdict.kind === "needsReason") throw new Refusal(verdict.sentence, "reason");
    if (verdict.kind === "needsConfirmation") {
      if (touched.length === 0) await applyPatch(tx, viewer, input.id, {});
      await openSigning(tx, viewer, state);
      return { stage: state.stage, version: state.version, isSubmitted: true, protectedUntil: state.protectedUntil };
    }
    return { ...(await placeProject(tx, viewer, state, input.to, input.reason)), isSubmitted: false };
  });

/** With the industry its link will give it, so that the row is written once. */
async function insertLead(tx: Tx, viewer: Viewer, id: string, input: CreateLead): Promise<string> {
  const { name, companyId, linkId, source, ownerUnitId } = input;
  try {
    const [lead] = await tx.execute<{ code: string }>(sql`
      insert into projects (id, code, name, company_id, source, owner_unit_id, owner_user_id, created_by, industry_ids)
      values (${id}, door.next_project_code(), ${name}, ${companyId}, ${source}, ${ownerUnitId}, ${viewer.userId}, ${viewer.userId},
        array(select industry_id from links where id = ${linkId}))
      returning code`);
    if (!lead) throw new Refusal("登记线索失败，请重试。");
    return lead.code;
  } catch (error) {
    const { code = "" } = faultOf(error);
    if (code === "42501") throw new Refusal("线索须登记在本单位名下。跨单位分派由盟招商主管部门办理。", "ownerUnitId");
    if (code === "23503") throw new Refusal("没有这个单位，请重新选择。", "ownerUnitId");
    throw error;
  }
}

async function askAboutLikeProjects(tx: Tx, input: CreateLead) {
  if (input.distinctBecause) return;
  const [like] = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from projects p join project_links pl on pl.project_id = p.id and pl.link_id = ${input.linkId}
    where p.company_id = ${input.companyId} and p.status in ('active', 'suspended')`);
  if (Number(like?.count) > 0)
    throw new Refusal(`与 ${like?.count} 个在办项目相近，请先核对。确属不同项目，请说明理由。`, "distinctBecause");
  const ofGroup = groupSentence(await readGroupInHand(tx, input.companyId, input.linkId));
  if (ofGroup) throw new Refusal(`${ofGroup}请先核对。确属不同项目，请说明理由。`, "distinctBecause");
}
