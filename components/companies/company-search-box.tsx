"use client";

import { Search, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState, useTransition } from "react";
import { Input } from "@/components/ui/input";
import { useComposition } from "@/components/ui/use-composition";
import { type CompanyFilter, companiesHref, longestQuery } from "@/domain/company-list";

const debounceMs = 150;

/** Searches while typing, never while an input method is composing; the words live in the address. */
export function CompanySearchBox({ filter }: { filter: CompanyFilter }) {
  const router = useRouter();
  const [text, setText] = useState(filter.q);
  const [isPending, startTransition] = useTransition();
  const { listeners, isComposing, ownsKey } = useComposition();
  const box = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** The address as it was last shown, and what was last asked of it. */
  const shown = useRef(filter);
  const asked = useRef(filter.q);

  const askNow = (next: string) => {
    clearTimeout(timer.current);
    const q = next.trim();
    const isAnswered = q === asked.current && q === shown.current.q;
    asked.current = q;
    if (!isAnswered) startTransition(() => router.replace(companiesHref(shown.current, { q }), { scroll: false }));
  };
  const askSoon = (next: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => next.trim() !== asked.current && askNow(next), debounceMs);
  };
  const askAgain = useEffectEvent(() => askNow(asked.current));

  useEffect(() => {
    const before = shown.current;
    shown.current = filter;
    if (filter.q === asked.current) return;
    // A condition chosen while the answer was awaited overtook the question: it is asked again, of the new list.
    if (filter.q === before.q) return askAgain();
    // The address changed by other means (a cleared condition, the back button): the box follows.
    clearTimeout(timer.current);
    setText(filter.q);
    asked.current = filter.q;
  }, [filter]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return (
    <search>
      <form
        className="flex min-w-0 flex-wrap items-center gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          askNow(text);
        }}
      >
        <div
          className="relative w-82.5 max-lg:w-full"
          onCompositionStart={() => {
            listeners.onCompositionStart();
            clearTimeout(timer.current);
          }}
          onCompositionEnd={(event) => {
            listeners.onCompositionEnd();
            askSoon((event.target as HTMLInputElement).value);
          }}
        >
          <Search
            aria-hidden="true"
            size={16}
            strokeWidth={1.6}
            className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-3"
          />
          <Input
            ref={box}
            type="text"
            role="searchbox"
            aria-label="搜索企业"
            aria-describedby="company-search-hint"
            placeholder="名称、经营范围、信用代码、拼音"
            maxLength={longestQuery}
            value={text}
            className="pr-8 pl-8"
            onChange={(event) => {
              setText(event.target.value);
              if (!isComposing()) askSoon(event.target.value);
            }}
            onBlur={() => {
              if (!isComposing() && text.trim() !== asked.current) askNow(text);
            }}
            onKeyDown={(event) => {
              if (event.key === "Enter" && ownsKey(event)) event.preventDefault();
              if (event.key === "Escape" && text !== "" && !ownsKey(event)) {
                event.preventDefault();
                setText("");
                askNow("");
              }
            }}
          />
          {text !== "" && (
            <button
              type="button"
              aria-label="清除搜索词"
              onClick={() => {
                setText("");
                askNow("");
                box.current?.focus();
              }}
              className="absolute top-1/2 right-1 grid size-6 -translate-y-1/2 place-items-center rounded-sm text-ink-3 hover:bg-sunk max-lg:size-10"
            >
              <X aria-hidden="true" size={14} strokeWidth={1.8} />
            </button>
          )}
        </div>
        <span id="company-search-hint" className="text-xs text-ink-3 max-lg:sr-only">
          {isPending
            ? "正在查找"
            : "名称、经营范围、信用代码；拼音、首字母从全称或不带地名的简称开头输入；多个词用空格隔开"}
        </span>
      </form>
    </search>
  );
}
