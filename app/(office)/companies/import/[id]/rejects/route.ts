import { Readable } from "node:stream";
import { z } from "zod";
import { attachment } from "@/app/attachment";
import { route } from "@/app/route-handler";
import { writeRejectsWorkbook } from "@/db/rejects-workbook";

export const GET = route(
  z.strictObject({ id: z.uuid("没有这次导入。") }, "地址中的条件有误。"),
  "importCompanies",
  async (viewer, { id }) => {
    const { name, stream } = await writeRejectsWorkbook(viewer, id);
    return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
      headers: {
        "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "content-disposition": attachment(name),
        "cache-control": "private, no-store",
      },
    });
  },
);
