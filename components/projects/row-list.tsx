"use client";

import clsx from "clsx";
import { Plus, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { FieldFrame } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { FieldChoice, RowDraft } from "@/domain/field-draft";

const blank: RowDraft = { id: "", text: "" };

/** Rows of one choice and one figure each, such as shares; one row is always there to be filled. */
export function RowList({
  id,
  label,
  mark,
  markTone,
  hint,
  error,
  rows,
  onRows,
  choices,
  noun,
  figure,
  suffixOf,
  foot,
  isDisabled,
  takesFocus,
  className,
}: FieldFrame & {
  id: string;
  rows: readonly RowDraft[];
  onRows: (rows: readonly RowDraft[]) => void;
  choices: readonly FieldChoice[];
  /** What is chosen: 旗县市区, 指标. */
  noun: string;
  /** What is typed: 份额, 产能. */
  figure: string;
  suffixOf: (id: string) => string;
  foot?: ReactNode;
  isDisabled: boolean;
  takesFocus: boolean;
  className?: string;
}) {
  const shown = rows.length > 0 ? rows : [blank];
  // A row has no identity but its place.
  const numbered = shown.map((row, at) => ({ row, at }));
  const change = (at: number, part: Partial<RowDraft>) =>
    onRows(shown.map((row, index) => (index === at ? { ...row, ...part } : row)));
  return (
    <fieldset className={clsx("min-w-0", className)} disabled={isDisabled}>
      <legend className="mb-0.5 text-sm font-medium">
        {label}
        {mark && (
          <span
            className={clsx(
              "ml-1 text-xs font-normal",
              markTone === "bad" || mark === "必填"
                ? "text-bad"
                : mark === "可不填" || markTone === "muted"
                  ? "text-ink-3"
                  : "text-warn",
            )}
          >
            {mark}
          </span>
        )}
      </legend>
      {hint && <p className="mb-0.5 text-xs text-ink-3">{hint}</p>}
      <ul className="grid gap-1">
        {numbered.map(({ row, at }) => (
          <li key={at} className="flex items-center gap-1.5">
            <Select
              id={at === 0 ? id : `${id}-${at}`}
              {...(takesFocus && at === 0 && { "data-autofocus": "" })}
              aria-label={`第 ${at + 1} 行${noun}`}
              aria-invalid={error ? true : undefined}
              aria-describedby={error ? `${id}-error` : undefined}
              className="min-w-0 flex-1"
              options={choices.map((choice) => ({ value: choice.id, label: choice.name }))}
              emptyLabel={`选择${noun}`}
              value={row.id}
              onChange={(event) => change(at, { id: event.target.value })}
            />
            <span className="relative w-28 shrink-0">
              <Input
                aria-label={`第 ${at + 1} 行${figure}（${suffixOf(row.id)}）`}
                aria-invalid={error ? true : undefined}
                inputMode="decimal"
                className="pr-14 text-right"
                value={row.text}
                onChange={(event) => change(at, { text: event.target.value })}
              />
              <span
                aria-hidden="true"
                className="pointer-events-none absolute inset-y-0 right-2 flex items-center text-sm text-ink-3"
              >
                {suffixOf(row.id)}
              </span>
            </span>
            <IconButton
              label={`删去第 ${at + 1} 行`}
              disabled={isDisabled || (shown.length === 1 && row === blank)}
              onClick={() => onRows(shown.filter((_, index) => index !== at))}
            >
              <X aria-hidden="true" size={16} strokeWidth={1.6} />
            </IconButton>
          </li>
        ))}
      </ul>
      <div className="mt-1 flex items-center gap-2 text-xs">
        <Button isSmall tone="text" onClick={() => onRows([...shown, blank])}>
          <Plus aria-hidden="true" size={12} strokeWidth={1.8} />
          增加一行
        </Button>
        <span className="flex-1" />
        {foot}
      </div>
      {error && (
        <p id={`${id}-error`} className="mt-0.5 text-xs text-bad">
          {error}
        </p>
      )}
    </fieldset>
  );
}
