import { z } from "zod";
import { attachment } from "@/app/attachment";
import { route } from "@/app/route-handler";
import { findFile } from "@/db/files";

export const GET = route(
  z.strictObject({ id: z.uuid("没有这个文件。") }, "地址中的条件有误。"),
  "readBusiness",
  async (viewer, { id }) => {
    const file = await findFile(viewer, id);
    if (!file) return Response.json({ ok: false, sentence: "没有这个文件，或您无权下载。" }, { status: 404 });
    return new Response(new Uint8Array(file.content), {
      headers: {
        "content-type": file.mediaType,
        "content-length": String(file.content.byteLength),
        "content-disposition": attachment(file.name),
        "x-content-type-options": "nosniff",
        "content-security-policy": "sandbox; default-src 'none'",
        "cache-control": "private, no-store",
      },
    });
  },
);
