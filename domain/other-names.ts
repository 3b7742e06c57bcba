import { namesInBrackets, normaliseName } from "@/domain/company-name";
import { foldCase, foldWidth } from "@/domain/width";

/** What parts two names; the comma of “Co., Ltd” parts nothing. */
const parting = /[;；、|\n\t，]|,(?!\s*(?:Ltd|Inc|LLC|Limited|Corp|S\.A)\b)/i;
/** The days a register gives behind a former name: （2012-05-03至2018-11-20）. */
const days = /[(（][\d年月日.\-/至~—\s]+[)）]$/;
const mark = "；";
const [shortest, longest] = [2, 120];
/** So many characters the form takes. */
export const mostOtherNames = 1000;

/** The names of a list's cell or of what somebody typed, in the spelling they are kept in. */
function readNames(text: string): string[] {
  return text
    .split(parting)
    .map((part) => foldWidth(part.trim().replace(days, "")))
    .map((name) =>
      name
        .replace(/[〔【[]/g, "(")
        .replace(/[〕】\]]/g, ")")
        .replace(/[\u200b-\u200f\u2060\ufeff]/g, "")
        .replace(/\s+/g, " ")
        .trim(),
    )
    .filter((name) => name.length >= shortest && name.length <= longest);
}

/**
 * What a company of this name is called besides, as one text: the names of each text in turn and what the name itself
 * says in brackets, each once and without the name. Those that no longer fit are left out.
 */
export function joinOtherNames(name: string, ...texts: readonly (string | null)[]): string {
  const seen = new Set([normaliseName(name)]);
  const kept: string[] = [];
  for (const other of [...texts, ...namesInBrackets(name)].flatMap((text) => readNames(text ?? ""))) {
    if (seen.has(normaliseName(other)) || [...kept, other].join(mark).length > mostOtherNames) continue;
    seen.add(normaliseName(other));
    kept.push(other);
  }
  return kept.join(mark);
}

/** Without some of the names. */
export const withoutOtherNames = (otherNames: string, gone: readonly string[]): string => {
  const left = new Set(gone.map(normaliseName));
  return otherNamesOf(otherNames)
    .filter((name) => !left.has(normaliseName(name)))
    .join(mark);
};

/** The single names of a stored text. */
export const otherNamesOf = (otherNames: string | null): string[] => (otherNames ? otherNames.split(mark) : []);

/** Whether a company is called so besides; the name is normalised. */
export const isOtherName = (otherNames: string | null, normalisedName: string): boolean =>
  otherNamesOf(otherNames).some((name) => normaliseName(name) === normalisedName);

/** The other name that holds most of the words a search asks for, where the name itself lacks one of them; else null. */
export function otherNameFound(name: string, otherNames: string | null, words: readonly string[]): string | null {
  const held = (text: string) => words.filter((word) => foldCase(text).includes(foldCase(word))).length;
  const byName = held(name);
  const [best] = otherNamesOf(otherNames)
    .map((other) => ({ other, count: held(other) }))
    .filter(({ count }) => count > byName)
    .sort((a, b) => b.count - a.count);
  return best?.other ?? null;
}
