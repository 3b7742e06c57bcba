"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/app/action";
import * as baselines from "@/db/baselines";
import { recordBaselineSchema } from "@/domain/baseline";

export const recordBaseline = action(recordBaselineSchema, "recordBaseline", async (viewer, input) => {
  const recorded = await baselines.recordBaseline(viewer, input);
  revalidatePath("/", "layout");
  return recorded;
});
