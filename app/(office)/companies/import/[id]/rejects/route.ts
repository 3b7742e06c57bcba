import { Readable } from "node:stream";
import { z } from "zod";
import { route } from "@/app/route-handler";
import { writeRejectsWorkbook } from "@/db/rejects-workbook";

export const GET = route(
  z.strictObject({ id: z.uuid("没有这次导入。") }, "地址中的条件有误。"),
  "importCompanies",
  async (viewer, { id }) => {
    const workbook = await writeRejectsWorkbook(viewer, id);
    return new Response(Readable.toWeb(workbook) as ReadableStream<Uint8Array>, {
      headers: {
        "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "content-disposition": `attachment; filename="rejects.xlsx"; filename*=UTF-8''${encodeURIComponent("未导入的行.xlsx")}`,
        "cache-control": "private, no-store",
      },
    });
  },
);
