import { z } from "zod";

export const linkStages = ["upstream", "mid", "downstream"] as const;
export type LinkStage = (typeof linkStages)[number];
export const linkStageLabels = {
  upstream: "上游",
  mid: "中游",
  downstream: "下游",
} satisfies Record<LinkStage, string>;

/** What the policy document asks of a link, by its verb; unassessed: the document does not name the link. */
export const linkStatuses = [
  "gap_fill",
  "introduce",
  "extend",
  "cultivate",
  "existing",
  "resource",
  "expand",
  "plan",
  "unassessed",
] as const;
export type LinkStatus = (typeof linkStatuses)[number];

/** The demand in one word, for the map. */
export const demandWords = {
  gap_fill: "补齐",
  introduce: "引进",
  extend: "延伸",
  cultivate: "培育",
  existing: "已有",
  resource: "资源",
  expand: "扩能",
  plan: "谋划",
  unassessed: "未评估",
} satisfies Record<LinkStatus, string>;

export const demandLabels = {
  gap_fill: "补齐产能缺口",
  introduce: "引进",
  extend: "延伸拓展",
  cultivate: "培育做强",
  existing: "已有",
  resource: "依托资源（文件未说已有采选或加工能力）",
  expand: "扩能升级",
  plan: "谋划布局",
  unassessed: "未评估（政策文件未点名）",
} satisfies Record<LinkStatus, string>;

export const linkSources = ["policy", "general"] as const;
export type LinkSource = (typeof linkSources)[number];
export const linkSourceLabels = { policy: "政策点名", general: "通用环节" } satisfies Record<LinkSource, string>;

export const crossKinds = ["same_product", "supply", "adjacent"] as const;
export type CrossKind = (typeof crossKinds)[number];
export const routeStatuses = ["default", "confirmed"] as const;
export type RouteStatus = (typeof routeStatuses)[number];
export const routeStatusLabels = {
  default: "默认值（待确认）",
  confirmed: "已确认",
} satisfies Record<RouteStatus, string>;

/** Whether local producers exist, and whether capacity falls short, are two questions: 电芯 is both. null: 未评估. */
export const presences = ["none", "some", "ample"] as const;
export type Presence = (typeof presences)[number];
export const presenceLabels = { none: "无", some: "有", ample: "充足" } satisfies Record<Presence, string>;

export const shortfalls = ["yes", "no"] as const;
export type Shortfall = (typeof shortfalls)[number];
export const shortfallLabels = { yes: "有缺口", no: "无缺口" } satisfies Record<Shortfall, string>;

export const priorities = ["high", "normal", "low"] as const;
export type Priority = (typeof priorities)[number];
export const priorityLabels = { high: "优先", normal: "一般", low: "暂缓" } satisfies Record<Priority, string>;

/** An assessment in words: 有，有缺口; 未评估 when neither question was answered. */
export function situationWords(presence: Presence | null, shortfall: Shortfall | null): string {
  if (presence === null && shortfall === null) return "未评估";
  const words = [
    presence === null ? null : presenceLabels[presence],
    shortfall === null ? null : shortfallLabels[shortfall],
  ];
  return words.filter((word) => word !== null).join("，");
}

export type ClauseSituation = { isPresent: boolean; isShort: boolean; words: string | null };

/**
 * What the document's verbs themselves say of a link, to show as 条款所述 beside an open assessment, never as one:
 * 抓好现有 and 扩大 say producers exist; 补齐…缺口 says both; 引进 says something is missing. 谋划、培育 say neither.
 */
export function clauseSituation(statuses: readonly LinkStatus[]): ClauseSituation {
  const says = (...asked: LinkStatus[]) => statuses.some((status) => asked.includes(status));
  const isPresent = says("existing", "gap_fill", "expand");
  const isShort = says("gap_fill", "introduce");
  if (!isPresent && !isShort) return { isPresent, isShort, words: null };
  return { isPresent, isShort, words: `条款所述：${isPresent ? (isShort ? "有且缺" : "有") : "缺"}` };
}

const capacityMilli = z
  .int({ error: "产能应为数字" })
  .nonnegative({ error: "产能不能为负数" })
  .nullable()
  .default(null);
const words = (max: number) =>
  z
    .string()
    .trim()
    .max(max, { error: `不超过 ${max} 个字` })
    .nullable()
    .default(null);

/** The responsible department's assessment of a link; capacities are thousandths of `capacityUnit`. */
export const assessLinkSchema = z
  .strictObject({
    linkId: z.string().min(1, { error: "请选择环节" }),
    presence: z.enum(presences, { error: "请选择有无本地企业" }).nullable().default(null),
    shortfall: z.enum(shortfalls, { error: "请选择有无产能缺口" }).nullable().default(null),
    localCapacityMilli: capacityMilli,
    neededCapacityMilli: capacityMilli,
    capacityUnit: words(20),
    source: words(200),
    sourceOn: z.iso.date({ error: "日期应为 2026-01-31 的形式" }).nullable().default(null),
    priority: z.enum(priorities, { error: "请选择优先程度" }).nullable().default(null),
    note: words(500),
  })
  .superRefine((row, context) => {
    const refuse = (field: string, message: string) => context.addIssue({ code: "custom", path: [field], message });
    const hasCapacity = row.localCapacityMilli !== null || row.neededCapacityMilli !== null;
    if (hasCapacity && !row.capacityUnit) refuse("capacityUnit", "填了产能，请填写单位");
    if (hasCapacity && !row.source) refuse("source", "填了产能，请填写数据来源");
    if (hasCapacity && !row.sourceOn) refuse("sourceOn", "填了产能，请填写数据日期");
    if (row.presence === "none" && (row.localCapacityMilli ?? 0) > 0)
      refuse("presence", "填了本地产能，有无本地企业不能为“无”");
    const isNeededMore = row.localCapacityMilli !== null && (row.neededCapacityMilli ?? 0) > row.localCapacityMilli;
    if (row.shortfall === "no" && isNeededMore) refuse("shortfall", "需求大于本地产能，与“无缺口”不符，请核对");
    if (row.presence === null && row.shortfall === null && !hasCapacity)
      refuse("presence", "请判断有无本地企业或有无产能缺口");
  });
export type AssessLink = z.infer<typeof assessLinkSchema>;

/** Why an assessment is not recorded beside the last one, or null; `today` is an ISO day. */
export function assessmentFault(
  asked: AssessLink,
  last: Omit<AssessLink, "linkId"> | null,
  today: string,
): { field: keyof AssessLink; sentence: string } | null {
  if (asked.sourceOn !== null && asked.sourceOn > today)
    return { field: "sourceOn", sentence: "数据日期不能晚于今天。" };
  const { linkId: _, ...said } = asked;
  const isSaidAlready =
    last !== null && (Object.keys(said) as (keyof typeof said)[]).every((field) => said[field] === last[field]);
  return isSaidAlready ? { field: "presence", sentence: "与最近一次评估相同，没有改动，未记录。" } : null;
}
