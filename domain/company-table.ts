import type { CompanyFilter, CompanyHit, CompanySort } from "@/domain/company-list";

export const companyColumnKeys = [
  "code",
  "place",
  "scope",
  "links",
  "relation",
  "capital",
  "founded",
  "dataOn",
] as const;
export type CompanyColumnKey = (typeof companyColumnKeys)[number];

export const companyColumnLabels = {
  code: "统一社会信用代码",
  place: "所在地",
  scope: "主营产品、经营范围",
  links: "匹配环节",
  relation: "关系",
  capital: "注册资本",
  founded: "成立日期",
  dataOn: "数据日期",
} satisfies Record<CompanyColumnKey, string>;

/** A table from 1024 px on, two-line rows below it, each with a usual set of its own. */
export type CompanyLayout = "table" | "lines";
const usual = {
  table: ["code", "place", "scope", "links", "relation", "capital"],
  lines: ["place", "scope"],
} satisfies Record<CompanyLayout, readonly CompanyColumnKey[]>;

/** The columns the address asks for beside the name, in their fixed order; the usual ones when it asks for none. */
export function shownColumns(
  { cols }: Pick<CompanyFilter, "cols">,
  layout: CompanyLayout,
): readonly CompanyColumnKey[] {
  const asked = cols.split(",");
  return cols === "" ? usual[layout] : companyColumnKeys.filter((key) => asked.includes(key));
}

/** What the address says once a column is shown or hidden; the name alone still says so, with a dash. */
export function toggledColumns(
  filter: Pick<CompanyFilter, "cols">,
  key: CompanyColumnKey,
  layout: CompanyLayout,
): string {
  const shown = shownColumns(filter, layout);
  const next = companyColumnKeys.filter((each) => shown.includes(each) !== (each === key));
  return next.join() === usual[layout].join() ? "" : next.join() || "-";
}

type Linked = Pick<CompanyHit, "links">;

/** Links of a row that read alike beside one another: two chains may each have a 正极材料. */
const alikeIn = ({ links }: Linked) =>
  links.filter((link) => links.some((other) => other.id !== link.id && other.name === link.name));

export const alikeLinkIds = (rows: readonly Linked[]): string[] => [
  ...new Set(rows.flatMap((row) => alikeIn(row).map(({ id }) => id))),
];

/** The rows with the chain said behind the name of links that read alike; chain names by link. */
export const tellLinksApart = <Row extends Linked>(rows: readonly Row[], chainNames: ReadonlyMap<string, string>) =>
  rows.map((row) => {
    const alike = alikeIn(row);
    const links = row.links.map((link) =>
      alike.includes(link) ? { ...link, name: `${link.name} ${chainNames.get(link.id)}` } : link,
    );
    return { ...row, links };
  });

const turns = {
  name: ["name", "name_desc"],
  capital: ["capital_desc", "capital"],
  founded: ["founded_desc", "founded"],
} satisfies Record<string, readonly [CompanySort, CompanySort]>;
export type SortedColumn = keyof typeof turns;

/** What a press on a column's head leads to: its first order, its second, then the usual order again. */
export function nextCompanySort(sort: CompanySort | "rank" | null, column: SortedColumn): CompanySort | null {
  const [first, second] = turns[column];
  return sort === first ? second : sort === second ? null : first;
}

export function sortDirection(order: CompanySort | "rank", column: SortedColumn): "ascending" | "descending" | null {
  if (order !== "rank" && !turns[column].some((turn) => turn === order)) return null;
  return order === "rank" ? null : order.endsWith("_desc") ? "descending" : "ascending";
}
