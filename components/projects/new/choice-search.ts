import { type Asked, askJson } from "@/components/ui/ask-json";
import type { CompanyChoice } from "@/domain/company-list";
import type { LeadCompany, LinkChoice, ProjectChoice } from "@/domain/project-choice";

/** What a picker asks while somebody types. */
export type SearchChoices<Row> = (query: string, signal: AbortSignal) => Promise<Asked<readonly Row[]>>;

const choicesOf = (noun: string, asked: Record<string, string>) =>
  `/api/v1/choices/${noun}?${new URLSearchParams(asked)}`;

export const searchLinks: SearchChoices<LinkChoice> = (q, signal) => askJson(choicesOf("links", { q }), signal);
export const searchCompanies: SearchChoices<CompanyChoice> = (q, signal) =>
  askJson(choicesOf("companies", { q }), signal);
export const searchProjects: SearchChoices<ProjectChoice> = (q, signal) =>
  askJson(choicesOf("projects", { q }), signal);
/** Companies as investors on a link: one under another side's first talk keeps its place and has no name. */
export const searchInvestors =
  (link: string): SearchChoices<LeadCompany> =>
  (q, signal) =>
    askJson(choicesOf("investors", { q, link }), signal);
