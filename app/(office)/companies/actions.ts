"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/action";
import * as companies from "@/db/companies";
import { findLastChange } from "@/db/company-changes";
import { companyEditSchema, companySchema } from "@/domain/company";
import { draftOf } from "@/domain/company-draft";

export const createCompany = action(companySchema, "createCompany", async (viewer, input) => {
  const made = await companies.createCompany(viewer, input);
  revalidatePath("/companies");
  return made;
});

export const editCompany = action(companyEditSchema, "editCompany", async (viewer, input) => {
  const changed = await companies.editCompany(viewer, input);
  revalidatePath("/companies", "layout");
  return changed;
});

const identity = z.strictObject({
  name: z.string().max(200),
  creditCode: z.string().max(60),
  exceptId: z.uuid().nullable(),
});

export const listLikeCompanies = action(identity, "createCompany", (viewer, input) =>
  companies.listLikeCompanies(viewer, input),
);

/** What stands saved now, for the officer whose edit came second. */
export const findSavedCompany = action(z.strictObject({ id: z.uuid() }), "editCompany", async (viewer, { id }) => {
  const [file, change] = await Promise.all([companies.findCompany(viewer, id), findLastChange(viewer, id)]);
  return file && change && { draft: draftOf(file.company), version: file.company.version, ...change };
});
