import { foldWidth } from "@/domain/width";

declare const yuanBrand: unique symbol;
/** 元 as a safe integer: the only unit stored, summed and sent; 亿元 and 万元 exist in what is typed and shown. */
export type Yuan = number & { readonly [yuanBrand]: true };

/** Throws RangeError when `n` is not a whole number that JavaScript holds exactly. */
export function yuan(n: number): Yuan {
  if (!Number.isSafeInteger(n)) throw new RangeError(`not a whole amount in yuan: ${n}`);
  return (n === 0 ? 0 : n) as Yuan;
}

/** Throws RangeError when the sum leaves the exact range. */
export const sumYuan = (amounts: readonly Yuan[]): Yuan => amounts.reduce((left, right) => yuan(left + right), yuan(0));

export const amountUnitLabels = { yi: "亿元", wan: "万元", yuan: "元" } as const;
export type AmountUnit = keyof typeof amountUnitLabels;

/** Zeros of each unit a person may write after the number. */
const zerosOf: Readonly<Record<string, number>> = { 万亿: 12, 亿: 8, 千万: 7, 百万: 6, 万: 4, "": 0 };
const zerosOfUnit = { yi: 8, wan: 4, yuan: 0 } as const satisfies Record<AmountUnit, number>;

export type AmountReading =
  | { readonly ok: true; readonly yuan: Yuan }
  | { readonly ok: false; readonly sentence: string };
const refused = (sentence: string): AmountReading => ({ ok: false, sentence });

const decimal = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?(?:(万亿|亿|千万|百万|万)元?|(元))?$/;

/**
 * Reads what a person typed, as a decimal string and never through a float. A unit in the text overrides `unit`, the
 * one beside the box. An empty text is refused: blank is the caller's to accept, and never 0.
 */
export function parseAmount(text: string, unit: AmountUnit): AmountReading {
  const typed = foldWidth(text).replaceAll("。", ".").replace(/\s+/g, "");
  if (typed === "") return refused("请填写金额。");
  if (/^[-−—–]/.test(typed)) return refused("金额不能为负数。");
  if (/^[\d.,]+e[+-]?\d/i.test(typed)) return refused("请填写普通数字，不用科学计数法。");
  const match = decimal.exec(typed);
  if (!match) return refused("请填写数字，可以带单位，如 1.2亿、12000万。");
  const [, whole = "", decimals = "", scale, plainYuan] = match;
  const zeros = plainYuan ? 0 : scale === undefined ? zerosOfUnit[unit] : (zerosOf[scale] ?? 0);
  const kept = decimals.replace(/0+$/, "");
  if (kept.length > zeros) return refused(tooFine(zeros));
  const digits = BigInt(whole.replaceAll(",", "") + kept.padEnd(zeros, "0"));
  if (digits > BigInt(Number.MAX_SAFE_INTEGER)) return refused("金额过大，请核对单位。");
  return { ok: true, yuan: yuan(Number(digits)) };
}

const tooFine = (zeros: number) =>
  zeros === 0 ? "金额精确到 1 元，以元填写时不带小数。" : `金额精确到 1 元，按此单位最多 ${zeros} 位小数。`;

/** Half-up on whole numbers; a negative amount rounds as its opposite does, so a difference and its reverse agree. */
function divideHalfUp(amount: number, divisor: number): number {
  const size = Math.abs(amount);
  const rest = size % divisor;
  const rounded = (size - rest) / divisor + (rest * 2 >= divisor ? 1 : 0);
  return amount < 0 && rounded !== 0 ? -rounded : rounded;
}

/** `amount` × numerator ÷ denominator for amounts ≥ 0, one half-up rounding at the end, exact in between. */
export function proportionOf(amount: Yuan, numerator: number, denominator: number): Yuan {
  const doubled = 2n * BigInt(amount) * BigInt(numerator) + BigInt(denominator);
  return yuan(Number(doubled / (2n * BigInt(denominator))));
}

export const thousands = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, ",");

/** 12.60: 亿元 with two decimals, half-up. */
export function inYi(amount: Yuan): string {
  const hundredths = divideHalfUp(amount, 1_000_000);
  const digits = String(Math.abs(hundredths)).padStart(3, "0");
  return `${hundredths < 0 ? "−" : ""}${thousands(digits.slice(0, -2))}.${digits.slice(-2)}`;
}

/** 126,000: whole 万元, half-up. */
export function inWan(amount: Yuan): string {
  const wan = divideHalfUp(amount, 10_000);
  return `${wan < 0 ? "−" : ""}${thousands(String(Math.abs(wan)))}`;
}

/** A difference in 亿元 always shows its sign: +8.10, −1.20; what rounds to nothing shows 0.00. */
export function signedInYi(difference: Yuan): string {
  const shown = inYi(difference);
  return difference > 0 && shown !== "0.00" ? `+${shown}` : shown;
}

/** The number written in a spreadsheet cell headed 亿元. */
export const toYiNumber = (amount: Yuan): number => divideHalfUp(amount, 1_000_000) / 100;
/** The number written in a spreadsheet cell headed 万元. */
export const toWanNumber = (amount: Yuan): number => divideHalfUp(amount, 10_000);

/**
 * Splits a whole total by whole weights so that the parts sum to it exactly (practice.md §3.4): floors first, then one
 * each to the largest remainders; on a tie the earlier wins, so the landing banner or main product stands first.
 * Throws RangeError when a figure is negative or not whole, or when nothing carries the total.
 */
export function largestRemainder(total: number, weights: readonly number[]): number[] {
  if (![total, ...weights].every((n) => Number.isSafeInteger(n) && n >= 0))
    throw new RangeError("a split takes whole numbers, none negative");
  const whole = weights.reduce((left, right) => left + BigInt(right), 0n);
  if (whole === 0n) {
    if (total > 0) throw new RangeError("a split needs a weight above zero");
    return weights.map(() => 0);
  }
  const products = weights.map((weight) => BigInt(total) * BigInt(weight));
  const parts = products.map((product) => Number(product / whole));
  const left = total - parts.reduce((sum, part) => sum + part, 0);
  products
    .map((product, index) => ({ index, rest: product % whole }))
    .sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))
    .slice(0, left)
    .forEach(({ index }) => {
      parts[index] = (parts[index] ?? 0) + 1;
    });
  return parts;
}
