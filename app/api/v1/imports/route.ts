import { json, route } from "@/app/route-handler";
import { receiveImport } from "@/db/imports-files";
import { mostImportBytes, receiveImportSchema } from "@/domain/company-import";
import { Refusal } from "@/domain/refusal";

/** Takes a list in: the file is the body itself and goes to the disk as it comes; answers with the import's id. */
export const POST = route(
  receiveImportSchema,
  "importCompanies",
  async (viewer, { kind, name }, request) => {
    const { body } = request;
    if (!body) throw new Refusal("没有收到文件，请重新选择。");
    return json(await receiveImport(viewer, kind, { name, stream: () => body }));
  },
  { maxBytes: mostImportBytes },
);
