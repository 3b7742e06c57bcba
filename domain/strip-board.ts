import type { ChainRow, StripChain } from "@/domain/chain-map";
import type { Coverage } from "@/domain/coverage";

export type StripBoard = {
  readonly chains: readonly StripChain[];
  /** Rows of a board of three columns. */
  readonly rowCount: number;
  readonly counts: Readonly<Partial<Record<Coverage, number>>>;
};

/** The strips of the overview with the legend's counts: the reader's own chains, or all. */
export function stripBoard(all: readonly ChainRow[], onlyOwn: boolean): StripBoard {
  const chains = onlyOwn ? all.filter((chain) => chain.isOwn) : all;
  const counts: Partial<Record<Coverage, number>> = {
    unassessed: chains.reduce((sum, chain) => sum + chain.unassessedCount, 0),
  };
  for (const { coverage } of chains.flatMap((chain) => chain.squares)) counts[coverage] = (counts[coverage] ?? 0) + 1;
  return {
    chains: chains.map(({ chainId, name, squares, unassessedCount }) => ({ chainId, name, squares, unassessedCount })),
    rowCount: Math.max(1, Math.ceil(chains.length / 3)),
    counts,
  };
}
