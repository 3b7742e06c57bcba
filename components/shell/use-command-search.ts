"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { CommandGroup } from "@/domain/command";

const pauseMs = 150;
const unreachable = "暂时查不到，请检查网络后重试。";

/** `query` is null before the first answer. */
type Answer = { query: string | null; groups: readonly CommandGroup[]; fault: string | null };

/**
 * Asks after a pause in typing and never while an input method is composing. A question overtaken by the next one is
 * called off, so its answer cannot arrive late.
 */
export function useCommandSearch(searchHref: string, query: string, isComposing: boolean) {
  const [answer, setAnswer] = useState<Answer>({ query: null, groups: [], fault: null });
  const underWay = useRef<AbortController>(null);

  const ask = useCallback(async () => {
    underWay.current?.abort();
    const mine = new AbortController();
    underWay.current = mine;
    const found = await fetchCommands(`${searchHref}?q=${encodeURIComponent(query.trim())}`, mine.signal);
    if (!mine.signal.aborted) setAnswer({ query, ...found });
  }, [searchHref, query]);

  useEffect(() => {
    if (isComposing) return;
    const wait = setTimeout(ask, query === "" ? 0 : pauseMs);
    return () => {
      clearTimeout(wait);
      underWay.current?.abort();
    };
  }, [ask, query, isComposing]);

  return { ...answer, isAnswered: !isComposing && answer.query === query, askAgain: ask };
}

async function fetchCommands(href: string, signal: AbortSignal): Promise<Omit<Answer, "query">> {
  try {
    const response = await fetch(href, { signal });
    const answer = (await response.json()) as { value?: CommandGroup[]; sentence?: string };
    return answer.value ? { groups: answer.value, fault: null } : { groups: [], fault: answer.sentence ?? unreachable };
  } catch {
    return { groups: [], fault: unreachable };
  }
}
