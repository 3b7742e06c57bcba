import { json, route } from "@/app/route-handler";
import { searchCommands } from "@/db/command-search";
import { commandQuerySchema, listPageCommands } from "@/domain/command";
import { can } from "@/domain/permission";

/** What the command menu lists for a query: rows of the database, then pages and acts, each with its address. */
export const GET = route(commandQuerySchema, "ownAccount", async (viewer, { q }) => {
  const found = can(viewer, "readBusiness") ? await searchCommands(viewer, q) : [];
  return json(
    [...found, { heading: "页面和操作", rows: listPageCommands(viewer, q) }].filter(({ rows }) => rows.length > 0),
  );
});
