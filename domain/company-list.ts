import { z } from "zod";
import { mostWords, type Piece } from "@/domain/bigram";
import type { CompanyLikeness, CompanyPage, CompanyRow } from "@/domain/company";
import { thousands } from "@/domain/money";
import type { Tier } from "@/domain/scope";
import type { Stage, Status } from "@/domain/stage";

export const capitalBands = ["under_1m", "1m_10m", "10m_100m", "over_100m", "unknown"] as const;
export type CapitalBand = (typeof capitalBands)[number];
export const capitalBandLabels = {
  under_1m: "100 万元以下",
  "1m_10m": "100 万—1,000 万元",
  "10m_100m": "1,000 万—1 亿元",
  over_100m: "1 亿元以上",
  unknown: "金额未录入",
} satisfies Record<CapitalBand, string>;

/** [from, below) in 元; null has no bound. `unknown` asks for rows without an amount. */
export const capitalBandYuan = {
  under_1m: [null, 1_000_000],
  "1m_10m": [1_000_000, 10_000_000],
  "10m_100m": [10_000_000, 100_000_000],
  over_100m: [100_000_000, null],
} satisfies Record<Exclude<CapitalBand, "unknown">, [number | null, number | null]>;

export const companyRelations = ["local", "prospect"] as const;
export type CompanyRelation = (typeof companyRelations)[number];
export const companyRelationLabels = { local: "本地", prospect: "招商对象" } satisfies Record<CompanyRelation, string>;

/** Only orders an index carries; without one a search is ranked and the whole directory stands by name. */
export const companySorts = ["name", "name_desc", "capital_desc", "capital", "founded_desc", "founded"] as const;
export type CompanySort = (typeof companySorts)[number];
export const companyOrderWords = {
  rank: "名称开头、名称、产品、经营范围依次在前",
  name: "按名称排列",
  name_desc: "按名称倒序排列",
  capital_desc: "注册资本高的在前，金额未录入的在后",
  capital: "注册资本低的在前，金额未录入的在后",
  founded_desc: "成立日期近的在前，未录入的在后",
  founded: "成立日期早的在前，未录入的在后",
} satisfies Record<CompanySort | "rank", string>;

/** The same as a choice. */
export const companySortLabels = {
  rank: "按搜索结果的相关程度",
  name: "企业名称顺序",
  name_desc: "企业名称倒序",
  capital_desc: "注册资本从高到低",
  capital: "注册资本从低到高",
  founded_desc: "成立日期从近到远",
  founded: "成立日期从远到近",
} satisfies Record<CompanySort | "rank", string>;

/** The honour that says a company is listed; its detail is the stock code. */
export const listedHonour = "上市公司";

const [firstYear, lastYear] = [1850, 2100];
const writtenYear = z.coerce.number().int().min(firstYear).max(lastYear);
const year = writtenYear.nullable().default(null).catch(null);
const mark = z.enum(["1"]).nullable().default(null).catch(null);
const short = (longest: number) => z.string().trim().max(longest).default("").catch("");
export const longestQuery = 60;

/** The conditions of the directory as its address carries them; what cannot be read falls back to no condition. */
export const companyFilterSchema = z.object({
  /** Cut, not dropped: without any condition the whole directory would be the answer. */
  q: z
    .string()
    .transform((typed) => typed.trim().slice(0, longestQuery))
    .default("")
    .catch(""),
  province: short(10),
  /** A prefecture in any of the forms of cityForms(). */
  city: short(20),
  banner: short(60),
  link: short(60),
  relation: z.enum(companyRelations).nullable().default(null).catch(null),
  capital: z.enum(capitalBands).nullable().default(null).catch(null),
  foundedFrom: year,
  foundedTo: year,
  honour: short(40),
  listed: mark,
  /** A project under way that the viewer may see. */
  live: mark,
  /** A class of GB/T 4754 whose name stands in the company's own words. */
  gbt: z
    .string()
    .regex(/^\d{4}$/)
    .default("")
    .catch(""),
  sort: z.enum(companySorts).nullable().default(null).catch(null),
  /** Columns shown, in their order; empty for the usual ones. */
  cols: short(120),
  /** The saved view these conditions came from. */
  view: short(40),
  after: short(800),
  before: short(800),
});
export type CompanyFilter = z.infer<typeof companyFilterSchema>;

/** What a program may ask of the directory: what only a screen knows, or nobody, is refused by its name. */
export const companyQuerySchema = companyFilterSchema
  .omit({ cols: true, view: true })
  .strict()
  .transform((asked): CompanyFilter => ({ ...companyFilterSchema.parse({}), ...asked }));

/** What is wrong with the years as they were typed; a blank is no condition. */
export function yearFaults({ foundedFrom, foundedTo }: YearsTyped): Partial<Record<keyof YearsTyped, string>> {
  const isBlank = (typed: string) => typed.trim() === "";
  const sentence = `请填写 ${firstYear}—${lastYear} 之间的年份，如 2010。`;
  const unread = (typed: string) => !isBlank(typed) && !writtenYear.safeParse(typed).success;
  const isReversed = !isBlank(foundedFrom) && !isBlank(foundedTo) && Number(foundedFrom) > Number(foundedTo);
  if (unread(foundedFrom) || unread(foundedTo))
    return {
      ...(unread(foundedFrom) ? { foundedFrom: sentence } : {}),
      ...(unread(foundedTo) ? { foundedTo: sentence } : {}),
    };
  return isReversed ? { foundedTo: `应不早于起始年份 ${foundedFrom.trim()}。` } : {};
}
type YearsTyped = { foundedFrom: string; foundedTo: string };

/** The address of the same list with some conditions changed; paging starts again unless a cursor is given. */
export function companiesHref(filter: CompanyFilter, change: Partial<CompanyFilter> = {}): string {
  const next = { ...filter, after: "", before: "", ...change };
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(next)) if (value) query.set(key, String(value));
  const text = query.toString();
  return text ? `/companies?${text}` : "/companies";
}

/** One line of the directory with why it is there. */
export type CompanyHit = CompanyRow & {
  namePieces: Piece[];
  /** Another name of it that a search found, where its name does not say the same. */
  otherNamePieces: Piece[];
  /** The stretch of scope or products around the first hit; its beginning when nothing was searched. */
  excerpt: Piece[];
  links: { id: string; name: string; isConfirmed: boolean }[];
  linkCount: number;
};

export const countedUpTo = 10_000;

export type CompanyList = {
  rows: CompanyHit[];
  /** Null when there are 10,000 or more. */
  count: number | null;
  /** How the rows stand, in words for the foot of the list. */
  order: "rank" | CompanySort;
  previous: string | null;
  next: string | null;
  /** What was typed is too short to search with. */
  isQueryTooShort: boolean;
  /** Words of the query that were not looked for. */
  leftOut: string[];
};

/** What is said beside a list that looked for less than was typed; empty when it looked for all. */
export const leftOutSentence = (words: readonly string[]) =>
  words.length === 0
    ? ""
    : `${words.map((word) => `“${word}”`).join("")}未参与搜索：每个词至少 2 个字，最多 ${mostWords} 个词。`;

export const countSentence = (count: number | null) =>
  count === null ? "1 万家以上" : `${thousands(String(count))} 家`;

/** A line of a picker. */
export type CompanyChoice = {
  id: string;
  name: string;
  /** Another name of it, where that is what was asked for. */
  otherName: string | null;
  creditCode: string | null;
  place: string;
  isLocal: boolean;
};

/** What stands behind a company's name where one is chosen: the other name that was asked for, and its place. */
export const choiceNote = ({ otherName, place }: Pick<CompanyChoice, "otherName" | "place">): string =>
  [otherName && `又名 ${otherName}`, place].filter(Boolean).join("，");

export type LikeCompany = CompanyChoice & { likeness: CompanyLikeness };

export type CompanyMatch = {
  linkId: string;
  linkName: string;
  chainId: string;
  chainName: string;
  tier: Tier;
  state: "suggested" | "confirmed" | "dismissed";
  reason: string | null;
  sentence: Piece[];
  dataOn: string | null;
  /** Somebody else's first talk on this link, of which only the day it ends is known. */
  protectedUntil: string | null;
};

export type CompanyProject = {
  id: string;
  code: string;
  name: string;
  stage: Stage;
  status: Status;
  ownerName: string;
};

/** Said where a company has no project to show: whoever does not see all may only say what is visible. */
export const noCompanyProjects = (seesAll: boolean) => (seesAll ? "还没有项目" : "没有您可见的项目");

/** Everything the company's page shows. */
export type CompanyFile = {
  company: CompanyPage;
  /** The cells of the last imported file, by field; null for a company entered by hand. */
  raw: Record<string, string> | null;
  source: { fileName: string; importedAt: string } | null;
  updatedAt: string;
  matches: CompanyMatch[];
  projects: CompanyProject[];
};

/** 江苏 盐城, 内蒙古 西乌旗; a province alone where the city repeats it. */
export function placeOf(place: { province: string | null; city: string | null; bannerName: string | null }): string {
  const second = place.bannerName ?? place.city;
  if (!place.province) return second ?? "";
  return second && second !== place.province ? `${place.province} ${second}` : place.province;
}
