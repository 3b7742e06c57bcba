export type Asked<T> = { ok: true; value: T } | { ok: false; sentence: string };

const unreachable = "暂时查不到，请检查网络后重试。";

/** Asks an address of the JSON door; whatever stands in the way comes back as a sentence. */
export async function askJson<T>(address: string, signal: AbortSignal): Promise<Asked<T>> {
  try {
    const response = await fetch(address, { signal });
    const answer = (await response.json()) as { value?: T; sentence?: string };
    return answer.value === undefined
      ? { ok: false, sentence: answer.sentence ?? unreachable }
      : { ok: true, value: answer.value };
  } catch {
    return { ok: false, sentence: unreachable };
  }
}
