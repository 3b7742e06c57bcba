import { route } from "@/app/route-handler";
import { sheetResponse } from "@/app/sheet-response";
import { exportSigned } from "@/db/signed-export";
import { signedFilterSchema } from "@/domain/signed-list";

export const GET = route(signedFilterSchema, "exportSigned", async (viewer, filter) =>
  sheetResponse(await exportSigned(viewer, filter), "signed"),
);
