"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/action";
import * as units from "@/db/units";
import { newUnitSchema, renamedUnitSchema } from "@/domain/unit-row";

export const addUnit = action(newUnitSchema, "manageUnits", async (viewer, unit) => {
  const added = await units.addUnit(viewer, unit);
  revalidatePath("/settings/units");
  return added;
});

export const renameUnit = action(renamedUnitSchema, "manageUnits", async (viewer, unit) => {
  await units.renameUnit(viewer, unit);
  revalidatePath("/settings/units");
  return null;
});

export const markPromotionBody = action(
  z.strictObject({ unitId: z.string().min(1).max(64) }),
  "manageUnits",
  async (viewer, { unitId }) => {
    await units.markPromotionBody(viewer, unitId);
    revalidatePath("/settings/units");
    return null;
  },
);
