import { foldWidth } from "@/domain/width";

/** `shareBasisPoints` of revenue as reported, which may be negative or, before what a group sells itself, above the whole. */
export type ListedProduct = { name: string; shareBasisPoints: number | null };

const bracketed = "\\((?:[^()\\n]|\\([^()\\n]*\\))*\\)";
/** The comma of 1,4-丁二醇 and N,N-二甲基甲酰胺. */
const innerComma = "(?<=\\d),(?=\\d)|(?<=(?:^|[^A-Za-zα-ω\\d])[A-Za-zα-ω\\d]['′]?),(?=[A-Za-zα-ω\\d]['′]?[-,])";
/** A mark within brackets parts nothing: 化学品（甲醇、乙醇） is one product. */
const parts = new RegExp(`(?:${bracketed}|[^;、\\n①-⑳,]|${innerComma})+`, "g");
/** The commas of sentences part nothing either. */
const partsOfSentences = new RegExp(`(?:${bracketed}|[^;、\\n①-⑳])+`, "g");

/**
 * `甲(0.644)；乙(31.2%)，丙60%、丁` as products with their shares; a product named twice keeps its first share. Any
 * other number in brackets is of the name: 尼龙(66).
 */
export function readProducts(text: string): ListedProduct[] {
  const products = new Map<string, ListedProduct>();
  const list = foldWidth(text).trim().replace(/。$/, "");
  for (const part of list.match(list.includes("。") ? partsOfSentences : parts) ?? []) {
    const product = readProduct(withoutNumber(part.trim()));
    if (product.name === "" || product.name.length > 200 || products.has(product.name)) continue;
    products.set(product.name, product);
  }
  return [...products.values()];
}

/** The share a cell under 占比 gives: 60%, 60 where the heading has the percent sign, 0.6; null for what is none. */
export function readShare(cell: string, heading: string): number | null {
  const written = foldWidth(cell).replace(/\s/g, "");
  const isPercent = foldWidth(heading).includes("%") && /^-?[\d.]+$/.test(written);
  return shareIn(isPercent ? `${written}%` : written) ?? null;
}

const numbering = /^(?:\(\d{1,2}\)|\d{1,2}\s*[.)](?![\d-]))\s*(?=\D)/;

/** 1.甲 and （1）甲 as 甲; the number of 1、甲 stands alone. */
const withoutNumber = (part: string) =>
  /^(?:\d{1,2}|[一二三四五六七八九十]{1,2})$/.test(part) ? "" : part.replace(numbering, "");

const shareBehind =
  /^(.*?)[\s:-]*(?:(?:主营|营业|销售)*(?:收入|营收)?占(?:比|营业收入的?比[例重])?)?[\s:]*(\d+(?:\.\d+)?\s*%)$/;

function readProduct(part: string): ListedProduct {
  const [, before = "", inside = ""] = /^(.*?)\s*\(([^()]*)\)$/.exec(part) ?? [];
  const share = shareIn(inside.replace(/\s/g, ""));
  if (share !== undefined) return { name: before.trim(), shareBasisPoints: share };
  const [, name = part, percent = ""] = shareBehind.exec(part) ?? [];
  return { name: name.trim(), shareBasisPoints: shareIn(percent.replace(/\s/g, "")) ?? null };
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

/** The products as one text, the largest share first; what the old text names besides stays behind them. */
export function productsText(products: readonly ListedProduct[], oldText: string): string {
  const share = (product: ListedProduct) => product.shareBasisPoints ?? Number.NEGATIVE_INFINITY;
  const listed = [...products]
    .sort((a, b) => share(b) - share(a) || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name);
  const others = readProducts(oldText)
    .map(({ name }) => name)
    .filter((name) => !listed.includes(name));
  return [...listed, ...others].join("；");
}
