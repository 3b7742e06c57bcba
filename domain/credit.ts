import {
  type CreditedCapacity,
  type Exclusions,
  incrementOf,
  isInBaseline,
  isRecruitment,
  soldCapacityMilli,
} from "@/domain/counting";
import type { Yuan } from "@/domain/money";
import { capacityInYear, defaultRamp, type Ramp, rampYuan } from "@/domain/ramp";
import { checkShares, type Share, splitCells, splitMatrix } from "@/domain/share";
import { isFrom, type Stage, type Status } from "@/domain/stage";

/** Where a credited figure stands, from least to most certain (practice.md §3.2). They are never added into one. */
export const buckets = ["pipeline", "committed", "under_construction", "realised"] as const;
export type Bucket = (typeof buckets)[number];

export const bucketLabels = {
  pipeline: "在谈",
  committed: "已签约未开工",
  under_construction: "在建",
  realised: "已投产新增",
} satisfies Record<Bucket, string>;

/** 达产 is a part of 已投产新增, told by the stage; it is no bucket of its own. */
export const isMatured = (bucket: Bucket, stage: Stage) => bucket === "realised" && isFrom(stage, "capacity");

/** The indicator of money; any other is a physical one with its own unit, never converted to money. */
export const outputIndicator = "output";

/** One line of the ledger; exactly one of the two figures is set, and never to zero. */
export type Line = {
  readonly bucket: Bucket;
  readonly industryId: string;
  readonly bannerId: string;
  /** "output" for money. */
  readonly indicatorId: string;
  readonly year: number;
  readonly amountYuan: Yuan | null;
  readonly quantityMilli: number | null;
};

/** A posted line that nothing has reversed. */
export type LiveLine = Line & { readonly id: string };

/** What crediting looks at, whether the project is in talks or at full capacity. */
export type CreditedProject = Exclusions & {
  readonly stage: Stage;
  readonly status: Status;
  /** 达产年产值; for 增资 and 扩建 of the increment only. Null is not known. */
  readonly outputYuan: Yuan | null;
  readonly capacities: readonly CreditedCapacity[];
  readonly industryShares: readonly Share[];
  readonly bannerShares: readonly Share[];
  readonly plannedProductionOn: string | null;
  readonly producedOn: string | null;
  /** One row a year; the output is null where the firm reports quantities only. */
  readonly reportedOutputs: readonly { readonly year: number; readonly outputYuan: Yuan | null }[];
};

export type Horizon = {
  readonly years: readonly number[];
  /** Industries that have a money target; the others take capacity lines only. */
  readonly moneyIndustryIds: ReadonlySet<string>;
  /** The industry an indicator measures; one measured for a whole cluster is absent and follows the industry shares. */
  readonly industryOfIndicator?: ReadonlyMap<string, string>;
  readonly ramp?: Ramp;
};

/** The lines a project should have live now, as its stage, figures and reports stand. Pure; posting is `postings`. */
export function linesOf(project: CreditedProject, horizon: Horizon): Line[] {
  if (whyUncredited(project) !== null) return [];
  return [...new Set(horizon.years)].flatMap((year) => {
    const bucket = bucketIn(project, year);
    if (bucket === null) return [];
    return [...moneyLines(project, horizon, bucket, year), ...capacityLines(project, horizon, bucket, year)];
  });
}

/** Null when the project can be credited, else the sentence telling what keeps it out. */
export function whyUncredited(project: CreditedProject): string | null {
  if (!isRecruitment(project)) return "本地企业技改计入自然增长，不计入招商。";
  if (!isFrom(project.stage, "talks")) return "项目尚未在谈，不计入。";
  if (productionDay(project) === null) return "缺投产时间，不能计入年度产值。";
  const fault = checkShares(project.industryShares) ?? checkShares(project.bannerShares);
  if (fault !== null) return fault;
  const hasFigure = project.outputYuan !== null || project.capacities.length > 0 || project.reportedOutputs.length > 0;
  return hasFigure ? null : "缺达产年产值，不能计入。";
}

/** The bucket of the stage (practice.md §3.2); from production on, of a year nobody has reported. */
export function bucketOfStage(stage: Stage): Bucket | null {
  if (isFrom(stage, "building")) return "under_construction";
  if (isFrom(stage, "signed")) return "committed";
  return isFrom(stage, "talks") ? "pipeline" : null;
}

/**
 * practice.md §3.2 and §3.6: 已投产新增 only for a year with a report; 流失 and 终止 keep that and nothing else;
 * 暂停 stays shown as it was.
 */
export function bucketIn(project: CreditedProject, year: number): Bucket | null {
  if (isFrom(project.stage, "producing") && reportOf(project, year) !== undefined) return "realised";
  return project.status === "lost" || project.status === "terminated" ? null : bucketOfStage(project.stage);
}

const reportOf = (project: CreditedProject, year: number) => project.reportedOutputs.find((row) => row.year === year);

const productionDay = (project: CreditedProject) =>
  isFrom(project.stage, "producing") && project.producedOn !== null ? project.producedOn : project.plannedProductionOn;

/** A realised year counts what was reported, so a price fall or a stoppage shows by itself; others count the ramp. */
function outputIn(project: CreditedProject, bucket: Bucket, year: number, ramp: Ramp): Yuan | null {
  if (bucket === "realised") {
    const reported = reportOf(project, year)?.outputYuan ?? null;
    return reported === null ? null : incrementOf(reported, project);
  }
  const day = productionDay(project);
  return project.outputYuan === null || day === null ? null : rampYuan(project.outputYuan, day, year, ramp);
}

function moneyLines(project: CreditedProject, horizon: Horizon, bucket: Bucket, year: number): Line[] {
  const outputYuan = outputIn(project, bucket, year, horizon.ramp ?? defaultRamp);
  if (outputYuan === null || isInBaseline(project, year)) return [];
  return splitMatrix(outputYuan, project.industryShares, project.bannerShares)
    .filter((cell) => cell.amountYuan !== 0 && horizon.moneyIndustryIds.has(cell.industryId))
    .map((cell) => ({ bucket, indicatorId: outputIndicator, year, ...cell, quantityMilli: null }));
}

function capacityLines(project: CreditedProject, horizon: Horizon, bucket: Bucket, year: number): Line[] {
  const day = productionDay(project);
  if (day === null) return [];
  return project.capacities.flatMap((capacity) => {
    const { indicatorId } = capacity;
    const standing = capacityInYear(soldCapacityMilli(capacity), day, year);
    const industryId = horizon.industryOfIndicator?.get(indicatorId);
    const industries = industryId === undefined ? project.industryShares : [{ id: industryId, basisPoints: 10_000 }];
    return splitCells(standing, industries, project.bannerShares)
      .filter(({ part }) => part !== 0)
      .map(({ part, ...ids }) => ({ bucket, indicatorId, year, ...ids, amountYuan: null, quantityMilli: part }));
  });
}

/** What a live line is unique by within its project (reliability.md §4, 6). */
export const keyOf = (line: Pick<Line, "bucket" | "industryId" | "bannerId" | "indicatorId" | "year">) =>
  JSON.stringify([line.bucket, line.industryId, line.bannerId, line.indicatorId, line.year]);

const isSame = (left: Line, right: Line) =>
  left.amountYuan === right.amountYuan && left.quantityMilli === right.quantityMilli;

/**
 * The least that turns what is live into what is wanted: unchanged lines stay, changed ones are reversed and posted
 * anew. Throws RangeError when two wanted lines share a key.
 */
export function postings(live: readonly LiveLine[], wanted: readonly Line[]): { reverse: LiveLine[]; post: Line[] } {
  const missing = new Map(wanted.map((line) => [keyOf(line), line]));
  if (missing.size < wanted.length) throw new RangeError("two wanted lines share a key");
  const reverse = live.filter((line) => {
    const same = missing.get(keyOf(line));
    if (same === undefined || !isSame(line, same)) return true;
    missing.delete(keyOf(line));
    return false;
  });
  return { reverse, post: [...missing.values()] };
}
