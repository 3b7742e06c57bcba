import { z } from "zod";
import type { Piece } from "@/domain/bigram";
import type { StoredCapital } from "@/domain/capital";
import type { MatchSource, MatchWord } from "@/domain/match";
import { thousands } from "@/domain/money";
import { type Tier, tierLabels, tiers } from "@/domain/scope";
import { type Stage, stageLabels } from "@/domain/stage";

export const matchStates = ["suggested", "confirmed", "dismissed"] as const;
export type MatchState = (typeof matchStates)[number];
export const matchStateLabels = {
  suggested: "待确认",
  confirmed: "已确认",
  dismissed: "已排除",
} satisfies Record<MatchState, string>;

export const matchSourceLabels = {
  product: "主营产品",
  scope: "经营范围",
  name: "企业名称",
} satisfies Record<MatchSource, string>;

export const prospectPageSize = 50;

/** From an address; junk falls back to the whole list. `state` left out: everything not dismissed. */
export const prospectFilterSchema = z.object({
  tier: z.enum(tiers).optional().catch(undefined),
  state: z.enum(matchStates).optional().catch(undefined),
  untouched: z.literal("1").optional().catch(undefined),
  cursor: z.string().max(120).optional().catch(undefined),
});
export type ProspectFilter = z.output<typeof prospectFilterSchema>;

/** Ordered by what the firm does, then the score, honours and capital; a row under another side's first talk keeps its place and no name. */
export type ProspectRow =
  | {
      kind: "open";
      rank: number;
      matchId: string;
      companyId: string;
      name: string;
      creditCode: string | null;
      tier: Tier;
      parts: Piece[];
      words: MatchWord[];
      source: MatchSource;
      place: string;
      capital: StoredCapital;
      /** Kinds of the lists the firm stands on. */
      honours: string[];
      isLocal: boolean;
      state: MatchState;
      reason: string | null;
      /** A live project the viewer sees, on this link first, else anywhere; with the unit that carries it, and how many they are. */
      project: { projectId: string; stage: Stage; isOnLink: boolean; ownerName: string; count: number } | null;
    }
  | { kind: "masked"; rank: number; protectedUntil: string };

export type ProspectPage = {
  rows: ProspectRow[];
  total: number;
  tierCounts: Record<Tier, number>;
  stateCounts: Record<MatchState, number>;
  /** Suggestions among them that the viewer may decide: none under another side's first talk. */
  decidable: number;
  /** Of these, firms with a live project the viewer sees. */
  decidableInHand: number;
  dataOn: string | null;
  previousCursor: string | null;
  nextCursor: string | null;
};

/** What stands in the place of a protected row (interface.md §15). */
export const protectedSentence = (protectedUntil: string) =>
  `已由他方首谈，保护期至 ${protectedUntil}。请联系盟招商主管部门。`;

/** A firm without a live project, as far as the reader may know. */
export const untouchedLabel = (seesAll: boolean) => (seesAll ? "无在办项目" : "无可见在办项目");

/** Said before many are dismissed, of those among them that somebody is working on, as far as the reader may know. */
export const inHandWords = (count: number, seesAll: boolean) =>
  `其中 ${thousands(String(count))} 家有${seesAll ? "" : "可见"}在办项目`;

/** The chosen conditions in words, for an empty result and for the file. */
export const prospectConditions = (filter: ProspectFilter, seesAll: boolean): string[] => [
  ...(filter.tier ? [tierLabels[filter.tier]] : []),
  ...(filter.state ? [matchStateLabels[filter.state]] : []),
  ...(filter.untouched ? [untouchedLabel(seesAll)] : []),
];

export function prospectsHref(page: string, filter: ProspectFilter): string {
  const query = new URLSearchParams(
    Object.entries(filter).flatMap(([key, value]) => (value ? [[key, value] as [string, string]] : [])),
  ).toString();
  return query === "" ? page : `${page}?${query}`;
}

/** 接触状态 on the screen and in the file: 在谈（太旗）, as far as the reader sees the project. */
export function contactOf(row: ProspectRow, seesAll: boolean): string {
  if (row.kind === "masked") return "他方首谈";
  if (!row.project) return untouchedLabel(seesAll);
  const { stage, isOnLink, ownerName, count } = row.project;
  return `${stageLabels[stage]}（${ownerName}${isOnLink ? "" : "，其他环节"}）${count > 1 ? `等 ${count} 个项目` : ""}`;
}

const reason = z.string().trim().max(200, { error: "原因不超过 200 字" }).nullable().default(null);
const isReasoned = (row: { decision: MatchState; reason: string | null }) =>
  row.decision !== "dismissed" || (row.reason ?? "") !== "";
const noReason = { path: ["reason"], error: "请填写排除原因" };

export const decideMatchSchema = z
  .strictObject({
    matchId: z.uuid(),
    seenState: z.enum(matchStates),
    decision: z.enum(matchStates),
    reason,
  })
  .refine(isReasoned, noReason);
export type DecideMatch = z.infer<typeof decideMatchSchema>;

/** How a match stands that could not be decided as it was seen; `state` is null when it is there no more. */
export type StandingMatch = {
  state: MatchState | null;
  decidedBy: string | null;
  decidedAt: string | null;
  protectedUntil: string | null;
  /** The company its own was merged into. */
  keptName: string | null;
};

export function undecidedSentence({ state, decidedBy, decidedAt, protectedUntil, keptName }: StandingMatch): string {
  if (protectedUntil !== null) return protectedSentence(protectedUntil);
  if (state === null)
    return keptName === null ? "企业资料或关键词已变化，不再匹配本环节。" : `已与“${keptName}”合并，请在该企业下判定。`;
  if (state === "suggested") return "原结论已由他人撤销，现为待确认。";
  return `已由${decidedBy ?? "他人"}于 ${decidedAt} ${state === "confirmed" ? "确认" : "排除"}。`;
}

/** So many are decided at once; a longer list is narrowed first. */
export const mostDecided = 2_000;
export const tooManyToDecide = `一次最多办理 ${thousands(String(mostDecided))} 家，请按层级或接触状态缩小范围`;

/** Suggestions of a link chosen one by one, or all that stand under conditions, as many as were counted. */
export const decideMatchesSchema = z
  .strictObject({
    linkId: z.string().min(1).max(60),
    decision: z.enum(["confirmed", "dismissed"]),
    reason,
    which: z.discriminatedUnion("by", [
      z.strictObject({
        by: z.literal("ids"),
        matchIds: z.array(z.uuid()).min(1, { error: "请先选择企业" }).max(200, { error: "一次最多选 200 家" }),
      }),
      z.strictObject({
        by: z.literal("filter"),
        filter: z.strictObject({
          tier: z.enum(tiers).optional(),
          state: z.enum(matchStates).optional(),
          untouched: z.literal("1").optional(),
        }),
        seenCount: z.int().min(1, { error: "请先选择企业" }).max(mostDecided, { error: tooManyToDecide }),
      }),
    ]),
  })
  .refine(isReasoned, noReason);
export type DecideMatches = z.output<typeof decideMatchesSchema>;

/** Decisions made at once, known by their moment, for whoever made them to take back. */
export const takeBackMatchesSchema = z.strictObject({
  linkId: z.string().min(1).max(60),
  decision: z.enum(["confirmed", "dismissed"]),
  decidedAt: z.iso.datetime(),
});
export type TakeBackMatches = z.output<typeof takeBackMatchesSchema>;

const decidedVerbs = { confirmed: "已确认", dismissed: "已排除" };

export const decidedWords = (decision: "confirmed" | "dismissed", decided: number, chosen: number): string =>
  `${decidedVerbs[decision]} ${decided} 家${decided === chosen ? "" : `，${chosen - decided} 家已由他人办理`}`;

export const takenBackWords = (takenBack: number, decided: number): string =>
  `已撤回 ${takenBack} 家${takenBack === decided ? "" : `，${decided - takenBack} 家已由他人改动`}`;

/** Reasons offered when a match is dismissed; any other can be typed. */
export const dismissReasons = ["经营范围有，实际不做", "只做贸易", "名称相近，不是该产品", "规模过小", "已注销或停产"];

/** What decides the order of the list, the first first. */
export const prospectOrder = (isService: boolean): string[] => [
  isService ? "制造和服务在前" : "层级",
  "主营产品和词",
  "荣誉",
  "注册资本",
];
