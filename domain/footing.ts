import { proportionOf, sumYuan, type Yuan, yuan } from "@/domain/money";

/** 元 in one step of what a column shows: 0.01 亿元, or 1 万元. */
export const shownStepYuan = { yi: 1_000_000, wan: 10_000 } as const;

/**
 * Amounts ≥ 0 at the precision they are shown with, so that the cells of a column sum to its total: the total is the
 * exact sum rounded half-up, each cell is cut to the step and the steps still missing go to the largest remainders, the
 * earlier row first. Where plain rounding already foots, this is plain rounding. Null stays null; a true zero stays 0.
 */
export function footYuan(amounts: readonly (Yuan | null)[], stepYuan: number): (Yuan | null)[] {
  const known = amounts.filter((amount) => amount !== null);
  const steps = known.reduce((sum, amount) => sum + Math.floor(amount / stepYuan), 0);
  const missing = proportionOf(sumYuan(known), 1, stepYuan) - steps;
  const raised = new Set(missing > 0 ? placesByRest(amounts, stepYuan).slice(0, missing) : []);
  return amounts.map((amount, place) =>
    amount === null ? null : yuan((Math.floor(amount / stepYuan) + (raised.has(place) ? 1 : 0)) * stepYuan),
  );
}

/** Places of the known amounts, the one that loses most by being cut to the step first. */
function placesByRest(amounts: readonly (Yuan | null)[], stepYuan: number): number[] {
  const restAt = (place: number) => (amounts[place] ?? 0) % stepYuan;
  return [...amounts.keys()].filter((place) => amounts[place] !== null).sort((a, b) => restAt(b) - restAt(a) || a - b);
}
