"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/app/action";
import * as settings from "@/db/settings";
import { setRuleSchema } from "@/domain/rule-form";

export const setRule = action(setRuleSchema, "editSettings", async (viewer, input) => {
  const set = await settings.setRule(viewer, input);
  revalidatePath("/", "layout");
  return set;
});
