import { foldWidth } from "@/domain/width";

/** `shareBasisPoints` of revenue as reported, which may be negative or, before what a group sells itself, above the whole. */
export type ListedProduct = { name: string; shareBasisPoints: number | null };

const bracketed = "\\((?:[^()\\n]|\\([^()\\n]*\\))*\\)";
/** The comma of 1,4-丁二醇 and N,N-二甲基甲酰胺. */
const innerComma = "(?<=\\d),(?=\\d)|(?<=(?:^|[^A-Za-zα-ω\\d])[A-Za-zα-ω\\d]['′]?),(?=[A-Za-zα-ω\\d]['′]?[-,])";
/** The mark of 2、4-二氯苯酚; that of 尼龙66、3-氯丙烯 parts two. */
const innerMark = "(?<=(?:^|[;、,\\n①-⑳\\s().-])\\d{1,2})、(?=\\d{1,2}(?:[、,]\\d{1,2}){0,6}-)";
/** A mark within brackets parts nothing: 化学品（甲醇、乙醇） is one product. */
const parts = new RegExp(`(?:${bracketed}|[^;、\\n①-⑳,]|${innerComma}|${innerMark})+`, "g");
/** The commas of sentences part nothing either. */
const partsOfSentences = new RegExp(`(?:${bracketed}|[^;、\\n①-⑳]|${innerMark})+`, "g");

const longestPart = 300;
const longestName = 200;

/**
 * `甲(0.644)；乙(31.2%)，丙：60%、丁` as products with their shares; a product named twice keeps its first share. Any
 * other number is of the name: 尼龙(66), 萤石粉97%.
 */
export function readProducts(text: string): ListedProduct[] {
  const products = new Map<string, ListedProduct>();
  for (const written of productParts(text)) {
    const part = plainPart(written);
    if (part.length > longestPart) continue;
    const product = readProduct(part);
    if (product.name === "" || product.name.length > longestName || products.has(product.name)) continue;
    products.set(product.name, product);
  }
  return [...products.values()];
}

const plainPart = (written: string) => foldWidth(written).replace(/\s+/g, " ");

/** The products of a text as they are written, each with its share; only the numbering of the list is left out. */
export const productParts = (text: string): string[] => placedParts(text.trim()).map(({ written }) => written);

/** Of a text without blanks around it; `start` is where each begins. */
function placedParts(text: string): { written: string; start: number }[] {
  const list = text.replace(/。$/, "");
  const matches = foldWidth(list).matchAll(list.includes("。") ? partsOfSentences : parts);
  return Array.from(matches, ({ 0: part, index }) => {
    const kept = withoutNumber(part.trim()).length;
    const end = index + part.trimEnd().length;
    return { written: list.slice(end - kept, end), start: end - kept };
  }).filter(({ written }) => written !== "");
}

const longestShare = 40;

/** The share a cell under 占比 gives: 60%, 60 where the heading has the percent sign, 0.6; null for what is none. */
export function readShare(cell: string, heading: string): number | null {
  if (cell.length > longestShare) return null;
  const written = foldWidth(cell).replace(/\s/g, "");
  const isPercent = foldWidth(heading).includes("%") && /^-?[\d.]+$/.test(written);
  return shareIn(isPercent ? `${written}%` : written) ?? null;
}

const numbering = /^(?:\(\d{1,2}\)|\d{1,2}\s*[.)](?![\d-]))\s*(?=\D)/;

/** 1.甲 and （1）甲 as 甲; the number of 1、甲 stands alone. */
const withoutNumber = (part: string) =>
  /^(?:\d{1,2}|[一二三四五六七八九十]{1,2})$/.test(part) ? "" : part.replace(numbering, "");

const percentBehind = /(?:(?<![\d.])|-)\d+(?:\.\d+)?\s*%$/;
const revenue = "(?:主营业务|主营|营业|销售|总){0,2}(?:收入|营收)";
const shareWord = new RegExp(
  `(?:(?:${revenue}|主营|营业|销售)?占(?:比[例重]?|${revenue}的?(?:比[例重])?)?|${revenue})$`,
);

function readProduct(part: string): ListedProduct {
  const [, before = "", inside = ""] = /^(.*?)\s*\(([^()]*)\)$/.exec(part) ?? [];
  const share = shareIn(inside.replace(/\s/g, ""));
  if (share !== undefined) return { name: before.trim(), shareBasisPoints: share };
  return readShareBehind(part) ?? { name: part.trim(), shareBasisPoints: null };
}

/** 甲占比60% and 甲：60%; a percent behind nothing that says so is a grade, 萤石粉97%, and alone no product. */
function readShareBehind(part: string): ListedProduct | null {
  const percent = part.endsWith("%") ? percentBehind.exec(part) : null;
  if (percent === null) return null;
  const before = part.slice(0, percent.index).trimEnd();
  const label = withoutMarks(before);
  const name = withoutMarks(label.replace(shareWord, ""));
  if (name === label && name !== "" && !before.endsWith(":")) return null;
  return { name, shareBasisPoints: shareIn(percent[0].replace(/\s/g, "")) ?? null };
}

/** Without the blanks, colons and dashes at its end. */
function withoutMarks(text: string): string {
  let end = text.length;
  while (end > 0 && " :-".includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

const percentOf = /^(?:[^\d%约≥≤<>]*占[^\d%约≥≤<>]*)?(-?\d+(?:\.\d+)?)%$/;
/** As lists of listed firms write it, with three decimals where it reaches the whole: 0.644, 1.000. */
const fraction = /^-?(?:0?\.\d+|\d\.\d{3})$/;

const mostBasisPoints = 100_000;

/** In basis points; null where it is beyond belief, undefined where the text is no share. */
function shareIn(text: string): number | null | undefined {
  const percent = percentOf.exec(text)?.[1];
  if (percent === undefined && !fraction.test(text)) return undefined;
  const share = Math.round(percent === undefined ? Number(text) * 10_000 : Number(percent) * 100);
  return Math.abs(share) <= mostBasisPoints ? share : null;
}

/** The products as one text, the largest share first; what the old text names besides stays behind them as it was written. */
export function productsText(products: readonly ListedProduct[], oldText: string): string {
  const share = (product: ListedProduct) => product.shareBasisPoints ?? Number.NEGATIVE_INFINITY;
  const listed = [...products]
    .sort((a, b) => share(b) - share(a) || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name);
  return [...listed, ...restOf(oldText.trim(), new Set(listed))].join("；");
}

/** The stretches of a text between those of its products that are listed. */
function restOf(text: string, listed: ReadonlySet<string>): string[] {
  const placed = placedParts(text);
  const isRest = placed.map(({ written }) => {
    if (written.length > longestPart) return true;
    const { name } = readProduct(plainPart(written));
    return name !== "" && !listed.has(name);
  });
  return placed.flatMap(({ start }, at) => {
    if (!isRest[at] || (at > 0 && isRest[at - 1])) return [];
    const next = isRest.indexOf(false, at);
    const last = placed[next - 1];
    return [last ? text.slice(start, last.start + last.written.length) : text.slice(start)];
  });
}
