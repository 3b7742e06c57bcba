import { type Handler, type Json, json, route, sentence } from "@/app/route-handler";
import { readBoard } from "@/db/board";
import { searchCommands } from "@/db/command-search";
import { countFacets } from "@/db/company-facets";
import { listCompanies, searchCompanies } from "@/db/company-search";
import { findImport } from "@/db/import-reading";
import { checkImport, runImport, stopImport, undoImport } from "@/db/imports";
import { receiveImport } from "@/db/imports-files";
import { listLinkChoices, listProjectChoices, searchLeadCompanies } from "@/db/project-choices";
import { createLead, moveProject } from "@/db/projects";
import { commandQuerySchema, listPageCommands } from "@/domain/command";
import { checkImportSchema, importIdSchema, mostImportBytes, receiveImportSchema } from "@/domain/company-import";
import { companyQuerySchema } from "@/domain/company-list";
import { can } from "@/domain/permission";
import { createLeadSchema, moveProjectSchema } from "@/domain/project";
import { choiceQuerySchema, investorQuerySchema } from "@/domain/project-choice";
import { boardQuerySchema } from "@/domain/project-filter";
import { Refusal } from "@/domain/refusal";

type Address = `${"GET" | "POST"} /api/v1/${string}`;

const cardsPerColumn = 20;

/** Every JSON request there is; a parameter it does not know is refused, where a page would pass it over. bin/api.ts answers them ahead of the pages' router (docs/decisions/0010). */
export const api: Readonly<Record<Address, Handler<Json | Response>>> = {
  /** Counts, sums and the first twenty cards of every column. */
  "GET /api/v1/board": route(boardQuerySchema, "readBusiness", async (viewer, filter) =>
    json(await readBoard(viewer, filter, cardsPerColumn)),
  ),

  /** One page of the directory, as the screen lists it. */
  "GET /api/v1/companies": route(companyQuerySchema, "readBusiness", async (viewer, filter) =>
    json(await listCompanies(viewer, filter)),
  ),

  /** Counts beside the directory's conditions, asked for only when somebody opens them. */
  "GET /api/v1/companies/facets": route(companyQuerySchema, "readBusiness", async (viewer, filter) =>
    json(await countFacets(viewer, filter)),
  ),

  /** What the command menu lists for a query: rows of the database, then pages and acts, each with its address. */
  "GET /api/v1/search": route(commandQuerySchema.strict(), "ownAccount", async (viewer, { q }) => {
    const found = can(viewer, "readBusiness") ? await searchCommands(viewer, q) : [];
    const pages = { heading: "页面和操作", rows: listPageCommands(viewer, q) };
    return json([...found, pages].filter(({ rows }) => rows.length > 0));
  }),

  /** What the pickers offer while somebody types: the first few of each noun, the nearest first. */
  "GET /api/v1/choices/companies": route(choiceQuerySchema, "readBusiness", async (viewer, { q }) =>
    json(await searchCompanies(viewer, q)),
  ),
  "GET /api/v1/choices/investors": route(investorQuerySchema, "createLead", async (viewer, { q, link }) =>
    json(await searchLeadCompanies(viewer, q, link)),
  ),
  "GET /api/v1/choices/links": route(choiceQuerySchema, "readBusiness", async (viewer, { q }) =>
    json(await listLinkChoices(viewer, q)),
  ),
  "GET /api/v1/choices/projects": route(choiceQuerySchema, "recordVisit", async (viewer, { q }) =>
    json(await listProjectChoices(viewer, q)),
  ),

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

  /** One import with its counts and how far its work is. */
  "GET /api/v1/imports/:importId": route(importIdSchema, "importCompanies", async (viewer, { importId }) => {
    const held = await findImport(viewer, importId);
    return held ? json(held) : sentence(404, "没有这次导入，或您无权查看。");
  }),

  /** Has a list checked under a mapping: every row read and counted, nothing written. */
  "POST /api/v1/imports/:importId/check": route(
    checkImportSchema,
    "importCompanies",
    async (viewer, input) => json(await checkImport(viewer, input)),
    { hasJsonBody: true },
  ),

  /** Has a checked list written, as one whole. */
  "POST /api/v1/imports/:importId/run": route(
    importIdSchema,
    "importCompanies",
    async (viewer, { importId }) => json(await runImport(viewer, importId)),
    { hasJsonBody: true },
  ),

  /** Stops what is under way for an import; nothing of it stays. */
  "POST /api/v1/imports/:importId/stop": route(
    importIdSchema,
    "importCompanies",
    async (viewer, { importId }) => json(await stopImport(viewer, importId)),
    { hasJsonBody: true },
  ),

  /** Takes a finished import back. */
  "POST /api/v1/imports/:importId/undo": route(
    importIdSchema,
    "importCompanies",
    async (viewer, { importId }) => json(await undoImport(viewer, importId)),
    { hasJsonBody: true },
  ),
};
