"use client";

import { useEffect, useRef } from "react";
import { LinkFilter } from "@/components/companies/link-filter";
import { MoreConditions } from "@/components/companies/more-conditions";
import { Chip, ChipButton } from "@/components/ui/chip";
import { Menu } from "@/components/ui/menu";
import {
  activeConditions,
  type Choices,
  type ConditionKey,
  conditionHeadings,
  type FilterOption,
  without,
} from "@/domain/company-condition";
import {
  type CompanyFilter,
  capitalBandLabels,
  capitalBands,
  companiesHref,
  companyRelationLabels,
  companyRelations,
} from "@/domain/company-list";

/** The usual conditions as chips that open a list, the others behind 更多条件; each active one is cleared alone. */
export function CompanyFilters({ filter, choices }: { filter: CompanyFilter; choices: Choices }) {
  const menus = {
    province: choices.province,
    banner: choices.banner,
    relation: companyRelations.map((value) => ({ value, label: companyRelationLabels[value] })),
    capital: capitalBands.map((value) => ({ value, label: capitalBandLabels[value] })),
  } satisfies Partial<Record<ConditionKey, readonly FilterOption[]>>;
  const conditions = activeConditions(filter, choices).filter(({ key }) => key !== "q");
  const frame = useFocusOnChange(conditions.map(({ key }) => key));
  return (
    <fieldset ref={frame} className="flex min-w-0 max-w-full gap-1.5 max-lg:overflow-x-auto max-lg:pb-1 lg:flex-wrap">
      <legend className="sr-only">筛选条件</legend>
      {conditions.map(({ key, label }) => (
        <span key={key} data-condition={key} className="contents">
          <Chip label={label} clearHref={without(filter, key)} isOn />
        </span>
      ))}
      {(Object.keys(menus) as (keyof typeof menus)[])
        .filter((key) => !filter[key] && menus[key].length > 0)
        .map((key) => (
          <Menu
            key={key}
            label={conditionHeadings[key]}
            trigger={<ChipButton label={conditionHeadings[key]} data-condition={key} />}
            entries={menus[key].map((option) => ({
              label: option.label,
              href: companiesHref(filter, { [key]: option.value }),
            }))}
          />
        ))}
      {!filter.link && <LinkFilter filter={filter} />}
      <MoreConditions filter={filter} choices={choices} />
    </fieldset>
  );
}

/**
 * A condition that is set or cleared leaves its button for a chip, or the other way, and the focus with it: whoever goes
 * by keyboard then finds the focus on what has taken its place.
 */
function useFocusOnChange(keys: readonly ConditionKey[]) {
  const frame = useRef<HTMLFieldSetElement>(null);
  const before = useRef(keys);
  useEffect(() => {
    const changed = [...before.current, ...keys].find((key) => before.current.includes(key) !== keys.includes(key));
    before.current = keys;
    if (!changed || document.activeElement !== document.body) return;
    const place = frame.current?.querySelector<HTMLElement>(`[data-condition="${changed}"]`);
    (place?.querySelector("a") ?? place ?? frame.current?.querySelector("button"))?.focus();
  });
  return frame;
}
