import { z } from "zod";
import type { Yuan } from "@/domain/money";
import { boardColumns, type Stage, stages, statuses, statusLabels } from "@/domain/stage";
import type { Viewer } from "@/domain/viewer";

export const scopeLabels = { mine: "我的", unit: "本单位", all: "全部" } as const;
export type Scope = keyof typeof scopeLabels;

/** Bands of 总投资, from inclusive to below; blank is a band of its own, because it is not zero. */
export const investmentBands = {
  under1: { label: "1 亿元以下", fromYuan: 0, belowYuan: 100_000_000 },
  from1: { label: "1—5 亿元", fromYuan: 100_000_000, belowYuan: 500_000_000 },
  from5: { label: "5—10 亿元", fromYuan: 500_000_000, belowYuan: 1_000_000_000 },
  from10: { label: "10 亿元以上", fromYuan: 1_000_000_000, belowYuan: null },
  blank: { label: "未填", fromYuan: null, belowYuan: null },
} as const;
export type InvestmentBand = keyof typeof investmentBands;

/** Orders of the table; a leading minus turns one round. `due` is the order of the board. */
export const projectSorts = ["due", "code", "-code", "name", "-name", "investment", "-investment"] as const;
export type ProjectSort = (typeof projectSorts)[number];

export type ColumnKey = (typeof boardColumns)[number]["key"];
const columnKeys = boardColumns.map(({ key }) => key) as [ColumnKey, ...ColumnKey[]];

const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>) => Object.keys(table) as [Key, ...Key[]];
const first = (value: unknown) => (Array.isArray(value) ? value[0] : value);
/** One value of the address; what cannot be read counts as absent, so that an old link still opens. */
const asked = <S extends z.ZodType>(schema: S) => z.preprocess(first, schema.nullable().catch(null).default(null));
const identifier = z.string().regex(/^[A-Za-z0-9-]{1,64}$/);
const cursor = z.string().min(1).max(300);

/** The whole condition of board and table, read from the address; a link reproduces the list. */
export const projectFilterSchema = z.object({
  view: z.preprocess(first, z.enum(["board", "table"]).catch("board")),
  scope: asked(z.enum(keysOf(scopeLabels))),
  banner: asked(identifier),
  cluster: asked(identifier),
  industry: asked(identifier),
  link: asked(identifier),
  band: asked(z.enum(keysOf(investmentBands))),
  owner: asked(z.uuid()),
  stalled: z.preprocess((value) => first(value) === "1", z.boolean()),
  status: z.preprocess(first, z.enum(statuses).catch("active")),
  q: z.preprocess(first, z.string().trim().max(60).catch("")),
  sort: z.preprocess(first, z.enum(projectSorts).catch("due")),
  after: asked(cursor),
  before: asked(cursor),
  /** The column a phone shows; in the table a condition. */
  column: asked(z.enum(columnKeys)),
  /** The column shown beyond its first cards; the folded one when it is opened. */
  open: asked(z.enum(columnKeys)),
});
export type ProjectFilter = z.output<typeof projectFilterSchema>;

/** What a program may ask of the board: what is the table's, or unknown, is refused by its name. */
export const boardQuerySchema = projectFilterSchema
  .omit({ view: true, sort: true, after: true, before: true, column: true })
  .strict()
  .transform((asked): ProjectFilter => ({ ...projectFilterSchema.parse({}), ...asked }));

const plain: Partial<Record<keyof ProjectFilter, string>> = { view: "board", status: "active", sort: "due" };

/** The address of the list with some conditions changed. Any change of conditions starts again at the first page. */
export function projectsHref(filter: ProjectFilter, changes: Partial<ProjectFilter> = {}): string {
  const turnsPage = "after" in changes || "before" in changes;
  const merged: ProjectFilter = { ...filter, ...(turnsPage ? {} : { after: null, before: null }), ...changes };
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(merged)) {
    const text = value === true ? "1" : value === false || value === null ? "" : String(value);
    if (text !== "" && plain[key as keyof ProjectFilter] !== text) query.set(key, text);
  }
  const search = query.toString();
  return search === "" ? "/projects" : `/projects?${search}`;
}

/** The same list with the panel of one move over it. */
export function movePanelHref(filter: ProjectFilter, id: string, to: Stage): string {
  const href = projectsHref(filter, { after: filter.after, before: filter.before });
  return `${href}${href.includes("?") ? "&" : "?"}panel=${id}&to=${to}`;
}

export const movePanelSchema = z.object({ panel: asked(z.uuid()), to: asked(z.enum(stages)) });

/** Whose rows the list holds, for the head of the page. */
export function scopeWords(
  viewer: Pick<Viewer, "unitKind" | "unitShortName" | "roles" | "responsibleIndustryIds">,
  scope: Scope,
): string {
  if (scope === "mine") return "我负责的项目";
  if (viewer.unitKind === "league" || viewer.roles.includes("promoter"))
    return scope === "unit" ? viewer.unitShortName : "全盟";
  if (viewer.unitKind !== "department") return viewer.unitShortName;
  return scope === "unit" ? `${viewer.unitShortName}责任产业` : `${viewer.unitShortName}责任和配合产业`;
}

/** A department opens on the industries it is 责任 for; everybody else on all they may see. */
export const ownScopeOf = (viewer: Pick<Viewer, "unitKind" | "responsibleIndustryIds">): Scope =>
  viewer.unitKind === "department" && viewer.responsibleIndustryIds.length > 0 ? "unit" : "all";

export type NamedChoice = { readonly id: string; readonly name: string };
/** What the filters offer, with the names the conditions are told in. */
export type FilterChoices = {
  readonly banners: readonly NamedChoice[];
  readonly clusters: readonly NamedChoice[];
  readonly industries: readonly (NamedChoice & { readonly clusterId: string })[];
  /** Links of the industry chosen, and the link chosen. */
  readonly links: readonly NamedChoice[];
  readonly owners: readonly NamedChoice[];
};

export type FilterCondition = { readonly label: string; readonly value: string; readonly clearHref: string };

const nameIn = (choices: readonly NamedChoice[], id: string | null) =>
  id === null ? null : (choices.find((choice) => choice.id === id)?.name ?? "已选条件");

export const columnLabel = (key: ColumnKey | null): string | null =>
  boardColumns.find((column) => column.key === key)?.label ?? null;

/** The narrowing conditions in words, the one most likely too narrow last. */
export function conditionsOf(filter: ProjectFilter, choices: FilterChoices): FilterCondition[] {
  const clear = (changes: Partial<ProjectFilter>) => projectsHref(filter, changes);
  const told: (readonly [label: string, value: string | null, clearHref: string])[] = [
    ["状态", filter.status === "active" ? null : statusLabels[filter.status], clear({ status: "active" })],
    ["阶段", filter.view === "table" ? columnLabel(filter.column) : null, clear({ column: null })],
    ["旗县市区", nameIn(choices.banners, filter.banner), clear({ banner: null })],
    ["集群", nameIn(choices.clusters, filter.cluster), clear({ cluster: null })],
    ["产业", nameIn(choices.industries, filter.industry), clear({ industry: null, link: null })],
    ["环节", nameIn(choices.links, filter.link), clear({ link: null })],
    ["责任人", nameIn(choices.owners, filter.owner), clear({ owner: null })],
    ["总投资", filter.band && `总投资 ${investmentBands[filter.band].label}`, clear({ band: null })],
    ["只看停滞", filter.stalled ? "只看停滞" : null, clear({ stalled: false })],
    ["文字", filter.q === "" ? null : `“${filter.q}”`, clear({ q: "" })],
  ];
  return told.flatMap(([label, value, clearHref]) => (value ? [{ label, value, clearHref }] : []));
}

/** The next order when a column head is pressed: up, down, back to what is due first. */
export function nextSort(sort: ProjectSort, column: "code" | "name" | "investment"): ProjectSort {
  return sort === column ? `-${column}` : sort === `-${column}` ? "due" : column;
}

export type Totals = {
  readonly count: number;
  /** Over the rows that give one; null when none does. */
  readonly investmentYuan: Yuan | null;
  readonly blankInvestments: number;
  readonly outputYuan: Yuan | null;
  readonly blankOutputs: number;
};
