import type { ChainPack } from "@/domain/chain-pack";
import type { Plan } from "@/domain/plan";
import { type Loading, putRows } from "./put-rows";

/** The plan and all it names: clusters, industries, indicators, targets, rungs, milestones. Units are there already. */
export async function loadPlan(tx: Loading, plan: Plan, chains: ChainPack, sha256: string) {
  const unitIds = new Map(
    (await tx<{ id: string; name: string }[]>`select id, name from units`).map((unit) => [unit.name, unit.id]),
  );
  const unitId = (name: string) => unitIds.get(name) ?? null;
  const { document, places, anchors, mechanisms, keyTasks, discrepancies, parties, policyLinks } = plan;
  const industryIds = new Set(plan.industries.map((industry) => industry.id));
  const indicatorRef = new Map(plan.indicators.map((indicator) => [indicator.id, indicator.refId]));
  const refOf = (id: string) => ({
    industry_id: industryIds.has(id) ? id : null,
    cluster_id: industryIds.has(id) ? null : id,
  });
  await putRows(
    tx,
    "plans",
    ["id"],
    [
      {
        id: "plan",
        title: document.title,
        issuer: document.issuer,
        document_no: document.number,
        issued_on: document.issuedOn,
        approved_by: document.approvedBy,
        pack_sha256: sha256,
        annotations: JSON.stringify({
          places,
          anchors,
          mechanisms,
          keyTasks,
          discrepancies,
          parties,
          policyLinks,
          matchingRules: chains.matchingRules,
        }),
      },
    ],
  );
  await putRows(
    tx,
    "clusters",
    ["id"],
    plan.clusters.map((cluster, position) => ({
      id: cluster.id,
      plan_id: "plan",
      name: cluster.name,
      full_name: cluster.fullName,
      lead_unit_id: unitId(cluster.lead),
      clause: cluster.clause,
      position,
    })),
  );
  await putRows(
    tx,
    "industries",
    ["id"],
    plan.industries.map((industry, position) => ({
      id: industry.id,
      cluster_id: industry.clusterId,
      name: industry.name,
      short_name: industry.shortName,
      full_name: industry.fullName,
      clause: industry.clause,
      position,
    })),
  );
  await putRows(
    tx,
    "industry_units",
    ["industry_id", "unit_id"],
    plan.industries.flatMap((industry) => [
      ...industry.responsible.map((name) => ({ industry_id: industry.id, unit_id: unitId(name), duty: "responsible" })),
      ...industry.cooperating.map((name) => ({ industry_id: industry.id, unit_id: unitId(name), duty: "cooperating" })),
    ]),
  );
  await putRows(
    tx,
    "indicators",
    ["id"],
    plan.indicators.map((indicator) => ({
      id: indicator.id,
      ...refOf(indicator.refId),
      name: indicator.name,
      unit_label: indicator.unit,
      kind: indicator.kind,
      source: indicator.source,
    })),
  );
  await putRows(
    tx,
    "targets",
    ["id"],
    plan.targets.map((target) => ({
      id: target.id,
      indicator_id: target.indicatorId,
      ...refOf(indicatorRef.get(target.indicatorId) ?? ""),
      year: target.year,
      value_milli: target.valueMilli,
      max_milli: target.maxMilli,
      operator: target.op,
      is_strive: target.strive,
      qualifier: target.qualifier,
      source: target.source,
      clause: target.clause,
    })),
  );
  await putRows(
    tx,
    "rungs",
    ["id"],
    plan.rungs.map((rung) => ({
      id: `${rung.year}-${rung.thresholdMilli}`,
      plan_id: "plan",
      year: rung.year,
      threshold_yuan: rung.thresholdMilli * 100_000,
      stated_count: rung.statedCount,
      clause: rung.clause,
    })),
  );
  await putRows(
    tx,
    "milestones",
    ["id"],
    plan.milestones.map((milestone) => ({
      id: milestone.id,
      industry_id: milestone.industryId,
      year: milestone.year,
      name: milestone.name,
      is_strive: milestone.strive,
      clause: milestone.clause,
    })),
  );
  await putRows(
    tx,
    "mechanism_slots",
    ["id"],
    plan.clusters.flatMap((cluster) =>
      plan.slots.map((slot, position) => ({
        id: `${cluster.id}-${slot.id}`,
        cluster_id: cluster.id,
        name: slot.name,
        position,
      })),
    ),
  );
}
