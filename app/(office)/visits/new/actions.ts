"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/app/action";
import * as visits from "@/db/visits";
import { recordVisitSchema } from "@/domain/project";

export const recordVisit = action(recordVisitSchema, "recordVisit", async (viewer, input) => {
  const visit = await visits.recordVisit(viewer, input);
  revalidatePath("/", "layout");
  return visit;
});
