import { MenuFilter } from "@/components/ui/menu-filter";
import { type LinkStage, linkSourceLabels, linkSources, linkStageLabels, linkStages } from "@/domain/chain";
import type { LinkRow } from "@/domain/chain-map";
import { type Coverage, type CoverageLabels, coverages } from "@/domain/coverage";

export type TableFilter = {
  coverage?: Coverage | undefined;
  source?: "policy" | "general" | undefined;
  stage?: LinkStage | undefined;
};

/** 先缺后有: no lead first, produced last, unassessed after all of them. */
const order = [...coverages.filter((coverage) => coverage !== "unassessed"), "unassessed"];

export const sortByGap = (links: readonly LinkRow[]) =>
  [...links].sort((a, b) => order.indexOf(a.coverage) - order.indexOf(b.coverage));

export const filterLinks = (links: readonly LinkRow[], filter: TableFilter) =>
  links.filter(
    (link) =>
      (!filter.coverage || link.coverage === filter.coverage) &&
      (!filter.source || link.source === filter.source) &&
      (!filter.stage || link.stage === filter.stage),
  );

/** The conditions in words, for an empty result. */
export const conditionsOf = (filter: TableFilter, labels: CoverageLabels) => [
  ...(filter.coverage ? [labels[filter.coverage]] : []),
  ...(filter.source ? [linkSourceLabels[filter.source]] : []),
  ...(filter.stage ? [linkStageLabels[filter.stage]] : []),
];

export function addressOf(href: string, filter: TableFilter): string {
  const query = new URLSearchParams({ view: "table" });
  for (const [key, value] of Object.entries(filter)) if (value) query.set(key, value);
  return `${href}?${query}`;
}

/** Three filters over the table of a chain; the address carries them. */
export function TableFilters({ href, filter, labels }: { href: string; filter: TableFilter; labels: CoverageLabels }) {
  const to = (change: TableFilter) => addressOf(href, { ...filter, ...change });
  return (
    <>
      <MenuFilter
        name="覆盖状态"
        value={filter.coverage && labels[filter.coverage]}
        clearHref={to({ coverage: undefined })}
        entries={coverages.map((coverage) => ({ label: labels[coverage], href: to({ coverage }) }))}
      />
      <MenuFilter
        name="政策点名"
        value={filter.source && linkSourceLabels[filter.source]}
        clearHref={to({ source: undefined })}
        entries={linkSources.map((source) => ({ label: linkSourceLabels[source], href: to({ source }) }))}
      />
      <MenuFilter
        name="上、中、下游"
        value={filter.stage && linkStageLabels[filter.stage]}
        clearHref={to({ stage: undefined })}
        entries={linkStages.map((stage) => ({ label: linkStageLabels[stage], href: to({ stage }) }))}
      />
    </>
  );
}
