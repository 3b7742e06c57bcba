"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/app/action";
import * as choices from "@/db/project-choices";
import * as projects from "@/db/projects";
import { createLeadSchema } from "@/domain/project";
import { leadCheckSchema } from "@/domain/project-choice";

export const createLead = action(createLeadSchema, "createLead", async (viewer, input) => {
  const lead = await projects.createLead(viewer, input);
  revalidatePath("/", "layout");
  return lead;
});
export const checkLead = action(leadCheckSchema, "createLead", choices.checkLead);
