"use client";

import clsx from "clsx";
import type { ComponentProps } from "react";
import { RowList } from "@/components/projects/row-list";
import { sumWords } from "@/domain/field-draft";

/** Shares that must foot to 100.00 %, with the sum under them while they are typed. */
export function ShareRows(props: Omit<ComponentProps<typeof RowList>, "figure" | "suffixOf" | "foot">) {
  const { words, isWhole } = sumWords(props.rows);
  return (
    <RowList
      {...props}
      figure="份额"
      suffixOf={() => "%"}
      foot={<output className={clsx("pr-9", isWhole ? "text-ink-2" : "text-warn")}>{words}</output>}
    />
  );
}
