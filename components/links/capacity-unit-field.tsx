"use client";

import { useState } from "react";
import { Input } from "@/components/ui/input";
import { SelectField } from "@/components/ui/select-field";
import type { CapacityUnit } from "@/domain/link-page";

const typed = "typed";

/** The plan's units to choose from, those of the link's industry first; any other can be typed. */
export function CapacityUnitField({
  units,
  held,
  error,
}: {
  units: readonly CapacityUnit[];
  held: string | null;
  error: string | undefined;
}) {
  const isListed = held === null || units.some(({ unit }) => unit === held);
  const [choice, setChoice] = useState(isListed ? (held ?? "") : typed);
  return (
    <div className="min-w-0">
      <SelectField
        label="产能单位"
        mark="填产能时必填"
        emptyLabel="请选择"
        options={[
          ...units.map(({ unit, isOfIndustry }) => ({
            value: unit,
            label: isOfIndustry ? `${unit}（本产业指标）` : unit,
          })),
          { value: typed, label: "其他单位" },
        ]}
        value={choice}
        onChange={(event) => setChoice(event.target.value)}
        error={error}
        {...(choice === typed ? {} : { name: "capacityUnit" })}
      />
      {choice === typed && (
        <Input
          name="capacityUnit"
          aria-label="其他单位"
          maxLength={20}
          defaultValue={isListed ? "" : (held ?? "")}
          className="mt-1"
        />
      )}
      <p className="mt-0.5 text-xs text-ink-3">已签项目的产能按规划指标的单位记录，单位一致才能相减。</p>
    </div>
  );
}
