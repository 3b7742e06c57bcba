import { route } from "@/app/route-handler";
import { exportSigned } from "@/db/signed-export";
import { signedFilterSchema } from "@/domain/signed-list";

export const GET = route(signedFilterSchema, "exportSigned", async (viewer, filter) => {
  const file = await exportSigned(viewer, filter);
  return new Response(new Uint8Array(file.content), {
    headers: {
      "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "content-disposition": `attachment; filename="signed-${file.asOf}.xlsx"; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
      "cache-control": "private, no-store",
      "x-row-count": String(file.rowCount),
      "x-as-of": file.asOf,
      "x-content-hash": file.contentHash,
    },
  });
});
