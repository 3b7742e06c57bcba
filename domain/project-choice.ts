import { z } from "zod";
import { foldQuery } from "@/domain/bigram";
import type { LinkSource } from "@/domain/chain";
import type { GroupInHand } from "@/domain/company-group";
import type { CompanyChoice } from "@/domain/company-list";
import type { Coverage } from "@/domain/coverage";
import { visitKinds } from "@/domain/project";
import type { Stage } from "@/domain/stage";
import { foldCase } from "@/domain/width";

/** What a picker asks; of investors also on which link. */
export const choiceQuerySchema = z.strictObject({
  q: z.string("请写明查找的内容。").max(60, "查找的内容不超过 60 个字。"),
});
export const investorQuerySchema = choiceQuerySchema.extend({ link: z.string().max(64).default("") });
export const leadCheckSchema = z.strictObject({ companyId: z.uuid("请选择投资方。"), linkId: z.string().max(64) });
export type LeadCheck = z.infer<typeof leadCheckSchema>;

/** A line of the link picker: 链 / 环节 with its coverage, the document's word, and another home of the same product. */
export type LinkChoice = {
  readonly id: string;
  readonly name: string;
  readonly chainName: string;
  readonly coverage: Coverage;
  readonly source: LinkSource;
  readonly home: string | null;
};

/** A company to choose, or one under another side's first talk on this link: it keeps its place and shows no name. */
export type LeadCompany =
  | ({ readonly kind: "open" } & CompanyChoice)
  | { readonly kind: "masked"; readonly protectedUntil: string };

export type LikeProject = { readonly id: string; readonly code: string; readonly name: string; readonly stage: Stage };

/** What stands against, or beside, a new lead before anything is written. */
export type LeadVerdict = {
  readonly protectedUntil: string | null;
  readonly like: readonly LikeProject[];
  readonly group: GroupInHand;
};

export type ProjectChoice = {
  readonly id: string;
  readonly name: string;
  readonly companyName: string;
  readonly stage: Stage;
  readonly place: string;
  readonly protectedUntil: string | null;
  readonly nextStep: string | null;
  /** Pinyin initials and full pinyin of the project's and the company's names. */
  readonly spelt: readonly string[];
};

/**
 * True when what was typed stands in a name, or its pinyin or initials hold it; of several words each may stand apart, but
 * a single letter, which nearly every spelling holds, may not.
 */
export function isAnswer(query: string, names: readonly string[], spelt: readonly string[]): boolean {
  const words = foldQuery(query).split(/\s+/).filter(Boolean);
  const holds = (word: string) =>
    names.some((name) => foldCase(name).includes(word)) || spelt.some((text) => text.includes(word));
  return holds(words.join("")) || words.every((word) => !/^[a-z0-9]$/.test(word) && holds(word));
}

/** What is wrong with the next step of a new lead: a day says what for, and does not lie behind. `today` is an ISO day. */
export function nextStepIssues(
  { nextStep, nextStepOn }: { nextStep: string | null; nextStepOn: string | null },
  today: string,
): { nextStep?: string; nextStepOn?: string } {
  if (nextStepOn === null) return {};
  return {
    ...(nextStep?.trim() ? {} : { nextStep: "请写明下一步做什么。" }),
    ...(nextStepOn < today ? { nextStepOn: "时限不能早于今天。" } : {}),
  };
}

/** How near a name answers: 0 it is what was typed, in characters, pinyin or initials; 1 it begins with it; 2 it holds it. */
function nearnessOf(query: string, name: string, spelt: readonly string[]): number {
  const asked = foldQuery(query).trim();
  const forms = [foldCase(name), ...spelt];
  if (forms.includes(asked)) return 0;
  return forms.some((form) => form.startsWith(asked)) ? 1 : 2;
}

/** Sorts what answers a query by its nearness; what is alike near keeps its order but for the shorter of two beginnings. */
export function nearestFirst<T extends { name: string }>(
  query: string,
  rows: readonly T[],
  spelt: (name: string) => readonly string[],
): T[] {
  const near = new Map(rows.map((row) => [row, nearnessOf(query, row.name, spelt(row.name))]));
  const of = (row: T) => near.get(row) ?? 2;
  return [...rows].sort(
    (left, right) => of(left) - of(right) || (of(left) === 1 ? left.name.length - right.name.length : 0),
  );
}

/** 示例·蓝穹叶片: the company's core and the link, as a name to begin with. */
export function suggestName(companyName: string, linkName: string): string {
  const core = companyName
    .replace(/[（(][^）)]*[）)]/g, "")
    .replace(/(股份|集团|控股)*(有限责任公司|有限公司|公司|集团)$/, "");
  const part = linkName.replace(/[（(].*$/, "");
  return core.endsWith(part) ? `${core}项目` : `${core}${part}项目`;
}

/** The form of a visit as it waits on the phone until it is sent. */
export const visitDraftSchema = z.object({
  projectId: z.string().catch(""),
  kind: z.enum(visitKinds).catch("call"),
  visitedOn: z.string().catch(""),
  participants: z.string().catch(""),
  outcome: z.string().catch(""),
  nextStep: z.string().catch(""),
  nextStepOn: z.string().catch(""),
  /** Kept with the draft: the same visit sent twice is recorded once. */
  requestId: z.string().catch(""),
});
export type VisitDraft = z.infer<typeof visitDraftSchema>;
