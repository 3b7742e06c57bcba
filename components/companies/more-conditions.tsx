"use client";

import { useState } from "react";
import { ConditionForm } from "@/components/companies/condition-form";
import { FacetList } from "@/components/companies/facet-list";
import { ChipButton } from "@/components/ui/chip";
import { Panel } from "@/components/ui/panel";
import type { Choices } from "@/domain/company-condition";
import type { CompanyFilter } from "@/domain/company-list";

/** The conditions without a chip of their own, and how many companies each further condition would leave. */
export function MoreConditions({ filter, choices }: { filter: CompanyFilter; choices: Choices }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <ChipButton label="更多条件" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} />
      {isOpen && (
        <Panel title="更多条件" onClose={() => setOpen(false)}>
          <ConditionForm key={JSON.stringify(filter)} filter={filter} choices={choices} />
          <FacetList filter={filter} />
        </Panel>
      )}
    </>
  );
}
