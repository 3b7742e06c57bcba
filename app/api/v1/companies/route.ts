import { json, route } from "@/app/route-handler";
import { listCompanies } from "@/db/company-search";
import { companyFilterSchema } from "@/domain/company-list";

/** One page of the directory, as the screen lists it. */
export const GET = route(companyFilterSchema, "readBusiness", async (viewer, filter) =>
  json(await listCompanies(viewer, filter)),
);
