"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/app/action";
import * as duplicates from "@/db/duplicates";
import * as merges from "@/db/merges";
import { distinctSchema } from "@/domain/duplicate";
import { mergeSchema, unmergeSchema } from "@/domain/merge";

export const keepDistinct = action(distinctSchema, "mergeCompanies", async (viewer, input) => {
  const kept = await duplicates.keepDistinct(viewer, input);
  revalidatePath("/companies/duplicates");
  return kept;
});

export const mergeCompanies = action(mergeSchema, "mergeCompanies", async (viewer, input) => {
  const merged = await merges.mergeCompanies(viewer, input);
  revalidatePath("/", "layout");
  return merged;
});

export const unmergeCompanies = action(unmergeSchema, "mergeCompanies", async (viewer, { mergeId }) => {
  const parted = await merges.unmergeCompanies(viewer, mergeId);
  revalidatePath("/", "layout");
  return parted;
});
