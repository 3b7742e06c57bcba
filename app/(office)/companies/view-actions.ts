"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/app/action";
import * as views from "@/db/saved-views";
import { changeViewSchema, defaultViewSchema, dropViewSchema, saveViewSchema } from "@/domain/saved-view";

export const saveView = action(saveViewSchema, "readBusiness", async (viewer, input) => {
  const saved = await views.saveView(viewer, input);
  revalidatePath("/companies");
  return saved;
});

export const changeView = action(changeViewSchema, "readBusiness", async (viewer, input) => {
  const changed = await views.changeView(viewer, input);
  revalidatePath("/companies");
  return changed;
});

export const setDefaultView = action(defaultViewSchema, "readBusiness", async (viewer, input) => {
  const set = await views.setDefaultView(viewer, input);
  revalidatePath("/companies");
  return set;
});

export const dropView = action(dropViewSchema, "readBusiness", async (viewer, { id }) => {
  const gone = await views.dropView(viewer, id);
  revalidatePath("/companies");
  return gone;
});
