import { route } from "@/app/route-handler";
import { sheetResponse } from "@/app/sheet-response";
import { exportCompanies } from "@/db/company-export";
import { companyFilterSchema } from "@/domain/company-list";

export const GET = route(companyFilterSchema, "exportList", async (viewer, filter) =>
  sheetResponse(await exportCompanies(viewer, filter), "companies"),
);
