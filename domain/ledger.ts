import { keyOf, type Line, type LiveLine, postings } from "@/domain/credit";
import { type Yuan, yuan } from "@/domain/money";

/** A line as posted; a reversal names the line it takes back and carries its figures with the sign turned. */
export type Entry = LiveLine & { readonly reversesId: string | null };

/** The figures of the line that takes another back. */
export const reversalOf = ({ id, ...line }: LiveLine): Line & { reversesId: string } => ({
  ...line,
  amountYuan: line.amountYuan === null ? null : yuan(-line.amountYuan),
  quantityMilli: line.quantityMilli === null ? null : -line.quantityMilli,
  reversesId: id,
});

/** Posted lines that are neither reversals nor reversed. */
export function liveOf(entries: readonly Entry[]): LiveLine[] {
  const reversed = new Set(entries.map(({ reversesId }) => reversesId));
  return entries.flatMap(({ reversesId, ...line }) => (reversesId === null && !reversed.has(line.id) ? [line] : []));
}

/** The entries with whatever is needed to make `wanted` live appended; nothing is ever changed or removed. */
export function append(entries: readonly Entry[], wanted: readonly Line[], nextId: () => string): Entry[] {
  const { reverse, post } = postings(liveOf(entries), wanted);
  return [
    ...entries,
    ...reverse.map((line) => ({ ...reversalOf(line), id: nextId() })),
    ...post.map((line) => ({ ...line, id: nextId(), reversesId: null })),
  ];
}

export type Balance = { readonly amountYuan: Yuan; readonly quantityMilli: number };

/** Every entry summed by key, reversals included; what sums to nothing is left out. */
export function balancesOf(entries: readonly Line[]): Map<string, Balance> {
  const balances = new Map<string, Balance>();
  for (const line of entries) {
    const before = balances.get(keyOf(line)) ?? { amountYuan: yuan(0), quantityMilli: 0 };
    balances.set(keyOf(line), {
      amountYuan: yuan(before.amountYuan + (line.amountYuan ?? 0)),
      quantityMilli: before.quantityMilli + (line.quantityMilli ?? 0),
    });
  }
  return new Map([...balances].filter(([, balance]) => balance.amountYuan !== 0 || balance.quantityMilli !== 0));
}
