"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/app/action";
import * as groups from "@/db/company-groups";
import { joinGroupSchema, leaveGroupSchema } from "@/domain/company-group";

export const joinGroup = action(joinGroupSchema, "editCompany", async (viewer, input) => {
  const joined = await groups.joinGroup(viewer, input);
  revalidatePath("/companies", "layout");
  return joined;
});

export const leaveGroup = action(leaveGroupSchema, "editCompany", async (viewer, input) => {
  const left = await groups.leaveGroup(viewer, input);
  revalidatePath("/companies", "layout");
  return left;
});
