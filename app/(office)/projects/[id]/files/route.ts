import { z } from "zod";
import { readUpload } from "@/app/(office)/projects/[id]/files/upload";
import { route } from "@/app/route-handler";
import { addFile } from "@/db/files";
import { fieldKeys, fieldOf } from "@/domain/dossier";
import { maxFileBytes } from "@/domain/file";

const kinds = [...fieldKeys.filter((key) => fieldOf(key).kind === "file"), "termination"];

const schema = z.strictObject(
  { id: z.uuid("没有这个项目。"), kind: z.enum(kinds, "请选择佐证种类。"), name: z.string().max(200).optional() },
  "地址中的条件有误。",
);

/** Around the file itself a form adds its boundaries and names. */
const formBytes = 64 * 1024;

export const POST = route(
  schema,
  "editProject",
  async (viewer, { id, kind, name }, request) => {
    const upload = await readUpload(request, maxFileBytes);
    const kept = await addFile(viewer, { projectId: id, kind, name: name ?? upload.name, content: upload.content });
    return Response.json({ ok: true, ...kept }, { headers: { "cache-control": "private, no-store" } });
  },
  { maxBytes: maxFileBytes + formBytes },
);
