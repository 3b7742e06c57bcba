import type { Capacity, Share } from "@/domain/dossier";
import type { NameOf } from "@/domain/field-words";
import { inYi, type Yuan } from "@/domain/money";
import type { CapacityRow, ShareRow } from "@/domain/project-page";
import { showQuantity } from "@/domain/quantity";
import { checkShares, showPercent, splitYuan } from "@/domain/share";

/** Shares with their part of 达产年产值 in 亿元; without an output, or while they do not foot, there is no part. */
export function shareRows(shares: readonly Share[] | null, outputYuan: Yuan | null, nameOf: NameOf): ShareRow[] {
  const rows = shares ?? [];
  const parts = outputYuan === null || checkShares(rows) !== null ? [] : splitYuan(outputYuan, rows);
  return rows.map(({ id, basisPoints }, index) => {
    const part = parts[index];
    return { id, name: nameOf(id), percent: showPercent(basisPoints), amount: part ? inYi(part.amountYuan) : null };
  });
}

export const capacityRows = (
  capacities: readonly Capacity[] | null,
  indicators: readonly { id: string; name: string; unit: string }[],
): CapacityRow[] =>
  (capacities ?? []).map(({ indicatorId, quantityMilli }) => {
    const indicator = indicators.find(({ id }) => id === indicatorId);
    return {
      id: indicatorId,
      name: indicator?.name ?? indicatorId,
      quantity: showQuantity(quantityMilli),
      unit: indicator?.unit ?? "",
    };
  });
