import { formerNamesIn, normaliseName, roundBrackets, withoutFormerNames } from "@/domain/company-name";
import { foldCase, foldWidth } from "@/domain/width";

/** What parts two names of a cell without a semicolon; the comma of “Co., Ltd” parts nothing. */
const parting = /[、|\t]|,(?!\s*(?:Ltd|Inc|LLC|LLP|PLC|Limited|Corp|GmbH|AG|KG|SA|S\.A|BV|B\.V|NV|Pte|Pty)\b)/i;
const semicolon = /[;；\n]/;
/** The days a register gives behind a former name: （2012-05-03至2018-11-20）. */
const days = /[(（](?=[^)）]*\d{4})[\d年月日.\-/至今~—\s]+[)）]$/;
const mark = "；";
const [shortest, longest] = [2, 120];
/** So many characters the form takes. */
export const mostOtherNames = 1000;

/** Half width, but for the brackets Chinese names are written with. */
const foldBesideBrackets = (text: string): string => text.replace(/[^（）]+/g, foldWidth);

/** The names in a cell of a list, or as somebody types them. */
export function readOtherNames(text: string): string[] {
  const names = foldBesideBrackets(text);
  return names
    .split(semicolon.test(names) ? semicolon : parting)
    .map((part) => part.trim().replace(days, ""))
    .filter((name) => name !== "");
}

/** Whether each name that was typed can be kept. */
export const areOtherNamesKept = (typed: string): boolean =>
  readOtherNames(typed).every((name) => name.length >= shortest && name.length <= longest);

/** A name as it is kept, and the former names it gives in brackets: 甲公司（原名：乙厂） is 甲公司 and 乙厂. */
const spellings = (name: string): string[] =>
  [withoutFormerNames(name), ...formerNamesIn(name)]
    .map((each) =>
      roundBrackets(foldBesideBrackets(each))
        .replace(/[\u200b-\u200f\u2060\ufeff]/g, "")
        .replace(/[;\s]+/g, " ")
        .trim(),
    )
    .filter((each) => each.length >= shortest && each.length <= longest);

/**
 * What a company of this name is called besides, as one text: each of the names once, without its own, and what its own
 * says in brackets. Those that no longer fit are left out.
 */
export function joinOtherNames(name: string, names: readonly (string | null)[]): string {
  const seen = new Set([normaliseName(name)]);
  const kept: string[] = [];
  for (const other of [...names, name].flatMap((each) => spellings(each ?? ""))) {
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
export const otherNamesOf = (otherNames: string | null): string[] =>
  (otherNames ?? "").split(mark).filter((name) => name !== "");

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
