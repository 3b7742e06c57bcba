import { cutAtSpans, type Piece, type Span, spansOf } from "@/domain/bigram";
import { coreName } from "@/domain/core-name";
import { placeOfCore, syllablesOf } from "./pinyin";

const isSpelling = /^[a-z0-9]+$/;

/** A company's name in pieces: marked are the words that stand in it and the characters whose spelling was typed. */
export function markName(name: string, words: readonly string[]): Piece[] {
  const spelt = words.filter((word) => isSpelling.test(word));
  const sounds = spelt.length > 0 ? syllablesOf(name) : [];
  const starts = spelt.length > 0 ? [0, placeOfCore(name, coreName(name))].filter((at) => at >= 0) : [];
  const spans = spelt.flatMap((word) =>
    starts.flatMap((start) => spanSpelt(word, start, initialsOf(sounds)) ?? spanSpelt(word, start, sounds) ?? []),
  );
  return cutAtSpans(name, [...spansOf(name, words), ...spans]);
}

const initialsOf = (sounds: readonly string[]) => sounds.map((sound) => sound.charAt(0));

/** The characters from `start` on that the word spells, one unit each, the last perhaps in part; none when it does not. */
function spanSpelt(word: string, start: number, units: readonly string[]): [Span] | null {
  let rest = word;
  for (let at = start; at < units.length; at += 1) {
    const unit = units[at] ?? "";
    if (unit !== "" && unit.startsWith(rest)) return [[start, at + 1]];
    if (!rest.startsWith(unit)) return null;
    rest = rest.slice(unit.length);
  }
  return null;
}
