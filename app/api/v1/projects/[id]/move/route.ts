import { json, route } from "@/app/route-handler";
import { moveProject } from "@/db/projects";
import { moveProjectSchema } from "@/domain/project";

/** Moves one project, guarded by the version the caller saw; a refusal names the first missing field. */
export const POST = route(
  moveProjectSchema,
  "moveProject",
  async (viewer, move) => json(await moveProject(viewer, move)),
  { hasJsonBody: true },
);
