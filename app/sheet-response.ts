import type { SheetFile } from "@/db/sheet-cells";

/** An xlsx file as a download; programs without Chinese file names get `plainName`. */
export const sheetResponse = (file: SheetFile, plainName: string) =>
  new Response(new Uint8Array(file.content), {
    headers: {
      "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "content-disposition": `attachment; filename="${plainName}-${file.asOf}.xlsx"; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
      "cache-control": "private, no-store",
      "x-row-count": String(file.rowCount),
      "x-as-of": file.asOf,
      "x-content-hash": file.contentHash,
    },
  });
