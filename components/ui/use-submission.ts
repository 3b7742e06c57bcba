"use client";

import { useRef, useState } from "react";
import { sizeFault } from "@/domain/submission";

/** What a server action answers, as far as a form cares. */
export type Answer<T> =
  | { ok: true; value: T }
  | { ok: false; sentence: string; field?: string | undefined; issues?: Record<string, string>; needsSignIn?: boolean };

/** A server action as a form calls it: the client's request id travels with the input. */
export type Send<I, T> = (sent: { requestId: string; input: I }) => Promise<Answer<T>>;

export type Refused = { sentence: string; field?: string | undefined; issues: Record<string, string> };

/**
 * Sends a form once: the same content keeps its request id until it is answered with success, so that a retry after a
 * lost answer is not done twice. `submit` tells whether it was done; `refused` is the sentence, with the sentences of
 * single fields under their names. Without `send`, for a reader who may not, nothing is sent.
 */
export function useSubmission<I, T>(send: Send<I, T> | null) {
  const [isPending, setPending] = useState(false);
  const [isDone, setDone] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const attempt = useRef({ content: "", requestId: "" });

  const submit = async (
    input: I,
    onDone?: (value: T) => void,
    onRefused?: (refused: Refused) => void,
  ): Promise<boolean> => {
    if (isPending || !send) return false;
    const content = JSON.stringify(input);
    // What the server would cut off half way could not be answered with a sentence.
    const tooLarge = sizeFault(content);
    if (tooLarge) {
      setRefused({ sentence: tooLarge, issues: {} });
      return false;
    }
    if (attempt.current.content !== content) attempt.current = { content, requestId: crypto.randomUUID() };
    setPending(true);
    try {
      const answer = await send({ requestId: attempt.current.requestId, input });
      if (answer.ok) {
        attempt.current = { content: "", requestId: "" };
        setRefused(null);
        setDone(true);
        onDone?.(answer.value);
      } else {
        const { sentence, field } = answer;
        const told = { sentence, field, issues: answer.issues ?? (field ? { [field]: sentence } : {}) };
        setRefused(told);
        onRefused?.(told);
      }
      return answer.ok;
    } catch {
      setRefused({ sentence: "没有收到答复，内容可能没有保存。请检查网络后重试，您填写的内容已保留。", issues: {} });
      return false;
    } finally {
      setPending(false);
    }
  };
  return { submit, isPending, isDone, refused, clear: () => setRefused(null) };
}
