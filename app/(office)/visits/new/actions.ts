"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/app/action";
import { listProjectChoices } from "@/db/project-choices";
import * as visits from "@/db/visits";
import { recordVisitSchema } from "@/domain/project";
import { choiceQuerySchema } from "@/domain/project-choice";

export const recordVisit = action(recordVisitSchema, "recordVisit", async (viewer, input) => {
  const visit = await visits.recordVisit(viewer, input);
  revalidatePath("/", "layout");
  return visit;
});
export const searchProjects = action(choiceQuerySchema, "recordVisit", (viewer, { query }) =>
  listProjectChoices(viewer, query),
);
