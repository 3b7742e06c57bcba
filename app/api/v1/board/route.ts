import { json, route } from "@/app/route-handler";
import { readBoard } from "@/db/board";
import { projectFilterSchema } from "@/domain/project-filter";

const cardsPerColumn = 20;

/** Counts, sums and the first twenty cards of every column. */
export const GET = route(projectFilterSchema, "readBusiness", async (viewer, filter) =>
  json(await readBoard(viewer, filter, cardsPerColumn)),
);
