import { z } from "zod";
import { priorities } from "@/domain/chain";
import type { LinkRow } from "@/domain/chain-map";
import { daysBetween } from "@/domain/day";
import { capacityWords } from "@/domain/link-words";

/** What a link waits for: firms to ask, somebody to ask them, capacity beyond what stands and is signed. */
export const gapKinds = ["no_prospect", "no_contact", "short"] as const;
export type GapKind = (typeof gapKinds)[number];

/** Days without contact after which a link waits again. Source: the promotion office's working rule. */
export const contactDays = 30;

/** Who does not see every project knows of no contact, which is not the same as none. */
export const gapLabels = (seesAll: boolean): Record<GapKind, string> => ({
  no_prospect: "无目标企业",
  no_contact: seesAll ? `${contactDays} 日无接触` : `${contactDays} 日无可见接触`,
  short: "需求未覆盖",
});

/** The day of the last contact, or why there is none to show. */
export function lastContactWords(row: GapRow, seesAll: boolean): string {
  if (row.lastContactOn !== null) return `${row.lastContactOn}（${row.silentDays} 天前）`;
  if (row.isTalkedElsewhere) return "他方首谈";
  return seesAll ? "无接触记录" : "无可见接触记录";
}

/** A link with all the queue tells of it; capacities are thousandths of the assessment's unit. */
export type GapLink = LinkRow & {
  chainName: string;
  industryName: string;
  clusterId: string;
  clusterName: string;
  responsible: string[];
  /** The viewer's unit is 责任 or 配合 for its industry. */
  isOwn: boolean;
  /** Last contact of any live project the viewer sees on it; null: none on record. */
  lastContactOn: string | null;
  /** Companies with a live project on it. */
  activeFirmCount: number;
  /** Capacity of signed projects in the assessment's unit; null when none of them states one. */
  signedMilli: number | null;
  /** Capacity of signed projects that the assessment's unit does not measure. */
  signedOther: { unit: string; milli: number }[];
};
export type GapRow = GapLink & { kinds: GapKind[]; silentDays: number | null; shortMilli: number | null };

/**
 * Needed less local less signed; null when nobody has said what is needed, or when what is signed is all of another
 * measure. Unknown local capacity counts as none.
 */
export function shortfallOf({
  assessment,
  signedMilli,
  signedOther,
}: Pick<GapLink, "assessment" | "signedMilli" | "signedOther">): number | null {
  if (!assessment || assessment.neededCapacityMilli === null) return null;
  const open = Math.max(0, assessment.neededCapacityMilli - (assessment.localCapacityMilli ?? 0));
  if (open > 0 && signedMilli === null && signedOther.length > 0) return null;
  return Math.max(0, open - (signedMilli ?? 0));
}

const isNeedKnown = ({ assessment }: GapLink) => assessment !== null && assessment.neededCapacityMilli !== null;

/** 产能缺口 on the screen and in the file; null when nobody has said what is needed. */
export const shortWords = (row: GapRow): string | null =>
  isNeedKnown(row) ? (capacityWords(row.shortMilli, row.assessment?.capacityUnit) ?? "无法计算") : null;

/** Who does not see every project knows only part of what is signed. */
export const signedLabel = (seesAll: boolean): string => (seesAll ? "已签" : "可见已签");

/** Signed capacity in the assessment's unit, and what of it another unit measures. */
export function signedWords({ assessment, signedMilli, signedCount, signedOther }: GapRow): string {
  const other = signedOther.map(({ unit, milli }) => capacityWords(milli, unit)).join("、");
  const own = capacityWords(signedMilli ?? (signedCount > 0 ? null : 0), assessment?.capacityUnit);
  if (other === "") return own ?? "未录入";
  return `${signedMilli === null ? "" : `${own}，另有 `}${other}（单位不同，未计入）`;
}

/**
 * The links that wait for somebody, the department's priority first, then those that wait for most. Links nobody has
 * assessed and the document does not name, and links assessed as not short, do not wait.
 */
export function gapQueue(links: readonly GapLink[], today: string): GapRow[] {
  return links
    .filter((link) => link.coverage !== "unassessed" && link.assessment?.shortfall !== "no")
    .map((link) => {
      const silentDays = link.lastContactOn === null ? null : daysBetween(link.lastContactOn, today);
      const shortMilli = shortfallOf(link);
      const kinds: GapKind[] = [
        ...(link.prospectCount === 0 ? (["no_prospect"] as const) : []),
        ...(link.prospectCount > 0 && (silentDays === null || silentDays > contactDays)
          ? (["no_contact"] as const)
          : []),
        ...(isNeedKnown(link) && shortMilli !== 0 ? (["short"] as const) : []),
      ];
      return { ...link, kinds, silentDays, shortMilli };
    })
    .filter((row) => row.kinds.length > 0)
    .sort((a, b) => urgency(a) - urgency(b) || b.kinds.length - a.kinds.length);
}

const urgency = ({ assessment }: GapLink) => {
  const place = assessment?.priority ? priorities.indexOf(assessment.priority) : -1;
  return place < 0 ? priorities.indexOf("normal") : place;
};

type Option = { value: string; label: string };
/** What the queue can be narrowed by. */
export type GapOptions = { departments: Option[]; clusters: Option[]; banners: Option[] };

export const countGaps = (rows: readonly GapRow[]): Record<GapKind, number> => ({
  no_prospect: rows.filter((row) => row.kinds.includes("no_prospect")).length,
  no_contact: rows.filter((row) => row.kinds.includes("no_contact")).length,
  short: rows.filter((row) => row.kinds.includes("short")).length,
});

/** What of the queue a viewer asked for: own industries first for those who have some, then one kind. */
export const shownGaps = (rows: readonly GapRow[], { of, kind }: GapFilter, hasOwn: boolean): GapRow[] =>
  ofOwn(rows, of, hasOwn).filter((row) => !kind || row.kinds.includes(kind));

export const ofOwn = (rows: readonly GapRow[], of: GapFilter["of"], hasOwn: boolean): GapRow[] =>
  rows.filter((row) => !hasOwn || of === "all" || row.isOwn);

const short = z.string().max(60).optional().catch(undefined);

/** The queue's conditions as its address carries them; `banner` counts only that banner's projects. */
export const gapFilterSchema = z.object({
  of: z.enum(["own", "all"]).optional().catch(undefined),
  kind: z.enum(gapKinds).optional().catch(undefined),
  department: short,
  cluster: short,
  banner: short,
});
export type GapFilter = z.output<typeof gapFilterSchema>;

/** What is picked from a list, each with its name and the options it is picked from. */
export const gapPickers = [
  { key: "department", name: "责任部门", from: "departments" },
  { key: "cluster", name: "集群", from: "clusters" },
  { key: "banner", name: "旗县市区", from: "banners" },
] as const;
type GapPicker = (typeof gapPickers)[number];

export const pickedGapOption = (filter: GapFilter, options: GapOptions, { key, from }: GapPicker) =>
  options[from].find(({ value }) => value === filter[key]);

/** The filter without what nobody can pick: an address of old or made up narrows nothing instead of everything. */
export function knownGapFilter(filter: GapFilter, options: GapOptions): GapFilter {
  const known = { ...filter };
  for (const picker of gapPickers) if (!pickedGapOption(filter, options, picker)) delete known[picker.key];
  return known;
}

/** The chosen conditions in words, for an empty result and for the file. */
export const gapConditions = (filter: GapFilter, options: GapOptions, seesAll: boolean): string[] => [
  ...(filter.kind ? [gapLabels(seesAll)[filter.kind]] : []),
  ...gapPickers.flatMap((picker) => {
    const picked = pickedGapOption(filter, options, picker);
    return picked ? [`${picker.name}：${picked.label}`] : [];
  }),
];

export function gapsHref(filter: GapFilter, change: GapFilter = {}, page = "/chains/gaps"): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...filter, ...change })) if (value) query.set(key, value);
  const text = query.toString();
  return text ? `${page}?${text}` : page;
}
