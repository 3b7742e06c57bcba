"use client";

import clsx from "clsx";
import { type KeyboardEvent, type ReactNode, useEffect, useState } from "react";
import type { SearchChoices } from "@/components/projects/new/choice-search";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useComposition } from "@/components/ui/use-composition";
import { useTypeAhead } from "@/components/ui/use-type-ahead";

/**
 * A box that searches while somebody types (not during composition) and a list under it, walked with ↑↓ and Enter. Enter
 * pressed before the answer to what is typed has come waits for it and then takes its first row; typing on calls that
 * off. Rows that `isChoosable` refuses stay in their place and cannot be taken.
 */
export function Picker<Row>({
  id,
  label,
  mark,
  hint,
  error,
  chosenWords,
  onClear,
  search,
  keyOf,
  isChoosable = () => true,
  onChoose,
  render,
  nothing,
  below,
  foot,
}: {
  id: string;
  label: string;
  mark: string;
  hint?: string;
  error: string | undefined;
  chosenWords: string | null;
  onClear: () => void;
  search: SearchChoices<Row>;
  keyOf: (row: Row, index: number) => string;
  isChoosable?: (row: Row) => boolean;
  onChoose: (row: Row) => void;
  render: (row: Row) => ReactNode;
  nothing: string;
  below?: ReactNode;
  /** Under the rows, such as 新增企业. */
  foot?: (query: string) => ReactNode;
}) {
  const [query, setQuery] = useState("");
  const [isComposing, setComposing] = useState(false);
  const [isShut, setShut] = useState(false);
  const [waiting, setWaiting] = useState<string | null>(null);
  const { listeners, ownsKey } = useComposition();
  const asked = query.trim() === "" ? null : query;
  const { value, fault, isAnswered } = useTypeAhead(search, asked, isComposing);
  const rows = asked === null || isShut ? null : value;
  const [walked, setWalked] = useState({ among: value, at: 0 });
  const at = walked.among === value ? walked.at : 0;

  const take = (row: Row | undefined) => {
    if (row === undefined || !isChoosable(row)) return;
    setQuery("");
    onChoose(row);
  };
  useEffect(() => {
    if (waiting === null || !isAnswered) return;
    setWaiting(null);
    if (waiting === query) take(rows?.[0]);
  });
  const walk = (event: KeyboardEvent) => {
    if (ownsKey(event) || asked === null || isShut) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setWalked({ among: value, at: Math.min(Math.max(at + step, 0), (rows?.length ?? 1) - 1) });
    else if (event.key === "Escape") setShut(true);
    else if (event.key !== "Enter") return;
    else if (isAnswered) take(rows?.[at]);
    else setWaiting(query);
    event.preventDefault();
  };

  if (chosenWords !== null)
    return (
      <Field id={id} label={label} mark={mark} error={error} below={below}>
        {(control) => (
          <div className="flex min-h-8 items-center gap-2 rounded-md border border-field bg-card py-0.5 pr-1 pl-2 text-base max-lg:min-h-11">
            <output
              id={control.id}
              aria-describedby={control["aria-describedby"]}
              tabIndex={-1}
              className="min-w-0 flex-1 truncate"
            >
              {chosenWords}
            </output>
            <Button tone="text" isSmall onClick={onClear} aria-label={`重新选择${label}`}>
              重新选择
            </Button>
          </div>
        )}
      </Field>
    );
  const listId = `${id}-list`;
  return (
    <div className="relative" {...listeners}>
      <Field id={id} label={label} mark={mark} hint={hint} error={fault ?? error}>
        {(control) => (
          <Input
            {...control}
            type="text"
            role="combobox"
            autoComplete="off"
            aria-expanded={rows !== null}
            aria-controls={rows === null ? undefined : listId}
            aria-activedescendant={rows?.length ? `${listId}-${at}` : undefined}
            value={query}
            onChange={(event) => {
              setQuery(event.target.value);
              setShut(false);
            }}
            onCompositionStart={() => setComposing(true)}
            onCompositionEnd={() => setComposing(false)}
            onKeyDown={walk}
          />
        )}
      </Field>
      {rows !== null && (
        <div className="absolute inset-x-0 z-20 mt-1 max-h-80 overflow-y-auto rounded-lg border border-line bg-card shadow-float">
          <div id={listId} role="listbox" aria-label={label} aria-busy={!isAnswered}>
            {rows.map((row, index) => (
              <div
                key={keyOf(row, index)}
                id={`${listId}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === at}
                aria-disabled={!isChoosable(row)}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => take(row)}
                onKeyDown={walk}
                className={clsx(
                  "flex min-h-8 items-center gap-2 border-b border-line-2 px-2 py-1 text-sm last:border-b-0 max-lg:min-h-11",
                  isChoosable(row) ? "cursor-pointer" : "cursor-not-allowed text-ink-3",
                  index === at && "bg-brand-weak",
                )}
              >
                {render(row)}
              </div>
            ))}
          </div>
          {rows.length === 0 && isAnswered && <p className="px-2 py-2 text-sm text-ink-2">{nothing}</p>}
          {foot && <div className="border-t border-line-2 px-2 py-1.5 text-sm">{foot(query)}</div>}
        </div>
      )}
    </div>
  );
}
