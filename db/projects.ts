import { sql } from "drizzle-orm";
import { groupSentence } from "@/domain/company-group";
import { judgeMove } from "@/domain/move";
import type { CreateLead, EditProject, MoveProject } from "@/domain/project";
import { projectCode } from "@/domain/project-code";
import type { ProjectState } from "@/domain/project-state";
import { Refusal } from "@/domain/refusal";
import { judgeEdit } from "@/domain/signing";
import type { Viewer } from "@/domain/viewer";
import { asViewer, asWriter, faultOf, type Tx } from "./client";
import { readGroupInHand } from "./company-groups";
import { postCredits } from "./credits";
import { findState } from "./dossiers";
import { lockState, type Placed, placeProject, recordMove } from "./project-moves";
import { applyPatch } from "./project-patch";
import { projectLinks, projects } from "./schema/projects";
import { openSigning } from "./signings";

export const findProject = (viewer: Viewer, id: string): Promise<ProjectState | null> =>
  asViewer(viewer, (tx) => findState(tx, id));

/** Opens a lead. Refuses a company somebody else holds in protected talks, and asks for words when a like project is in hand. */
export const createLead = (viewer: Viewer, input: CreateLead): Promise<{ id: string; code: string }> =>
  asWriter(viewer, async (tx) => {
    await Promise.all([refuseProtected(tx, input.companyId, input.linkId), askAboutLikeProjects(tx, input)]);
    const code = await nextCode(tx);
    const [lead] = await insertLead(tx, viewer, code, input);
    if (!lead) throw new Refusal("登记线索失败，请重试。");
    await Promise.all([
      tx.insert(projectLinks).values({ projectId: lead.id, linkId: input.linkId, isPrimary: true }),
      recordMove(tx, viewer, lead.id, {
        fromStage: null,
        toStage: "lead",
        fromStatus: null,
        toStatus: "active",
        reason: input.distinctBecause,
      }),
    ]);
    if (input.fields) await applyPatch(tx, viewer, lead.id, input.fields);
    return { id: lead.id, code };
  });

/** Writes fields of a project; what signing froze is refused, and an older version than the newest is refused. */
export const editProject = (viewer: Viewer, input: EditProject): Promise<{ version: number }> =>
  asWriter(viewer, async (tx) => {
    const state = await lockState(tx, input.id, input.seenVersion);
    const touched = Object.keys(input.fields) as (keyof typeof input.fields)[];
    const frozen = judgeEdit(state.pendingSigning ? "signed" : state.stage, touched);
    if (frozen)
      throw new Refusal(
        state.pendingSigning ? "签约已提交，正在等待确认。如需修改，请先由盟招商主管部门退回。" : frozen,
        touched[0],
      );
    await applyPatch(tx, viewer, input.id, input.fields);
    await postCredits(tx, viewer, input.id, { kind: "edit", id: crypto.randomUUID() });
    return { version: state.version + 1 };
  });

export type MoveAnswer = Placed & { isSubmitted: boolean };

/**
 * Moves a project, with the fields typed for it, in one go: both happen or neither. A move to 签约 by anybody becomes a
 * submission that another person confirms.
 */
export const moveProject = (viewer: Viewer, input: MoveProject): Promise<MoveAnswer> =>
  asWriter(viewer, async (tx) => {
    const before = await lockState(tx, input.id, input.seenVersion);
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

async function insertLead(tx: Tx, viewer: Viewer, code: string, input: CreateLead) {
  const { name, companyId, source, ownerUnitId } = input;
  try {
    return await tx
      .insert(projects)
      .values({ code, name, companyId, source, ownerUnitId, ownerUserId: viewer.userId, createdBy: viewer.userId })
      .returning({ id: projects.id });
  } catch (error) {
    if (faultOf(error).code === "42501")
      throw new Refusal("线索须登记在本单位名下。跨单位分派由盟招商主管部门办理。", "ownerUnitId");
    if (faultOf(error).code === "23503") throw new Refusal("没有这家企业，请重新选择。", "companyId");
    throw error;
  }
}

async function nextCode(tx: Tx): Promise<string> {
  const [row] = await tx.execute<{ year: number; serial: number }>(sql`
    select year, door.next_project_serial(year) as serial from (select extract(year from now() at time zone 'Asia/Shanghai')::int as year) y`);
  return projectCode(Number(row?.year), Number(row?.serial));
}

async function refuseProtected(tx: Tx, companyId: string, linkId: string) {
  const [held] = await tx.execute<{ protected_until: string }>(
    sql`select protected_until from door.protections_of(${linkId}) where company_id = ${companyId}`,
  );
  if (held) throw new Refusal(`已由他方首谈，保护期至 ${held.protected_until}。请联系盟招商主管部门。`, "companyId");
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
