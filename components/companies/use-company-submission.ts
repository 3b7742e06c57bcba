"use client";

import { useRef, useState } from "react";

type Refused = { sentence: string; field?: string | undefined; issues: Record<string, string> };
type Answer<T> =
  | { ok: true; value: T }
  | { ok: false; sentence: string; field?: string | undefined; issues?: Record<string, string> };

/** A server action as a form calls it: the request id travels with the input. */
export type Send<I, T> = (sent: { requestId: string; input: I }) => Promise<Answer<T>>;

/** Sends once: the same content keeps its request id, so that a retry after a lost answer is not done twice. */
export function useCompanySubmission<I, T>(save: Send<I, T>) {
  const [isPending, setPending] = useState(false);
  const [isDone, setDone] = useState(false);
  const [sentence, setSentence] = useState<string | null>(null);
  const attempt = useRef({ content: "", requestId: "" });

  const submit = async (input: I, onDone: (value: T) => void): Promise<Refused | null> => {
    if (isPending) return null;
    const content = JSON.stringify(input);
    if (attempt.current.content !== content) attempt.current = { content, requestId: crypto.randomUUID() };
    setPending(true);
    setSentence(null);
    try {
      const answer = await save({ requestId: attempt.current.requestId, input });
      if (answer.ok) {
        setDone(true);
        onDone(answer.value);
        return null;
      }
      setSentence(answer.field && answer.field !== "seenVersion" ? null : answer.sentence);
      const issues = answer.issues ?? (answer.field ? { [answer.field]: answer.sentence } : {});
      return { sentence: answer.sentence, field: answer.field, issues };
    } catch {
      setSentence("没有收到答复，内容可能没有保存。请检查网络后重试，您填写的内容已保留。");
      return null;
    } finally {
      setPending(false);
    }
  };
  return { submit, isPending, isDone, sentence };
}
