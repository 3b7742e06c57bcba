import { z } from "zod";
import { route } from "@/app/route-handler";
import { findFile } from "@/db/files";

/** RFC 5987: the name in UTF-8 for those who read it, an ASCII one for the others. */
function attachment(name: string): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const plain = name.replace(/[^\x20-\x7e]|["\\]/g, "_");
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

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
