import type { Share } from "@/domain/dossier";
import { largestRemainder, type Yuan, yuan } from "@/domain/money";
import { foldWidth } from "@/domain/width";

export type { Share } from "@/domain/dossier";

/** 100.00 % in basis points. */
export const wholeBasisPoints = 10_000;

/** 60.00 */
export const showPercent = (basisPoints: number) =>
  `${Math.trunc(basisPoints / 100)}.${String(Math.abs(basisPoints % 100)).padStart(2, "0")}`;

export type PercentReading =
  | { readonly ok: true; readonly basisPoints: number }
  | { readonly ok: false; readonly sentence: string };

/** Reads 60, 60.5 or 60.50% as basis points. */
export function parsePercent(text: string): PercentReading {
  const match = /^(\d{1,3})(?:\.(\d+))?%?$/.exec(foldWidth(text).replaceAll("。", ".").replace(/\s+/g, ""));
  if (!match) return { ok: false, sentence: "请填写百分数，如 60.00。" };
  const decimals = (match[2] ?? "").replace(/0+$/, "");
  if (decimals.length > 2) return { ok: false, sentence: "份额最多 2 位小数。" };
  const basisPoints = Number((match[1] ?? "") + decimals.padEnd(2, "0"));
  return basisPoints > wholeBasisPoints ? { ok: false, sentence: "份额不大于 100.00%。" } : { ok: true, basisPoints };
}

/** Null when the shares foot, else the sentence. Each set sums to 100.00 % by itself (practice.md §3.4). */
export function checkShares(shares: readonly Share[]): string | null {
  if (new Set(shares.map(({ id }) => id)).size < shares.length) return "同一单位或产业只填一行。";
  if (shares.some(({ basisPoints }) => !Number.isInteger(basisPoints))) return "份额最多 2 位小数。";
  if (shares.some(({ basisPoints }) => basisPoints <= 0)) return "每一份须大于 0.00%，不参与的请删去。";
  const sum = shares.reduce((left, { basisPoints }) => left + basisPoints, 0);
  if (sum === wholeBasisPoints) return null;
  const difference = showPercent(Math.abs(wholeBasisPoints - sum));
  const words = sum < wholeBasisPoints ? `还差 ${difference}%` : `多出 ${difference}%`;
  return `份额合计为 ${showPercent(sum)}%，须为 100.00%，${words}。`;
}

/** Parts in the order of the shares, summing to the total to the yuan. Throws RangeError when the shares do not foot. */
export function splitYuan(total: Yuan, shares: readonly Share[]): { id: string; amountYuan: Yuan }[] {
  const parts = splitWhole(total, shares);
  return shares.map(({ id }, index) => ({ id, amountYuan: yuan(parts[index] ?? 0) }));
}

export type AmountCell = { readonly industryId: string; readonly bannerId: string; readonly amountYuan: Yuan };

/**
 * Both splits at once (practice.md §3.4): the cells of an industry sum to that industry's own `splitYuan`, those of a
 * banner to the banner's, so either table foots alone. Throws RangeError when the shares do not foot.
 */
export const splitMatrix = (total: Yuan, industries: readonly Share[], banners: readonly Share[]): AmountCell[] =>
  splitCells(total, industries, banners).map(({ part, ...ids }) => ({ ...ids, amountYuan: yuan(part) }));

export type Cell = { readonly industryId: string; readonly bannerId: string; readonly part: number };

/** `splitMatrix` for any whole total, such as thousandths of a capacity. */
export function splitCells(total: number, industries: readonly Share[], banners: readonly Share[]): Cell[] {
  const rows = splitWhole(total, industries);
  const columns = splitWhole(total, banners);
  const square = BigInt(wholeBasisPoints) ** 2n;
  const cells = industries.flatMap((industry, row) =>
    banners.map((banner, column) => {
      const product = BigInt(total) * BigInt(industry.basisPoints) * BigInt(banner.basisPoints);
      const part = Number(product / square);
      rows[row] = (rows[row] ?? 0) - part;
      columns[column] = (columns[column] ?? 0) - part;
      return { industryId: industry.id, bannerId: banner.id, row, column, part, rest: product % square };
    }),
  );
  // Floors never exceed either margin, so what is left of rows and columns is ≥ 0, equal in sum, and fits in one pass.
  for (const cell of [...cells].sort((a, b) => (a.rest === b.rest ? 0 : a.rest > b.rest ? -1 : 1))) {
    const more = Math.min(rows[cell.row] ?? 0, columns[cell.column] ?? 0);
    rows[cell.row] = (rows[cell.row] ?? 0) - more;
    columns[cell.column] = (columns[cell.column] ?? 0) - more;
    cell.part += more;
  }
  return cells.map(({ industryId, bannerId, part }) => ({ industryId, bannerId, part }));
}

function splitWhole(total: number, shares: readonly Share[]): number[] {
  const fault = checkShares(shares);
  if (fault !== null) throw new RangeError(fault);
  return largestRemainder(
    total,
    shares.map(({ basisPoints }) => basisPoints),
  );
}
