import { proportionOf, sumYuan, type Yuan, yuan } from "@/domain/money";

/** 元 in one step of what a column shows: 0.01 亿元, or 1 万元. */
export const shownStepYuan = { yi: 1_000_000, wan: 10_000 } as const;

/**
 * Amounts ≥ 0 at the precision they are shown with, so that the cells of a column sum to its total: the total is the
 * exact sum rounded half-up, each cell is cut to the step and the steps still missing go to the largest remainders, the
 * earlier row first. Where plain rounding already foots, this is plain rounding. Null stays null; a true zero stays 0.
 */
export function footYuan(amounts: readonly (Yuan | null)[], stepYuan: number): (Yuan | null)[] {
  const known = amounts.flatMap((amount, index) => (amount === null ? [] : [{ amount, index }]));
  const total = proportionOf(sumYuan(known.map(({ amount }) => amount)), 1, stepYuan);
  const cut = known.map(({ amount, index }) => ({
    index,
    rest: amount % stepYuan,
    steps: Math.floor(amount / stepYuan),
  }));
  const missing = total - cut.reduce((steps, part) => steps + part.steps, 0);
  const raised = new Set([...cut].sort((a, b) => b.rest - a.rest || a.index - b.index).slice(0, missing));
  const footed = new Map(cut.map((part) => [part.index, yuan((part.steps + (raised.has(part) ? 1 : 0)) * stepYuan)]));
  return amounts.map((_, index) => footed.get(index) ?? null);
}
