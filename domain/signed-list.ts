import { z } from "zod";
import { type AgreementType, agreementTypeLabels } from "@/domain/dossier";
import { stageLabels, stages } from "@/domain/stage";

export const investmentBands = ["under_1", "1_5", "5_10", "over_10"] as const;
export type InvestmentBand = (typeof investmentBands)[number];
export const investmentBandLabels = {
  under_1: "1 亿元以下",
  "1_5": "1—5 亿元",
  "5_10": "5—10 亿元",
  over_10: "10 亿元以上",
} satisfies Record<InvestmentBand, string>;
/** [from, below) in 元; null has no bound. */
export const investmentBandYuan = {
  under_1: [null, 100_000_000],
  "1_5": [100_000_000, 500_000_000],
  "5_10": [500_000_000, 1_000_000_000],
  over_10: [1_000_000_000, null],
} satisfies Record<InvestmentBand, [number | null, number | null]>;

/** A framework agreement is never a signed project, so nobody can ask for one here. */
export const signedAgreementTypes = ["investment", "supplement"] as const satisfies readonly AgreementType[];
export const signedStages = stages.slice(stages.indexOf("signed"));

const day = z.iso.date("日期应写成 2026-10-31 的样子。");
const id = z.string().trim().min(1).max(64);
const conditions = {
  /** The list as it stood when this day ended in Asia/Shanghai; today when absent. */
  asOf: day,
  from: day,
  to: day,
  cluster: id,
  industry: id,
  banner: id,
  stage: z.enum(signedStages, "没有这个阶段。"),
  band: z.enum(investmentBands, "没有这一档总投资。"),
  type: z.enum(signedAgreementTypes, "没有这种协议类型。"),
  /** 1: the terminated ones, and only they. */
  ended: z.literal("1", "条件有误。"),
};

/** The conditions of a file: one that cannot be read is refused, because a file with other rows would be wrong. */
export const signedFilterSchema = z.strictObject(conditions, "地址中的条件有误。").partial();
export type SignedFilter = z.infer<typeof signedFilterSchema>;

const view = { ...conditions, columns: z.literal("all"), after: id, before: id };
/** The address of the screen: conditions, the columns shown, and the code of the project beside which the page lies. */
export type SignedView = { [Key in keyof typeof view]?: z.infer<(typeof view)[Key]> | undefined };

/** Reads the screen's address; what cannot be read there is left out. */
export function readSignedView(query: Readonly<Record<string, string | string[] | undefined>>): SignedView {
  const read = Object.entries(view).flatMap(([key, schema]) => {
    const parsed = schema.safeParse(query[key]);
    return parsed.success ? [[key, parsed.data]] : [];
  });
  return Object.fromEntries(read);
}

/** The conditions of a view, without what only the screen needs. */
export const filterOf = ({ columns: _columns, after: _after, before: _before, ...filter }: SignedView): SignedFilter =>
  filter;

/** An address under /signed with some conditions changed; paging starts again unless a place is given. */
export function signedHref(current: SignedView, change: SignedView = {}, path: "" | "/print" | "/sheet" = ""): string {
  const { after: _after, before: _before, ...kept } = current;
  const next = Object.entries({ ...kept, ...change }).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(next as [string, string][]).toString();
  return `/signed${path}${query ? `?${query}` : ""}`;
}

export type Named = { readonly id: string; readonly name: string };
export type SignedChoices = {
  readonly clusters: readonly Named[];
  readonly industries: readonly (Named & { readonly clusterId: string })[];
  readonly banners: readonly Named[];
};

export type Condition = { readonly key: keyof SignedFilter; readonly label: string };

/** The conditions in force in words, the narrowest first; the cut-off is not one of them. */
export function conditionsOf(filter: SignedFilter, choices: SignedChoices): Condition[] {
  const named = (rows: readonly Named[], asked: string | undefined) => rows.find((row) => row.id === asked)?.name;
  const words: [keyof SignedFilter, string | undefined | false][] = [
    ["band", filter.band && `总投资 ${investmentBandLabels[filter.band]}`],
    ["banner", filter.banner && (named(choices.banners, filter.banner) ?? "其他地点")],
    ["industry", filter.industry && (named(choices.industries, filter.industry) ?? "其他产业")],
    ["cluster", filter.cluster && (named(choices.clusters, filter.cluster) ?? "其他集群")],
    ["stage", filter.stage && stageLabels[filter.stage]],
    ["type", filter.type && agreementTypeLabels[filter.type]],
    ["from", periodWords(filter)],
    ["ended", filter.ended && "已终止"],
  ];
  return words.flatMap(([key, label]) => (label ? [{ key, label }] : []));
}

/** 2026 年签约, 2026-10 签约, or the two days; undefined when any day of signing will do. */
export function periodWords({ from, to }: Pick<SignedFilter, "from" | "to">): string | undefined {
  if (!from && !to) return undefined;
  if (!from) return `${to} 前签约`;
  if (!to) return `${from} 起签约`;
  if (from.endsWith("-01-01") && to === `${from.slice(0, 4)}-12-31`) return `${from.slice(0, 4)} 年签约`;
  if (from.endsWith("-01") && to === monthEnd(from.slice(0, 7))) return `${from.slice(0, 7)} 签约`;
  return `${from} 至 ${to} 签约`;
}

const monthEnd = (month: string) =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).toISOString().slice(0, 10);
const monthBefore = (month: string, by: number) =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 - by, 1)).toISOString().slice(0, 7);

/** This month and the one before, this year and the two before: the periods an officer asks for. */
export function periodsOf(today: string): { label: string; from: string; to: string }[] {
  const months = [0, 1].map((by) => monthBefore(today.slice(0, 7), by));
  const years = [0, 1, 2].map((by) => String(Number(today.slice(0, 4)) - by));
  return [
    ...years.map((year) => ({ label: `${year} 年`, from: `${year}-01-01`, to: `${year}-12-31` })),
    ...months.map((month) => ({ label: month, from: `${month}-01`, to: monthEnd(month) })),
  ];
}

/** The last six month-ends before a day, the newest first. */
export const monthEndsBefore = (today: string): string[] =>
  [1, 2, 3, 4, 5, 6].map((by) => monthEnd(monthBefore(today.slice(0, 7), by)));
