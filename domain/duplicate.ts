import { z } from "zod";
import type { CompanyRow } from "@/domain/company";
import { placeOf } from "@/domain/company-list";
import { isBranch, normaliseName } from "@/domain/company-name";

export const duplicateReasons = ["code", "core", "sound", "branch"] as const;
export type DuplicateReason = (typeof duplicateReasons)[number];

export const duplicateReasonLabels = {
  code: "代码相同",
  core: "名称主体相同",
  sound: "读音相同",
  branch: "分支机构",
} satisfies Record<DuplicateReason, string>;

/** How strongly a reason speaks for one company: the queue shows the strongest first. */
export const reasonWeights = { code: 3, core: 2, sound: 1, branch: 1 } satisfies Record<DuplicateReason, number>;
/** Of alike names whose valid codes name two bodies: almost always two firms of neighbouring counties. */
export const apartWeight = 0;

/** A name or sound shared by more companies of one place says nothing about any two of them. */
export const mostAlike = 12;
/** Shorter spellings are shared by chance. */
export const shortestSound = 10;

/** Letters the standard does not use, as people misread them; then characters 9 to 17, which are the body's own. */
const misread: Record<string, string> = { O: "0", I: "1", S: "5", Z: "2" };

/** The part of a code that names the body whatever office registered it, or null when the code is too short to hold one. */
export function bodyOfCode(code: string): string | null {
  const body = code
    .toUpperCase()
    .replace(/[OISZ]/g, (letter) => misread[letter] ?? letter)
    .slice(8, 17);
  return body.length === 9 ? body : null;
}

/** The firm a branch belongs to by its own name, normalised: 示例有限公司锡林浩特分公司 → 示例有限公司; null for no branch. */
export function parentNameOf(name: string): string | null {
  if (!isBranch(name)) return null;
  const [, parent] = /^(.{2,}(?:公司|集团|合作社|联社))(?=.)/.exec(withoutBranchWord(normaliseName(name))) ?? [];
  return parent && mayHaveBranches(parent) ? parent : null;
}

/** Whether a branch could name this firm, normalised, as its own. */
export const mayHaveBranches = (name: string): boolean =>
  /.{2}(?:公司|集团|合作社|联社)$/.test(name) && !isBranch(name);

const withoutBranchWord = (name: string) =>
  name.replace(/(?:第[一二三四五六七八九十]+)?(?:分公司|支公司)(?:\([^)]*\))?$/, "。");

type Placed = Pick<CompanyRow, "province" | "city" | "bannerName">;
type Compared = Pick<CompanyRow, "name" | "creditCode" | "codeVerdict"> & Placed;

/** Whether their codes, each with a right check digit, name two bodies. */
const areApart = (first: Compared, second: Compared): boolean =>
  [first, second].every(({ codeVerdict }) => codeVerdict === "valid") &&
  bodyOfCode(first.creditCode ?? "") !== bodyOfCode(second.creditCode ?? "");

/** Why these two stand in the queue, one sentence a reason. */
export function duplicateSentences(reasons: readonly DuplicateReason[], first: Compared, second: Compared): string[] {
  const sentences = {
    code:
      first.creditCode === second.creditCode
        ? `统一社会信用代码都是 ${first.creditCode}。`
        : `统一社会信用代码的主体部分相同（${first.creditCode} 与 ${second.creditCode}）。`,
    core: `${namesWords(first.name, second.name)}，${placesWords(first, second)}。`,
    sound: `名称读音相同、写法不同，${placesWords(first, second)}。`,
    branch: isBranch(first.name) ? `“${first.name}”是另一家的分支机构。` : `“${second.name}”是另一家的分支机构。`,
  } satisfies Record<DuplicateReason, string>;
  const isByName = reasons.includes("core") || reasons.includes("sound");
  return [
    ...duplicateReasons.filter((reason) => reasons.includes(reason)).map((reason) => sentences[reason]),
    ...(isByName && areApart(first, second) ? ["两家的信用代码均有效且不同，多为两家企业。"] : []),
  ];
}

function namesWords(first: string, second: string): string {
  if (first === second) return "名称完全相同";
  if (normaliseName(first) === normaliseName(second)) return "名称相同，仅括号、空格或曾用名的写法不同";
  return "名称去掉地名和组织形式后相同";
}

function placesWords(first: Placed, second: Placed): string {
  const unknown = [first, second].filter((side) => placeOf(side) === "").length;
  if (unknown > 0) return unknown === 2 ? "两家所在地均未录入" : "一家所在地未录入";
  if (placeOf(first) === placeOf(second)) return "所在地相同";
  return first.province === second.province ? "所在省份相同，市或旗县未录全" : "一家所在省份未录入";
}

const cursor = z.string().max(120).default("").catch("");

/** The conditions of the queue as its address carries them. */
export const duplicateFilterSchema = z.object({
  reason: z.enum(duplicateReasons).nullable().default(null).catch(null),
  after: cursor,
  before: cursor,
});
export type DuplicateFilter = z.infer<typeof duplicateFilterSchema>;

export function duplicatesHref(filter: Partial<DuplicateFilter>): string {
  const query = new URLSearchParams();
  if (filter.reason) query.set("reason", filter.reason);
  if (filter.after) query.set("after", filter.after);
  if (filter.before) query.set("before", filter.before);
  const text = query.toString();
  return text ? `/companies/duplicates?${text}` : "/companies/duplicates";
}

/** One side of a pair, with what hangs on it. */
export type DuplicateSide = CompanyRow & {
  matchCount: number;
  /** As far as the viewer sees. */
  projectCount: number;
  /** Whether anybody has a project with it, and whether one the viewer does not see: told to those who may merge. */
  hasWork: boolean;
  hasHiddenWork: boolean;
  isBranch: boolean;
  /** The company it stands under. */
  parent: { id: string; name: string } | null;
};

export type DuplicatePair = { reasons: DuplicateReason[]; first: DuplicateSide; second: DuplicateSide };

export type DuplicateList = {
  pairs: DuplicatePair[];
  /** Open pairs by reason and over all, null from 10,000; a pair with two reasons is counted under both. */
  counts: Record<DuplicateReason | "all", number | null>;
  previous: string | null;
  next: string | null;
};

export const distinctSchema = z.strictObject({
  firstId: z.uuid(),
  secondId: z.uuid(),
  note: z
    .string()
    .trim()
    .min(2, "请写明为什么不是同一家，如 经营地址和法定代表人不同。")
    .max(200, "说明不超过 200 字。"),
});
export type DistinctPair = z.infer<typeof distinctSchema>;

/**
 * Which of two to keep unless somebody says otherwise, the same for every reader: the one somebody works on, then the one
 * with more matches, then with a valid code, then the first.
 */
export function keepFirst(first: DuplicateSide, second: DuplicateSide): boolean {
  const merit = (side: DuplicateSide) =>
    (side.hasWork ? 100_000 : 0) + side.matchCount * 10 + (side.codeVerdict === "valid" ? 5 : 0);
  return merit(first) >= merit(second);
}
