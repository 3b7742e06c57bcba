import { json, route } from "@/app/route-handler";
import { countFacets } from "@/db/company-facets";
import { companyFilterSchema } from "@/domain/company-list";

/** Counts beside the directory's conditions, asked for only when somebody opens them. */
export const GET = route(companyFilterSchema, "readBusiness", async (viewer, filter) =>
  json(await countFacets(viewer, filter)),
);
