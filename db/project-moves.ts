import { eq, sql } from "drizzle-orm";
import type { ProjectState } from "@/domain/project-state";
import { Refusal } from "@/domain/refusal";
import { isFrom, type Stage, type Status } from "@/domain/stage";
import type { Viewer } from "@/domain/viewer";
import type { Tx } from "./client";
import { postCreditsOf } from "./credits";
import { findState } from "./dossiers";
import { projects, stageMoves } from "./schema/projects";
import { readRules } from "./settings";

export type Placed = { stage: Stage; version: number; protectedUntil: string | null };

/**
 * Sets the stage, the protection that begins with talks, the move's row and the credit; the caller has judged, holds the
 * row locked, and gives the version it stands at afterwards.
 */
export async function placeProject(
  tx: Tx,
  viewer: Viewer,
  state: ProjectState,
  to: Stage,
  reason: string | null,
): Promise<Placed> {
  const protectionDays = to === "talks" && state.protectedUntil === null ? (await readRules(tx)).protectionDays : null;
  const [placed] = await tx
    .update(projects)
    .set({
      stage: to,
      version: state.version,
      stageSince: sql`now()`,
      updatedAt: sql`now()`,
      frozenAt: isFrom(to, "signed") ? sql`coalesce(frozen_at, now())` : null,
      ...(protectionDays !== null
        ? {
            claimUnitId: sql`owner_unit_id`,
            protectedUntil: sql`(now() at time zone 'Asia/Shanghai')::date + ${protectionDays}::int`,
          }
        : {}),
    })
    .where(eq(projects.id, state.id))
    .returning({ version: projects.version, protectedUntil: projects.protectedUntil });
  const moveId = await recordMove(tx, viewer, state.id, {
    fromStage: state.stage,
    toStage: to,
    fromStatus: state.status,
    toStatus: state.status,
    reason,
  });
  await postCreditsOf(tx, viewer, { ...state, stage: to }, { kind: "move", id: moveId });
  return { stage: to, version: placed?.version ?? state.version, protectedUntil: placed?.protectedUntil ?? null };
}

export type MoveRow = {
  fromStage: Stage | null;
  toStage: Stage;
  fromStatus: Status | null;
  toStatus: Status;
  reason: string | null;
};

export async function recordMove(tx: Tx, viewer: Viewer, projectId: string, move: MoveRow): Promise<string> {
  const [row] = await tx
    .insert(stageMoves)
    .values({ projectId, ...move, movedBy: viewer.userId })
    .returning({ id: stageMoves.id });
  return row?.id ?? crypto.randomUUID();
}

/**
 * Locks a project the viewer may change and checks that nobody changed it since they saw it: of two officers one goes
 * on, the other is told.
 */
export async function lockState(tx: Tx, id: string, seenVersion: number): Promise<ProjectState> {
  const [locked] = await tx
    .select({ version: projects.version })
    .from(projects)
    .where(eq(projects.id, id))
    .for("update");
  const state = await findState(tx, id);
  if (!state) throw new Refusal("没有这个项目，或您无权查看。");
  if (!locked || !state.mayCarry) throw new Refusal(`本项目由${state.ownerUnitName}办理，您可以查看，不能修改。`);
  if (locked.version !== seenVersion)
    throw new Refusal("该项目已被他人更新，请刷新后重试。您填写的内容还在本页，没有保存。");
  return state;
}
