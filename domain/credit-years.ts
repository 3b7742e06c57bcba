import {
  type Bucket,
  bucketIn,
  bucketLabels,
  bucketOfStage,
  type CreditedProject,
  whyUncredited,
} from "@/domain/credit";
import { type Shown, shownAs, shownBlank } from "@/domain/figure";
import { inYi } from "@/domain/money";
import { type Ramp, rampYuan } from "@/domain/ramp";
import { isFrom, stageLabels } from "@/domain/stage";

export type YearCredit = {
  readonly year: number;
  /** 亿元: what the firm reported of the year, else the ramp. */
  readonly nominal: Shown;
  readonly bucket: Bucket | null;
  readonly bucketWords: string;
};

/** The project's whole output on the ramp, year by year, before any split; the ledger holds the split lines. */
export function creditYears(project: CreditedProject, years: readonly number[], ramp: Ramp): YearCredit[] {
  const isCredited = whyUncredited(project) === null;
  return years.map((year) => {
    const bucket = isCredited ? bucketIn(project, year) : null;
    const nominal = nominalOf(project, year, bucket, ramp);
    const isCounted = bucket !== null && nominal.blank === null;
    return { year, nominal, bucket: isCounted ? bucket : null, bucketWords: isCounted ? bucketLabels[bucket] : "—" };
  });
}

function nominalOf(project: CreditedProject, year: number, bucket: Bucket | null, ramp: Ramp): Shown {
  if (bucket === "realised") {
    const reported = project.reportedOutputs.find((row) => row.year === year)?.outputYuan ?? null;
    return reported === null ? shownBlank("notReported", "企业未报产值。") : shownAs(inYi(reported));
  }
  if (project.outputYuan === null) return shownBlank("cannotCompute", "缺达产年产值。");
  const isProducing = isFrom(project.stage, "producing") && project.producedOn !== null;
  const on = isProducing ? project.producedOn : project.plannedProductionOn;
  if (on === null) return shownBlank("cannotCompute", "缺投产时间。");
  if (year < Number(on.slice(0, 4))) return shownBlank("notApplicable", `${on.slice(0, 7)} 投产，此前没有产值。`);
  return shownAs(inYi(rampYuan(project.outputYuan, on, year, ramp)));
}

/** Where the project counts now, or what keeps it out, in one sentence (practice.md §3.2). */
export function creditSentence(project: CreditedProject, weightPercent: number): string {
  const { stage, status } = project;
  const why = whyUncredited(project);
  if (why !== null) return why;
  if (status === "lost") return "项目已流失，不再计入。";
  if (status === "terminated") return "项目已终止，只保留已填报年份的产值，其余已冲销。";
  const bucket = bucketOfStage(stage);
  if (bucket === "pipeline") return `${stageLabels[stage]}加权 ${weightPercent}%，只计入展望。`;
  if (bucket === "committed") return `已签约未开工，按 ${weightPercent}% 计入“含已签”，不计入保底。`;
  return isFrom(stage, "producing") ? "已填报的年份按实际产值计入，其余年份按在建计入。" : "在建，按名义值计入保底。";
}

/** The first year with an annex target that the project cannot reach yet, or null. */
export const firstMissedYear = (years: readonly YearCredit[], targetYears: readonly number[], thisYear: number) =>
  years.find(({ year, nominal }) => year >= thisYear && targetYears.includes(year) && nominal.blank === "notApplicable")
    ?.year ?? null;
