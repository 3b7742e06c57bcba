import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type postgres from "postgres";
import { readMatchEdition, settleEdition } from "@/db/editions";
import { locks } from "@/db/locks";
import { type ChainPack, readChainPack } from "@/domain/chain-pack";
import type { Plan } from "@/domain/plan";
import { readPlanPack } from "@/domain/plan-check";
import type { Problem } from "@/domain/problem";
import { Refusal } from "@/domain/refusal";
import { readUnitPack, type UnitPack } from "@/domain/unit";
import { loadChains } from "./chain-rows";
import { loadPlan } from "./plan-rows";
import { putRows } from "./put-rows";

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
    await tx`select pg_advisory_xact_lock(${locks.directory})`;
    await loadUnits(tx, units);
    await loadPlan(tx, plan, chains, sha256);
    await loadChains(tx, chains);
    // Companies that come later are matched by it; those already there wait for a run over all.
    const [company] = await tx`select 1 from companies limit 1`;
    if (!company) await settleEdition(tx, "match_all", await readMatchEdition(tx));
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

async function loadUnits(tx: postgres.TransactionSql, { units }: UnitPack) {
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
