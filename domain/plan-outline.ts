import type { LadderCluster, OutputByYear } from "@/domain/ladder";
import { type Yuan, yuan } from "@/domain/money";
import { type Rung, yiToYuan } from "@/domain/plan";
import type { Viewer } from "@/domain/viewer";

export type OutlineUnit = { readonly id: string; readonly name: string; readonly shortName: string };

export type OutlineIndustry = {
  readonly id: string;
  readonly clusterId: string;
  readonly name: string;
  readonly shortName: string;
  readonly clause: string;
  readonly responsible: readonly OutlineUnit[];
  readonly cooperating: readonly OutlineUnit[];
  /** Annex output by target year, thousandths of 亿元; null is a cell the document left empty. */
  readonly outputMilli: OutputByYear;
};

export type OutlineCluster = {
  readonly id: string;
  readonly name: string;
  readonly clause: string;
  readonly lead: OutlineUnit;
  readonly outputMilli: OutputByYear;
  readonly industries: readonly OutlineIndustry[];
};

/** The plan as screens read it: clusters and industries in the order of the document, with what the annex prints. */
export type PlanOutline = {
  readonly title: string;
  readonly issuer: string;
  readonly issuedOn: string;
  readonly documentNo: string | null;
  readonly years: readonly number[];
  readonly clusters: readonly OutlineCluster[];
  readonly rungs: readonly Rung[];
};

export const industriesOf = (plan: Pick<PlanOutline, "clusters">) => plan.clusters.flatMap((row) => row.industries);

/** 储能 and 文旅 have no output target in any year: they are measured by indicators and milestones. */
export const hasMoneyTarget = ({ outputMilli }: Pick<OutlineIndustry, "outputMilli">) =>
  Object.values(outputMilli).some((milli) => milli !== null);

export function targetYuanIn({ outputMilli }: Pick<OutlineIndustry, "outputMilli">, year: number): Yuan | null {
  const milli = outputMilli[year] ?? null;
  return milli === null ? null : yuan(yiToYuan(milli));
}

export const ladderClustersOf = ({ clusters }: Pick<PlanOutline, "clusters">): LadderCluster[] =>
  clusters.map(({ id, name, outputMilli, industries }) => ({
    id,
    name,
    outputMilli,
    industries: industries.map((row) => ({ id: row.id, name: row.shortName, outputMilli: row.outputMilli })),
  }));

export type Duty = "responsible" | "cooperating";

export function dutyOf(viewer: Pick<Viewer, "responsibleIndustryIds" | "cooperatingIndustryIds">, industryId: string) {
  if (viewer.responsibleIndustryIds.includes(industryId)) return "responsible" satisfies Duty;
  return viewer.cooperatingIndustryIds.includes(industryId) ? ("cooperating" satisfies Duty) : null;
}

/** The year asked for when the plan has it, else the nearest target year that is not over. */
export function targetYearOf(plan: Pick<PlanOutline, "years">, asked: number | undefined, today: string): number {
  if (asked !== undefined && plan.years.includes(asked)) return asked;
  const thisYear = Number(today.slice(0, 4));
  return plan.years.find((year) => year > thisYear) ?? plan.years.at(-1) ?? thisYear;
}
