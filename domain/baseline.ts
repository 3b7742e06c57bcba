import { z } from "zod";
import type { Yuan } from "@/domain/money";
import { amountSchema } from "@/domain/project-field";

export type Baseline = {
  readonly id: string;
  readonly industryId: string;
  readonly year: number;
  readonly outputYuan: Yuan;
  readonly source: string;
  readonly sourceOn: string;
  /** Null where the row came with the demonstration or a load. */
  readonly enteredByName: string | null;
  readonly enteredOn: string;
};

const text = (label: string, most: number) =>
  z.string(`请填写${label}。`).trim().min(1, `请填写${label}。`).max(most, `${label}不超过 ${most} 个字。`);

export const recordBaselineSchema = z.strictObject(
  {
    industryId: text("产业", 64),
    year: z.int("请填写年份，如 2025。").min(2000, "请核对年份。").max(2100, "请核对年份。"),
    outputYuan: amountSchema.pipe(z.custom<Yuan>((amount) => amount !== null, "请填写产值。没有产值填 0。")),
    source: text("来源", 200),
    sourceOn: z.iso.date("请填写来源日期，如 2026-03-20。"),
  },
  "提交的内容有误，请刷新后重试。",
);
export type RecordBaseline = z.output<typeof recordBaselineSchema>;

/** Of rows newest first, the official figure that holds for a target year: of the latest closed year up to it. */
export const baselineFor = (rows: readonly Baseline[], industryId: string, targetYear: number): Baseline | null =>
  rows
    .filter((row) => row.industryId === industryId && row.year <= targetYear)
    .reduce<Baseline | null>((best, row) => (best === null || row.year > best.year ? row : best), null);

/** One industry of the baselines page: the figure that counts now and every row entered for it. */
export type BaselineRow = {
  readonly industryId: string;
  readonly industryName: string;
  readonly clusterName: string;
  readonly responsibleNames: string;
  /** False for industries measured by indicators, which need no baseline. */
  readonly isNeeded: boolean;
  /** Whether the reader may enter it. */
  readonly mayRecord: boolean;
  readonly current: Baseline | null;
  readonly history: readonly Baseline[];
};
