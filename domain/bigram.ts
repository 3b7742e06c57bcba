import { foldCase } from "@/domain/width";

const runs = /[\p{L}\p{N}]+/gu;

/**
 * Distinct pairs of neighbouring characters of a text, for a GIN index; a pair never spans a space or a punctuation mark.
 * Each is one signed 32-bit number, its two UTF-16 units side by side: an index of numbers is a fifth the work of one of
 * texts. A character outside the basic plane is a pair by itself.
 */
export function bigrams(text: string): number[] {
  const folded = foldCase(text);
  const grams = new Set<number>();
  let before = -1;
  for (let i = 0; i < folded.length; i += 1) {
    const unit = folded.charCodeAt(i);
    const isRun = isSurrogate(unit) ? isLetterAt(folded, i) : isLetter(unit);
    if (isRun && before >= 0) grams.add((before << 16) | unit);
    before = isRun ? unit : -1;
  }
  return [...grams];
}

const isSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;
const letterOrDigit = /^[\p{L}\p{N}]/u;

/** Of each unit: 1 a letter or digit, 2 neither, 0 not asked yet. */
const kinds = new Uint8Array(0x10000);

function isLetter(unit: number): boolean {
  if (kinds[unit] === 0) kinds[unit] = letterOrDigit.test(String.fromCharCode(unit)) ? 1 : 2;
  return kinds[unit] === 1;
}

/** For either half of a character outside the basic plane. */
function isLetterAt(text: string, at: number): boolean {
  const isSecond = text.charCodeAt(at) >= 0xdc00;
  return letterOrDigit.test(String.fromCodePoint(text.codePointAt(isSecond ? at - 1 : at) ?? 0));
}

const apostrophes = /(?<=[a-z])['‘’](?=[a-z])/g;

/** Small letters, half width, and no apostrophe between two syllables of pinyin: xi'an is xian. */
export const foldQuery = (query: string) => foldCase(query).replace(apostrophes, "");

/** What stands between the spaces and punctuation of a query, small letters; single characters too. */
export const queryPieces = (query: string): string[] => foldQuery(query).match(runs) ?? [];

/** The words of a query: split at spaces and punctuation, small letters, each of two characters or more. */
export const queryWords = (query: string): string[] => [
  ...new Set(queryPieces(query).filter((word) => Array.from(word).length >= 2)),
];

/** Pinyin typed syllable by syllable, put together; empty for one word, or where anything but letters stands. */
export function lettersTogether(query: string): string {
  const pieces = queryPieces(query);
  return pieces.length > 1 && pieces.every((piece) => /^[a-z]+$/.test(piece)) ? pieces.join("") : "";
}

/** So many words are looked for; more narrow a list no further that people can follow. */
export const mostWords = 6;

/** What of a query is not looked for: a single character beside words, and the words beyond the sixth. */
export function wordsLeftOut(query: string): string[] {
  const used = queryWords(query).slice(0, mostWords);
  return used.length === 0 ? [] : [...new Set(queryPieces(query))].filter((word) => !used.includes(word));
}

/** One of the words stands somewhere in the text. */
export function holdsAny(text: string, words: readonly string[]): boolean {
  if (words.length === 0) return false;
  const folded = foldCase(text);
  return words.some((word) => folded.includes(foldCase(word)));
}

export type Piece = { text: string; isHit: boolean };

/** Cuts a text into pieces, marking every place where one of the words stands; the pieces join to the same text. */
export const highlight = (text: string, words: readonly string[]): Piece[] => cutAtSpans(text, spansOf(text, words));

export type Span = readonly [start: number, end: number];

/** Every place of the text where one of the words stands. */
export function spansOf(text: string, words: readonly string[]): Span[] {
  if (words.length === 0) return [];
  const folded = foldCase(text);
  return words
    .map(foldCase)
    .filter((word) => word !== "")
    .flatMap((word) => places(folded, word));
}

/** The same pieces from spans [start, end) already known, as a match carries them; overlaps are joined. */
export function cutAtSpans(text: string, spans: readonly Span[]): Piece[] {
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
