import { highlight, type Piece } from "@/domain/bigram";
import { foldCase } from "@/domain/width";

const ends = /[;；。\n]/;

/**
 * The sentence of a text in which one of the words stands first, cut to about `longest` characters around it, with
 * every hit marked; the beginning of the text when none does.
 */
export function excerptAround(text: string, words: readonly string[], longest: number): Piece[] {
  const folded = words.length > 0 ? foldCase(text) : text;
  const found = words.map((word) => folded.indexOf(foldCase(word))).filter((at) => at >= 0);
  const at = found.length > 0 ? Math.min(...found) : 0;
  let start = at;
  while (start > 0 && !ends.test(text.charAt(start - 1))) start -= 1;
  // A table shows about half of it: the hit has to stand near the beginning.
  if (at - start > longest / 4) start = at - Math.floor(longest / 5);
  const stop = Math.min(text.length, start + longest);
  const body = text.slice(start, stop).trim();
  const pieces = highlight(body, words);
  const isCutBefore = start > 0 && !ends.test(text.charAt(start - 1));
  return [
    ...(isCutBefore ? [{ text: "…", isHit: false }] : []),
    ...pieces,
    ...(stop < text.length ? [{ text: "…", isHit: false }] : []),
  ];
}
