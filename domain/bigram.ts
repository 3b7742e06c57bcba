import { foldCase } from "@/domain/width";

const runs = /[\p{L}\p{N}]+/gu;

/**
 * Distinct pairs of neighbouring characters of a text, for a GIN index; a pair never spans a space or a punctuation mark.
 * Each is one signed 32-bit number, its two UTF-16 units side by side: an index of numbers is a fifth the work of one of
 * texts. A character outside the basic plane is a pair by itself.
 */
export function bigrams(text: string): number[] {
  const grams = new Set<number>();
  for (const [run] of foldCase(text).matchAll(runs))
    for (let i = 0; i + 1 < run.length; i += 1) grams.add((run.charCodeAt(i) << 16) | run.charCodeAt(i + 1));
  return [...grams];
}

/** The words of a query: split at spaces and punctuation, small letters, each of two characters or more. */
export const queryWords = (query: string): string[] => [
  ...new Set((foldCase(query).match(runs) ?? []).filter((word) => Array.from(word).length >= 2)),
];

/** One of the words stands somewhere in the text. */
export function holdsAny(text: string, words: readonly string[]): boolean {
  if (words.length === 0) return false;
  const folded = foldCase(text);
  return words.some((word) => folded.includes(foldCase(word)));
}

export type Piece = { text: string; isHit: boolean };

/** Cuts a text into pieces, marking every place where one of the words stands; the pieces join to the same text. */
export function highlight(text: string, words: readonly string[]): Piece[] {
  if (words.length === 0) return cutAtSpans(text, []);
  const folded = foldCase(text);
  const spans = words
    .map(foldCase)
    .filter((word) => word !== "")
    .flatMap((word) => places(folded, word));
  return cutAtSpans(text, spans);
}

/** The same pieces from spans [start, end) already known, as a match carries them; overlaps are joined. */
export function cutAtSpans(text: string, spans: readonly (readonly [number, number])[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = pieces.at(-1);
    if (end <= at) continue;
    if (last?.isHit && start <= at) last.text += text.slice(at, end);
    else {
      if (start > at) pieces.push({ text: text.slice(at, start), isHit: false });
      pieces.push({ text: text.slice(Math.max(start, at), end), isHit: true });
    }
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isHit: false });
  return pieces;
}

function places(folded: string, word: string): [number, number][] {
  const found: [number, number][] = [];
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) found.push([at, at + word.length]);
  return found;
}
