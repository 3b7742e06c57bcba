import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type postgres from "postgres";
import { type ChainPack, readChainPack } from "@/domain/chain-pack";
import type { Plan } from "@/domain/plan";
import { readPlanPack } from "@/domain/plan-check";
import type { Problem } from "@/domain/problem";
import { Refusal } from "@/domain/refusal";
import { readUnitPack, type UnitPack } from "@/domain/unit";

export const shippedPack = join(import.meta.dirname, "xilingol", "plan.json");

export type LoadedPack = {
  plan: string;
  clusters: number;
  industries: number;
  targets: number;
  chains: number;
  links: number;
  edges: number;
  units: number;
};

/**
 * Loads a policy pack (plan.json with chains.json and units.json beside it) into the database, in one transaction.
 * Loading it again changes nothing; a pack with any fault is refused whole, with each path and reason.
 */
export async function loadPolicyPack(driver: postgres.Sql, planFile: string = shippedPack): Promise<LoadedPack> {
  const { plan, chains, units, sha256 } = readPack(planFile);
  await driver.begin(async (tx) => {
    await loadUnits(tx, units);
    await loadPlan(tx, plan, chains, sha256);
    await loadChains(tx, chains);
  });
  const links = chains.chains.flatMap((chain) => chain.links);
  return {
    plan: plan.document.title,
    clusters: plan.clusters.length,
    industries: plan.industries.length,
    targets: plan.targets.length,
    chains: chains.chains.length,
    links: links.length,
    edges: chains.chains.reduce((sum, chain) => sum + chain.edges.length, 0),
    units: units.units.length,
  };
}

function readPack(planFile: string): { plan: Plan; chains: ChainPack; units: UnitPack; sha256: string } {
  const hash = createHash("sha256");
  const read = (file: string): unknown => {
    let text: string;
    try {
      text = readFileSync(file, "utf8");
    } catch {
      throw new Refusal(
        `读不到文件 ${file}。政策包由 plan.json、chains.json、units.json 三个文件组成，放在同一文件夹。`,
      );
    }
    hash.update(text);
    try {
      return JSON.parse(text);
    } catch (error) {
      throw new Refusal(`${file} 不是有效的 JSON：${error instanceof Error ? error.message : ""}`);
    }
  };
  const folder = dirname(planFile);
  const plan = sound("plan.json", readPlanPack(read(planFile)));
  const chains = sound("chains.json", readChainPack(read(join(folder, "chains.json")), plan));
  const units = sound("units.json", readUnitPack(read(join(folder, "units.json")), plan));
  return { plan, chains, units, sha256: hash.digest("hex") };
}

function sound<Pack>(file: string, reading: { ok: true; pack: Pack } | { ok: false; problems: Problem[] }): Pack {
  if (reading.ok) return reading.pack;
  const listed = reading.problems.slice(0, 20).map((problem) => `  ${problem.path}：${problem.reason}`);
  const rest = reading.problems.length > 20 ? [`  另有 ${reading.problems.length - 20} 处`] : [];
  throw new Refusal([`${file} 有 ${reading.problems.length} 处错误，整包未装入：`, ...listed, ...rest].join("\n"));
}

type Row = Record<string, unknown>;
type Loading = postgres.TransactionSql;

async function loadUnits(tx: Loading, { units }: UnitPack) {
  await putRows(
    tx,
    "units",
    ["id"],
    units.map((unit) => ({
      id: unit.id,
      name: unit.name,
      short_name: unit.shortName,
      kind: unit.kind,
      parent_id: unit.parentId,
      code: unit.code,
      initials: unit.initials,
      is_promotion_body: unit.duty === "promotion",
      note: unit.note,
    })),
  );
}

async function loadPlan(tx: Loading, plan: Plan, chains: ChainPack, sha256: string) {
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

async function loadChains(tx: Loading, pack: ChainPack) {
  await putRows(
    tx,
    "chains",
    ["id"],
    pack.chains.map((chain, position) => ({
      id: chain.id,
      industry_id: chain.industryId,
      name: chain.name,
      full_name: chain.fullName,
      position,
    })),
  );
  await putRows(
    tx,
    "links",
    ["id"],
    pack.chains.flatMap((chain) =>
      chain.links.map((link, position) => ({
        id: link.id,
        chain_id: chain.id,
        industry_id: chain.industryId,
        name: link.name,
        stage: link.stage,
        status: link.status,
        also_statuses: link.alsoStatuses,
        source: link.source,
        clause: link.clause,
        keywords: link.keywords,
        weak_keywords: link.weakKeywords,
        negatives: link.negatives,
        gbt_classes: JSON.stringify(link.gbt4754),
        note: link.note,
        position,
      })),
    ),
  );
  await putRows(
    tx,
    "link_edges",
    ["from_link_id", "to_link_id"],
    pack.chains.flatMap((chain) => chain.edges.map(([from, to]) => ({ from_link_id: from, to_link_id: to }))),
  );
  await putRows(
    tx,
    "link_routes",
    ["from_link_id", "to_link_id"],
    pack.crossLinks.map((cross) => {
      const route = pack.linkRoutes.find(
        ({ linkIds }) => linkIds.includes(cross.fromLinkId) && linkIds.includes(cross.toLinkId),
      );
      return {
        from_link_id: cross.fromLinkId,
        to_link_id: cross.toLinkId,
        kind: cross.kind,
        home_link_id: route?.homeLinkId ?? null,
        reason: route?.reason ?? null,
        note: cross.note,
      };
    }),
  );
}

/** Inserts or updates rows by key and removes those the pack no longer holds; a removed row still in use refuses the pack. */
async function putRows(tx: Loading, table: string, key: string[], rows: Row[]) {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const changing = columns.filter((column) => !key.includes(column));
  for (let start = 0; start < rows.length; start += 500) {
    const part = rows.slice(start, start + 500);
    await tx`
      insert into ${tx(table)} ${tx(part as never)} on conflict (${tx(key)}) do
      ${changing.length === 0 ? tx`nothing` : tx`update set ${changing.map((column, at) => tx`${at ? tx`,` : tx``} ${tx(column)} = excluded.${tx(column)}`)}`}`;
  }
  const kept = rows.map((row) => key.map((column) => String(row[column])).join(" "));
  try {
    await tx`delete from ${tx(table)} where not (${key.map((column, at) => tx`${at ? tx`|| ' ' ||` : tx``} ${tx(column)}`)} = any (${kept}))`;
  } catch (error) {
    if ((error as { code?: string }).code !== "23503") throw error;
    throw new Refusal(`新的政策包少了 ${table} 中仍被使用的条目，整包未装入。请先处理引用它们的项目或评估。`);
  }
}
