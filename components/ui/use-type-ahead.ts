"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Asked } from "@/components/ui/ask-json";

const pauseMs = 150;

type Found<T> = { query: string; value: T | null; fault: string | null };

/**
 * Asks after a pause in typing and never while an input method is composing; a question overtaken by the next one is
 * called off, so its answer cannot arrive late. The answer before stands until then: `isAnswered` says whether it is the
 * answer to what is typed. `query` is null while there is nothing to ask.
 */
export function useTypeAhead<T>(
  ask: (query: string, signal: AbortSignal) => Promise<Asked<T>>,
  query: string | null,
  isComposing: boolean,
) {
  const [found, setFound] = useState<Found<T> | null>(null);
  const underWay = useRef<AbortController>(null);
  const latestAsk = useRef(ask);
  useEffect(() => {
    latestAsk.current = ask;
  });

  const askNow = useCallback(async () => {
    underWay.current?.abort();
    if (query === null) return setFound(null);
    const mine = new AbortController();
    underWay.current = mine;
    const answer = await latestAsk.current(query, mine.signal);
    if (mine.signal.aborted) return;
    setFound({ query, value: answer.ok ? answer.value : null, fault: answer.ok ? null : answer.sentence });
  }, [query]);

  useEffect(() => {
    if (isComposing) return;
    const wait = setTimeout(askNow, query ? pauseMs : 0);
    return () => {
      clearTimeout(wait);
      underWay.current?.abort();
    };
  }, [askNow, query, isComposing]);

  return {
    value: found?.value ?? null,
    fault: found?.fault ?? null,
    isAnswered: !isComposing && found !== null && found.query === query,
    askAgain: askNow,
  };
}
