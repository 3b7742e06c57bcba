"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/app/action";
import * as imports from "@/db/imports";
import * as files from "@/db/imports-files";
import { checkImportSchema, chooseHeadingSchema, chooseSheetSchema, importIdSchema } from "@/domain/company-import";

export const chooseSheet = action(chooseSheetSchema, "importCompanies", async (viewer, { importId, sheetNo }) => {
  const chosen = await files.chooseSheet(viewer, importId, sheetNo);
  revalidatePath("/companies/import", "layout");
  return chosen;
});

export const chooseHeading = action(
  chooseHeadingSchema,
  "importCompanies",
  async (viewer, { importId, headingLine }) => {
    const chosen = await files.chooseHeading(viewer, importId, headingLine);
    revalidatePath("/companies/import", "layout");
    return chosen;
  },
);

export const checkImport = action(checkImportSchema, "importCompanies", async (viewer, input) => {
  const asked = await imports.checkImport(viewer, input);
  revalidatePath("/companies/import", "layout");
  return asked;
});

export const runImport = action(importIdSchema, "importCompanies", async (viewer, { importId }) => {
  const asked = await imports.runImport(viewer, importId);
  revalidatePath("/companies/import", "layout");
  return asked;
});

export const stopImport = action(importIdSchema, "importCompanies", async (viewer, { importId }) => {
  const asked = await imports.stopImport(viewer, importId);
  revalidatePath("/companies/import", "layout");
  return asked;
});

export const undoImport = action(importIdSchema, "importCompanies", async (viewer, { importId }) => {
  const asked = await imports.undoImport(viewer, importId);
  revalidatePath("/companies/import", "layout");
  return asked;
});
