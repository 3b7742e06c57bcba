import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { DossierPatch } from "@/domain/project-field";
import type { ProjectState } from "@/domain/project-state";
import { Refusal } from "@/domain/refusal";
import { isFrom, type Stage, type Status } from "@/domain/stage";
import type { Viewer } from "@/domain/viewer";
import type { Tx } from "./client";
import { today } from "./clock";
import { postCreditsOf } from "./credits";
import { findState } from "./dossiers";
import { holdPairOf, judgeFirstTalk } from "./first-talks";
import { lockCompany } from "./merged-companies";

export type Placed = { stage: Stage; version: number; protectedUntil: string | null };

/**
 * Sets the stage, the protection that begins with talks, the move's row and the credit; the caller has judged, holds the
 * row (and for talks the pair) locked, and gives the version it stands at afterwards.
 */
export async function placeProject(
  tx: Tx,
  viewer: Viewer,
  state: ProjectState,
  to: Stage,
  reason: string | null,
): Promise<Placed> {
  const protectionDays =
    to === "talks" && state.protectedUntil === null ? await judgeFirstTalk(tx, viewer, state.id) : null;
  const placing = tx.execute<{ protected_until: string | null }>(sql`
    update projects set stage = ${to}, version = ${state.version}, stage_since = now(), updated_at = now(),
      frozen_at = case when ${isFrom(to, "signed")} then coalesce(frozen_at, now()) end,
      claim_unit_id = case when ${protectionDays}::int is null then claim_unit_id else owner_unit_id end,
      protected_until = case when ${protectionDays}::int is null then protected_until
        else ${today} + ${protectionDays}::int end
    where id = ${state.id} returning protected_until::text`);
  const moveId = randomUUID();
  const { stage: fromStage, status } = state;
  // Sent in this order without waiting.
  const [[placed]] = await Promise.all([
    placing,
    recordMove(tx, viewer, state.id, { fromStage, toStage: to, fromStatus: status, toStatus: status, reason }, moveId),
    postCreditsOf(tx, viewer, { ...state, stage: to }, { kind: "move", id: moveId }),
  ]);
  return { stage: to, version: state.version, protectedUntil: placed?.protected_until ?? null };
}

export type MoveRow = {
  fromStage: Stage | null;
  toStage: Stage;
  fromStatus: Status | null;
  toStatus: Status;
  reason: string | null;
};

export async function recordMove(tx: Tx, viewer: Viewer, projectId: string, move: MoveRow, id = randomUUID()) {
  const { fromStage, toStage, fromStatus, toStatus, reason } = move;
  await tx.execute(sql`
    insert into stage_moves (id, project_id, from_stage, to_stage, from_status, to_status, reason, moved_by)
    values (${id}, ${projectId}, ${fromStage}, ${toStage}, ${fromStatus}, ${toStatus}, ${reason}, ${viewer.userId})`);
  return id;
}

/** What is asked of a project, as far as it bears on who may talk with whom. */
type Asked = { readonly to?: Stage; readonly fields?: DossierPatch | undefined };

/**
 * Locks a project the viewer may change and checks that nobody changed it since they saw it: of two officers one goes
 * on, the other is told. Where a first talk may hang on what is asked, its company and link are held as well.
 */
export async function lockState(
  tx: Tx,
  id: string,
  seenVersion: number,
  { to, fields = {} }: Asked = {},
): Promise<ProjectState> {
  // All are sent ahead without waiting: the state is read when the row is locked.
  const holding = to === "talks" || fields.companyId || fields.linkId ? holdPairOf(tx, id, fields) : null;
  // Before the project, because a merge goes from its companies to their projects.
  const staying = fields.companyId ? lockCompany(tx, fields.companyId) : null;
  const locking = Promise.resolve(
    tx.execute<{ version: number }>(sql`select version from projects where id = ${id} for update`),
  );
  const [[locked], state] = await Promise.all([locking, findState(tx, id), holding, staying]);
  if (!state) throw new Refusal("没有这个项目，或您无权查看。");
  if (!locked || !state.mayCarry) throw new Refusal(`本项目由${state.ownerUnitName}办理，您可以查看，不能修改。`);
  if (locked.version !== seenVersion)
    throw new Refusal("该项目已被他人更新，请刷新后重试。您填写的内容还在本页，没有保存。");
  return state;
}
