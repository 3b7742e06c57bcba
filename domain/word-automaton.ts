/** Where a word of the list stands in a text: [start, end). */
export type WordHit = { word: number; start: number; end: number };

/**
 * Aho–Corasick over a fixed list of words, built once: one pass over a text finds every occurrence of every word,
 * overlapping ones included, whatever the length of the list.
 */
export function buildAutomaton(words: readonly string[]): (text: string) => WordHit[] {
  const next: Map<number, number>[] = [new Map()];
  const ending: number[][] = [[]];
  words.forEach((word, index) => {
    if (word === "") return;
    let state = 0;
    for (let i = 0; i < word.length; i += 1) {
      const code = word.charCodeAt(i);
      let target = next[state]?.get(code);
      if (target === undefined) {
        target = next.push(new Map()) - 1;
        ending.push([]);
        next[state]?.set(code, target);
      }
      state = target;
    }
    ending[state]?.push(index);
  });
  const fallback = linkFallbacks(next, ending);
  /** Where a text goes on from outside any word; most of it stands there. */
  const first = new Int32Array(0x10000);
  for (const [code, target] of next[0] ?? []) first[code] = target;

  return (text) => {
    const hits: WordHit[] = [];
    let state = 0;
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      let target: number | undefined;
      while (state !== 0) {
        target = next[state]?.get(code);
        if (target !== undefined) break;
        state = fallback[state] ?? 0;
      }
      state = target ?? first[code] ?? 0;
      if (state === 0) continue;
      for (const word of ending[state] ?? []) {
        hits.push({ word, start: i + 1 - (words[word]?.length ?? 0), end: i + 1 });
      }
    }
    return hits;
  };
}

/** Breadth first, so a state's fallback is complete before its children need it; endings are inherited. */
function linkFallbacks(next: Map<number, number>[], ending: number[][]): Int32Array {
  const fallback = new Int32Array(next.length);
  const queue = [...(next[0]?.values() ?? [])];
  for (const state of queue) {
    for (const [code, child] of next[state] ?? []) {
      let candidate = fallback[state] ?? 0;
      while (candidate !== 0 && !next[candidate]?.has(code)) candidate = fallback[candidate] ?? 0;
      fallback[child] = next[candidate]?.get(code) ?? 0;
      ending[child]?.push(...(ending[fallback[child] ?? 0] ?? []));
      queue.push(child);
    }
  }
  return fallback;
}
