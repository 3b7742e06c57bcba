import { z } from "zod";
import { route } from "@/app/route-handler";
import { sheetResponse } from "@/app/sheet-response";
import { exportProspects } from "@/db/prospect-export";
import { prospectFilterSchema } from "@/domain/prospect";

const asked = prospectFilterSchema.extend({ chainId: z.string().max(60), linkId: z.string().max(60) });

export const GET = route(asked, "exportList", async (viewer, { chainId: _, linkId, ...filter }) =>
  sheetResponse(await exportProspects(viewer, linkId, filter), "prospects"),
);
