import { route } from "@/app/route-handler";
import { sheetResponse } from "@/app/sheet-response";
import { exportGaps } from "@/db/gaps";
import { gapFilterSchema } from "@/domain/gap";

export const GET = route(gapFilterSchema, "exportList", async (viewer, filter) =>
  sheetResponse(await exportGaps(viewer, filter), "gaps"),
);
