import { foldWidth } from "@/domain/width";

/** `shareBasisPoints` of revenue as reported, which may be negative or above the whole; null when none is given. */
export type ListedProduct = { name: string; shareBasisPoints: number | null };

/** A mark within brackets parts nothing: 化学品（甲醇、乙醇） is one product. */
const parts = /(?:\((?:[^()\n]|\([^()\n]*\))*\)|[^;、\n])+/g;

/** `甲(0.644)；乙(31.2%)；丙` as products with their shares; a product named twice keeps its first share. */
export function readProducts(text: string): ListedProduct[] {
  const products = new Map<string, ListedProduct>();
  for (const part of foldWidth(text).match(parts) ?? []) {
    const found = /^(.*?)\s*\(\s*(-?\d+(?:\.\d+)?)\s*(%?)\s*\)$/.exec(part.trim());
    const name = (found?.[1] ?? part).trim();
    if (name === "" || name.length > 200 || products.has(name)) continue;
    const share = found ? Math.round(Number(found[2]) * (found[3] === "%" ? 100 : 10_000)) : null;
    products.set(name, { name, shareBasisPoints: share !== null && Math.abs(share) < 2 ** 31 ? share : null });
  }
  return [...products.values()];
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
