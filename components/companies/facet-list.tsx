"use client";

import { useEffect, useState } from "react";
import { askJson } from "@/components/ui/ask-json";
import { Chip } from "@/components/ui/chip";
import {
  type CompanyFacet,
  clearedOf,
  companyFacets,
  conditionsOf,
  type FacetCounts,
  facetCountWords,
  facetHeadings,
  holdsAll,
} from "@/domain/company-facet";
import { type CompanyFilter, companiesHref } from "@/domain/company-list";

type Counted = { address: string; counts: FacetCounts | null };

/** How many companies each further condition would leave, counted when the list is opened and after every change. */
export function FacetList({ filter }: { filter: CompanyFilter }) {
  const address = companiesHref(filter, { view: "", cols: "", sort: null }).replace(
    "/companies",
    "/api/v1/companies/facets",
  );
  const [counted, setCounted] = useState<Counted | null>(null);
  useEffect(() => {
    const overtaken = new AbortController();
    askJson<FacetCounts>(address, overtaken.signal).then((answer) => {
      if (!overtaken.signal.aborted) setCounted({ address, counts: answer.ok ? answer.value : null });
    });
    return () => overtaken.abort();
  }, [address]);

  if (!counted) return <p className="py-3 text-sm text-ink-3">正在计数</p>;
  if (!counted.counts)
    return (
      <p role="alert" className="py-3 text-sm text-bad">
        暂时无法计数，上面的条件仍可使用。请关闭后重新打开。
      </p>
    );
  const { counts } = counted;
  return (
    <div aria-busy={counted.address !== address} className="grid gap-3 py-3">
      {companyFacets
        .filter((facet) => counts[facet].length > 0)
        .map((facet) => (
          <FacetRow key={facet} facet={facet} values={counts[facet]} filter={filter} />
        ))}
    </div>
  );
}

function FacetRow({
  facet,
  values,
  filter,
}: {
  facet: CompanyFacet;
  values: FacetCounts[CompanyFacet];
  filter: CompanyFilter;
}) {
  return (
    <section aria-label={facetHeadings[facet]}>
      <h3 className="pb-1.5 text-sm font-medium">{facetHeadings[facet]}</h3>
      <div className="flex flex-wrap gap-1.5">
        {values.map(({ value, label, count }) => {
          const conditions = conditionsOf(facet, value);
          const isOn = holdsAll(filter, conditions);
          return (
            <Chip
              key={value}
              label={`${label} ${facetCountWords(count)}`}
              href={companiesHref(filter, conditions)}
              {...(isOn && { clearHref: companiesHref(filter, clearedOf(facet)), isOn })}
            />
          );
        })}
      </div>
    </section>
  );
}
