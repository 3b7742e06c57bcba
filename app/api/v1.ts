import { type Handler, json, route } from "@/app/route-handler";
import { readBoard } from "@/db/board";
import { searchCommands } from "@/db/command-search";
import { countFacets } from "@/db/company-facets";
import { listCompanies } from "@/db/company-search";
import { receiveImport } from "@/db/imports-files";
import { createLead, moveProject } from "@/db/projects";
import { commandQuerySchema, listPageCommands } from "@/domain/command";
import { mostImportBytes, receiveImportSchema } from "@/domain/company-import";
import { companyFilterSchema } from "@/domain/company-list";
import { can } from "@/domain/permission";
import { createLeadSchema, moveProjectSchema } from "@/domain/project";
import { projectFilterSchema } from "@/domain/project-filter";
import { Refusal } from "@/domain/refusal";

type Address = `${"GET" | "POST"} /api/v1/${string}`;

const cardsPerColumn = 20;

/** Every JSON request there is. bin/api.ts answers them ahead of the pages' router (docs/decisions/0010). */
export const api: Readonly<Record<Address, Handler>> = {
  /** Counts, sums and the first twenty cards of every column. */
  "GET /api/v1/board": route(projectFilterSchema, "readBusiness", async (viewer, filter) =>
    json(await readBoard(viewer, filter, cardsPerColumn)),
  ),

  /** One page of the directory, as the screen lists it. */
  "GET /api/v1/companies": route(companyFilterSchema, "readBusiness", async (viewer, filter) =>
    json(await listCompanies(viewer, filter)),
  ),

  /** Counts beside the directory's conditions, asked for only when somebody opens them. */
  "GET /api/v1/companies/facets": route(companyFilterSchema, "readBusiness", async (viewer, filter) =>
    json(await countFacets(viewer, filter)),
  ),

  /** What the command menu lists for a query: rows of the database, then pages and acts, each with its address. */
  "GET /api/v1/search": route(commandQuerySchema, "ownAccount", async (viewer, { q }) => {
    const found = can(viewer, "readBusiness") ? await searchCommands(viewer, q) : [];
    const pages = { heading: "页面和操作", rows: listPageCommands(viewer, q) };
    return json([...found, pages].filter(({ rows }) => rows.length > 0));
  }),

  /** Registers a lead; answers with its id and code. */
  "POST /api/v1/projects": route(
    createLeadSchema,
    "createLead",
    async (viewer, lead) => json(await createLead(viewer, lead)),
    { hasJsonBody: true },
  ),

  /** Moves one project, guarded by the version the caller saw; a refusal names the first missing field. */
  "POST /api/v1/projects/:id/move": route(
    moveProjectSchema,
    "moveProject",
    async (viewer, move) => json(await moveProject(viewer, move)),
    { hasJsonBody: true },
  ),

  /** Takes a list in: the file is the body itself and goes to the disk as it comes; answers with the import's id. */
  "POST /api/v1/imports": route(
    receiveImportSchema,
    "importCompanies",
    async (viewer, { kind, name }, request) => {
      const { body } = request;
      if (!body) throw new Refusal("没有收到文件，请重新选择。");
      return json(await receiveImport(viewer, kind, { name, stream: () => body }));
    },
    { maxBytes: mostImportBytes },
  ),
};
