import { asc, eq, sql } from "drizzle-orm";
import type { Discrepancy, IndustryIndicator, IndustryMilestone } from "@/domain/industry-page";
import { type Plan, planPackSchema } from "@/domain/plan";
import type { OutlineIndustry, OutlineUnit, PlanOutline } from "@/domain/plan-outline";
import type { Tx } from "./client";
import { clusters, indicators, industries, industryUnits, milestones, plans, rungs, targets } from "./schema/plans";
import { units } from "./schema/units";

const yuanPerMilliYi = 100_000;

/** Clusters, industries, departments, annex output and rungs; a handful of small statements, whatever the plan's size. */
export async function readPlanOutline(tx: Tx): Promise<PlanOutline> {
  const [[plan], clusterRows, industryRows, duties, annex, rungRows] = await Promise.all([
    tx.select().from(plans).limit(1),
    selectClusters(tx),
    tx.select().from(industries).orderBy(asc(industries.position)),
    selectDuties(tx),
    selectAnnexOutput(tx),
    tx.select().from(rungs).orderBy(asc(rungs.year), sql`threshold_yuan desc`),
  ]);
  if (!plan) throw new Error("no plan is loaded");
  const years = [...new Set(annex.map((row) => row.year))].sort((a, b) => a - b);
  const outputOf = (refId: string) =>
    Object.fromEntries(
      years.map((year) => [
        String(year),
        annex.find((row) => row.refId === refId && row.year === year)?.valueMilli ?? null,
      ]),
    );
  const unitsOf = (industryId: string, duty: string): OutlineUnit[] =>
    duties
      .filter((row) => row.industryId === industryId && row.duty === duty)
      .map(({ id, name, shortName }) => ({ id, name, shortName }));
  const outlined = industryRows.map(
    ({ id, clusterId, name, shortName, clause }): OutlineIndustry => ({
      id,
      clusterId,
      name,
      shortName,
      clause,
      responsible: unitsOf(id, "responsible"),
      cooperating: unitsOf(id, "cooperating"),
      outputMilli: outputOf(id),
    }),
  );
  return {
    title: plan.title,
    issuer: plan.issuer,
    issuedOn: plan.issuedOn,
    documentNo: plan.documentNo,
    years,
    clusters: clusterRows.map((row) => ({
      ...row,
      outputMilli: outputOf(row.id),
      industries: outlined.filter((industry) => industry.clusterId === row.id),
    })),
    rungs: rungRows.map((row) => ({
      year: row.year,
      thresholdMilli: row.thresholdYuan / yuanPerMilliYi,
      statedCount: row.statedCount,
      clause: row.clause,
    })),
  };
}

const selectClusters = (tx: Tx) =>
  tx
    .select({
      id: clusters.id,
      name: clusters.name,
      clause: clusters.clause,
      lead: { id: units.id, name: units.name, shortName: units.shortName },
    })
    .from(clusters)
    .innerJoin(units, eq(units.id, clusters.leadUnitId))
    .orderBy(asc(clusters.position));

const selectDuties = (tx: Tx) =>
  tx
    .select({
      industryId: industryUnits.industryId,
      duty: industryUnits.duty,
      id: units.id,
      name: units.name,
      shortName: units.shortName,
    })
    .from(industryUnits)
    .innerJoin(units, eq(units.id, industryUnits.unitId))
    .orderBy(asc(units.id));

const selectAnnexOutput = (tx: Tx) =>
  tx
    .select({
      refId: sql<string>`coalesce(${indicators.industryId}, ${indicators.clusterId})`,
      year: targets.year,
      valueMilli: targets.valueMilli,
    })
    .from(targets)
    .innerJoin(indicators, eq(indicators.id, targets.indicatorId))
    .where(sql`${indicators.source} = 'annex' and ${indicators.kind} = 'output'`);

/** Every indicator with every figure as printed; of one industry, or of the whole document. */
export async function readIndicators(tx: Tx, industryId?: string): Promise<(IndustryIndicator & { refId: string })[]> {
  const rows = await tx
    .select({ indicator: indicators, target: targets })
    .from(indicators)
    .leftJoin(targets, eq(targets.indicatorId, indicators.id))
    .where(industryId === undefined ? undefined : eq(indicators.industryId, industryId))
    .orderBy(asc(indicators.id), asc(targets.year), asc(targets.id));
  const byId = new Map<
    string,
    IndustryIndicator & { refId: string; targets: IndustryIndicator["targets"][number][] }
  >();
  for (const { indicator, target } of rows) {
    const held = byId.get(indicator.id) ?? {
      id: indicator.id,
      refId: indicator.industryId ?? indicator.clusterId ?? "",
      name: indicator.name,
      unit: indicator.unitLabel,
      kind: indicator.kind,
      source: indicator.source,
      targets: [],
    };
    if (target) held.targets.push(target);
    byId.set(indicator.id, held);
  }
  return [...byId.values()];
}

export const readMilestones = (tx: Tx, industryId: string): Promise<IndustryMilestone[]> =>
  tx
    .select()
    .from(milestones)
    .where(eq(milestones.industryId, industryId))
    .orderBy(asc(milestones.year), asc(milestones.id));

/** Differences between body and annex and other oddities of the document, as its pack lists them. */
export async function readDiscrepancies(tx: Tx): Promise<Discrepancy[]> {
  const [plan] = await tx.select({ annotations: plans.annotations }).from(plans).limit(1);
  return planPackSchema.shape.discrepancies.catch([]).parse(plan?.annotations.discrepancies);
}

/** The loaded plan as `plan show` reads it; null before any is loaded. */
export async function readPlanRows(tx: Tx) {
  const [plan] = await tx.select().from(plans).limit(1);
  if (!plan) return null;
  const outline = await readPlanOutline(tx);
  const known = await readIndicators(tx);
  return {
    document: {
      title: outline.title,
      issuer: outline.issuer,
      issuedOn: outline.issuedOn,
      approvedBy: plan.approvedBy,
      number: outline.documentNo,
    } satisfies Plan["document"],
    years: outline.years,
    clusters: outline.clusters.map(({ id, name, lead }) => ({ id, name, lead: lead.name })),
    industries: outline.clusters.flatMap((cluster) =>
      cluster.industries.map(({ id, clusterId, name, responsible, cooperating }) => ({
        id,
        clusterId,
        name,
        responsible: responsible.map((unit) => unit.name),
        cooperating: cooperating.map((unit) => unit.name),
      })),
    ),
    indicators: known,
    targets: known.flatMap((indicator) =>
      indicator.targets.map((row) => ({
        indicatorId: indicator.id,
        year: row.year,
        op: row.operator,
        valueMilli: row.valueMilli,
        maxMilli: row.maxMilli,
        strive: row.isStrive,
        clause: row.clause ?? "",
      })),
    ),
    rungs: outline.rungs,
    discrepancies: await readDiscrepancies(tx),
  };
}
