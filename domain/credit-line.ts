import { type Bucket, bucketLabels, buckets } from "@/domain/credit";
import { type Shown, shownAs, shownBlank } from "@/domain/figure";
import { inYi, type Yuan } from "@/domain/money";
import { showQuantity } from "@/domain/quantity";
import { type Stage, type Status, stageLabels, statusLabels } from "@/domain/stage";

export const eventLabels: Readonly<Record<string, string>> = {
  move: "阶段变化",
  edit: "资料更正",
  amendment: "签约变更",
  report: "产值填报",
};
export const eventWords = (kind: string) => eventLabels[kind] ?? kind;

/** One line of the ledger as a list shows it; a reversal has its sign turned and stays in view beside what it took back. */
export type CreditLine = {
  readonly id: string;
  readonly projectId: string;
  readonly projectName: string;
  readonly stage: Stage;
  readonly status: Status;
  readonly signedOn: string | null;
  readonly bannerName: string;
  readonly bucket: Bucket;
  readonly year: number;
  readonly amountYuan: Yuan | null;
  readonly quantityMilli: number | null;
  readonly eventKind: string;
  readonly postedMonth: string;
  readonly postedOn: string;
  readonly isReversal: boolean;
  readonly isReversed: boolean;
  readonly plannedProductionOn: string | null;
  readonly producedOn: string | null;
};

export type CreditRow = {
  readonly id: string;
  readonly projectId: string;
  readonly projectName: string;
  readonly stageWords: string;
  readonly bucketWords: string;
  readonly bannerName: string;
  readonly nominal: string;
  readonly credited: Shown;
  readonly eventWords: string;
  readonly postedOn: string;
  readonly postedMonth: string;
  readonly basis: string;
  readonly isReversal: boolean;
  readonly isReversed: boolean;
};

/** `weightPercent` is what the forecast believes of the line; a reversed pair keeps its nominal and credits nothing. */
export function creditRow(line: CreditLine, weightPercent: number): CreditRow {
  const isLive = !line.isReversal && !line.isReversed;
  const isMoney = line.amountYuan !== null;
  const nominal = line.amountYuan === null ? showQuantity(line.quantityMilli ?? 0) : inYi(line.amountYuan);
  const inFull = line.bucket === "realised" || line.bucket === "under_construction";
  return {
    id: line.id,
    projectId: line.projectId,
    projectName: line.projectName,
    stageWords: line.status === "active" ? stageLabels[line.stage] : statusLabels[line.status],
    bucketWords: `${bucketLabels[line.bucket]}${line.isReversal ? "（冲销）" : line.isReversed ? "（已冲销）" : ""}`,
    bannerName: line.bannerName,
    nominal,
    credited: !isLive
      ? shownBlank("notApplicable", "原笔与冲销相抵。")
      : isMoney && !inFull
        ? shownAs(inYi(Math.round(((line.amountYuan ?? 0) * weightPercent) / 100) as Yuan))
        : shownAs(nominal),
    eventWords: eventWords(line.eventKind),
    postedOn: line.postedOn,
    postedMonth: line.postedMonth,
    basis: basisWords(line, inFull ? null : weightPercent),
    isReversal: line.isReversal,
    isReversed: line.isReversed,
  };
}

function basisWords(line: CreditLine, weightPercent: number | null): string {
  if (line.isReversal) return "冲销原笔";
  if (line.bucket === "realised") return `${line.year} 年上报产值`;
  const day = line.producedOn ?? line.plannedProductionOn;
  const start = day === null ? "" : `${day.slice(0, 7)} ${line.producedOn ? "投产" : "计划投产"}`;
  const weight =
    line.amountYuan !== null && weightPercent !== null && !line.isReversed ? `按 ${weightPercent}% 计` : "";
  return [start, weight].filter((part) => part !== "").join("，");
}

export type CreditTotals = {
  readonly count: number;
  /** 23 笔合计（已投产新增 9.60，在建 21.40，…）. */
  readonly words: string;
  readonly nominal: string;
  readonly credited: string;
};

/** The foot of a list over the whole query, from the same grouped sums that made the figure. */
export function creditTotals(
  sums: readonly { bucket: Bucket; amountYuan: Yuan; creditedYuan: Yuan; lineCount: number }[],
): CreditTotals {
  const total = (pick: (row: (typeof sums)[number]) => number, rows = sums) =>
    rows.reduce((sum, row) => sum + pick(row), 0);
  const parts = buckets.flatMap((bucket) => {
    const rows = sums.filter((row) => row.bucket === bucket);
    const credited = total((row) => row.creditedYuan, rows) as Yuan;
    return rows.length === 0 ? [] : [`${bucketLabels[bucket]} ${inYi(credited)}`];
  });
  const count = total((row) => row.lineCount);
  return {
    count,
    words: `${count} 笔有效合计${parts.length > 1 ? `（${[...parts].reverse().join("，")}）` : ""}`,
    nominal: inYi(total((row) => row.amountYuan) as Yuan),
    credited: inYi(total((row) => row.creditedYuan) as Yuan),
  };
}
