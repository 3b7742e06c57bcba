import { randomUUID } from "node:crypto";
import { and, asc, eq, ne, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { Refusal } from "@/domain/refusal";
import type { NewUnit, RenamedUnit, UnitRow } from "@/domain/unit-row";
import type { Viewer } from "@/domain/viewer";
import { asViewer, asWriter, type Tx } from "./client";
import { faultOf } from "./faults";
import { units } from "./schema/units";
import { users } from "./schema/users";

const parents = alias(units, "parents");

/** Every unit, the league first, then departments, banners and parks; a league has a few dozen. */
export const listUnits = (viewer: Viewer): Promise<UnitRow[]> =>
  asViewer(viewer, (tx) =>
    tx
      .select({
        id: units.id,
        name: units.name,
        shortName: units.shortName,
        kind: units.kind,
        parentId: units.parentId,
        parentName: parents.name,
        code: units.code,
        isPromotionBody: units.isPromotionBody,
        activePeople: sql<number>`(select count(*)::int from ${users} where ${users.unitId} = ${units.id} and ${users.state} = 'active')`,
      })
      .from(units)
      .leftJoin(parents, eq(parents.id, units.parentId))
      .orderBy(sql`array_position('{league,department,banner,park}', ${units.kind})`, asc(units.code), asc(units.name))
      .limit(500),
  );

export const addUnit = (viewer: Viewer, unit: NewUnit): Promise<{ unitId: string }> =>
  asWriter(viewer, async (tx) => {
    await refuseTakenShortName(tx, unit.shortName, null);
    const parent = await getUnit(tx, unit.parentId, "parentId");
    if (parent.kind !== "league" && !(unit.kind === "park" && parent.kind === "banner"))
      throw new Refusal(
        unit.kind === "park" ? "园区的上级应为盟或旗县市区。" : "部门和旗县市区的上级应为盟。",
        "parentId",
      );
    const unitId = `unit-${randomUUID()}`;
    await refusingTakenName(() => tx.insert(units).values({ id: unitId, ...unit }));
    return { unitId };
  });

export const renameUnit = (viewer: Viewer, { unitId, name, shortName }: RenamedUnit): Promise<null> =>
  asWriter(viewer, async (tx) => {
    await getUnit(tx, unitId);
    await refuseTakenShortName(tx, shortName, unitId);
    await refusingTakenName(() => tx.update(units).set({ name, shortName }).where(eq(units.id, unitId)));
    return null;
  });

/** Moves the mark of 招商主管部门 to one department; there is never more than one. */
export const markPromotionBody = (viewer: Viewer, unitId: string): Promise<null> =>
  asWriter(viewer, async (tx) => {
    const unit = await getUnit(tx, unitId);
    if (unit.kind !== "department") throw new Refusal("招商主管部门只能是盟直部门。");
    await tx
      .update(units)
      .set({ isPromotionBody: false })
      .where(and(eq(units.isPromotionBody, true), ne(units.id, unitId)));
    await tx
      .update(units)
      .set({ isPromotionBody: true })
      .where(and(eq(units.id, unitId), eq(units.isPromotionBody, false)));
    return null;
  });

async function getUnit(tx: Tx, unitId: string, field?: string) {
  const [unit] = await tx.select({ kind: units.kind }).from(units).where(eq(units.id, unitId));
  if (!unit) throw new Refusal("没有这个单位，请刷新后重试。", field);
  return unit;
}

async function refuseTakenShortName(tx: Tx, shortName: string, exceptId: string | null) {
  const [taken] = await tx
    .select({ name: units.name })
    .from(units)
    .where(and(eq(units.shortName, shortName), exceptId ? ne(units.id, exceptId) : undefined))
    .limit(1);
  if (taken) throw new Refusal(`简称与“${taken.name}”相同，请换一个。`, "shortName");
}

async function refusingTakenName<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (faultOf(error).constraint === "units_name_unique") throw new Refusal("已有同名单位。", "name");
    throw error;
  }
}
