"use client";

import type { ComponentProps } from "react";
import { RowList } from "@/components/projects/row-list";
import type { FieldChoices } from "@/domain/field-draft";

/** New capacity by the plan's indicators, each in its own unit. */
export function CapacityRows({
  indicators,
  ...rest
}: Omit<ComponentProps<typeof RowList>, "figure" | "suffixOf" | "foot" | "choices" | "noun"> &
  Pick<FieldChoices, "indicators">) {
  return (
    <RowList
      {...rest}
      choices={indicators}
      noun="指标"
      figure="产能"
      suffixOf={(id) => indicators.find((indicator) => indicator.id === id)?.unitLabel ?? ""}
    />
  );
}
