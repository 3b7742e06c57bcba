import { splitCapital } from "@/domain/capital";
import { foldCase, foldWidth } from "@/domain/width";

const inBrackets = /[([【〔]([^()[\]【】〔〕]*)[)\]】〕]/g;
const marks = /[\s*:_\uFEFF①-⑳⁰¹²³⁴-⁹※#†‡☆★]/g;

/** A heading as it is looked up: width and case folded, without brackets, blanks and footnote marks. */
export const plainHeading = (heading: string) => foldCase(heading).replace(inBrackets, "").replace(marks, "");

/** The columns that bear the heading of this one, itself among them, brackets and all; a blank heading is nobody's twin. */
export function columnsOfSameHeading(headings: readonly string[], column: number): number[] {
  const texts = headings.map((heading) => foldCase(heading).replace(/\s/g, ""));
  return texts.flatMap((text, at) => (at === column || (text !== "" && text === texts[column]) ? [at] : []));
}

/** 万元 of 注册资本（单位：万元）, 注册资本/万元 and 注册资本万元, where 注册资本 is one of `words`; empty where none is named. */
export const unitOfHeading = (heading: string, words: readonly string[]): string =>
  [...foldWidth(heading).matchAll(inBrackets)]
    .map(([, inside = ""]) => inside.replace(/单位|币种|[\s:,;]/g, ""))
    .find(isUnit) ?? unitBehind(plainHeading(heading), words);

/** The unit a plain heading ends in behind one of `words`, or nothing. */
export const unitBehind = (plain: string, words: readonly string[]): string =>
  words
    .filter((word) => plain.startsWith(word))
    .map((word) => plain.slice(word.length).replace(/单位|币种|[/,;-]/g, ""))
    .find(isUnit) ?? "";

const isUnit = (text: string): boolean => !/\d/.test(text) && (splitCapital(`1${text}`)?.scale ?? null) !== null;
