import { json, route } from "@/app/route-handler";
import { createLead } from "@/db/projects";
import { createLeadSchema } from "@/domain/project";

/** Registers a lead; answers with its id and code. */
export const POST = route(
  createLeadSchema,
  "createLead",
  async (viewer, lead) => json(await createLead(viewer, lead)),
  {
    hasJsonBody: true,
  },
);
