import { asOwner } from "@/db/client";
import { readPlanRows } from "@/db/plans";
import { askRenewals } from "@/db/renewals";
import { loadPolicyPack } from "@/db/seed/policy";
import { showPlan } from "@/domain/plan-show";
import { Refusal } from "@/domain/refusal";
import { type Command, WrongUsage } from "./command";

export const planCommand: Command = {
  usage: [
    "plan load FILE [--json]    装入政策包（plan.json，同一文件夹另有 chains.json、units.json）",
    "plan show [--json]         显示已装入的规划：集群、产业、目标（亿元）、阶梯、指标",
  ],
  options: {},
  async run([verb, file, ...more], _options, open) {
    if (verb === "load" && file && more.length === 0) return loadPlan(file, await open());
    if (verb === "show" && !file) return readPlan(await open());
    throw new WrongUsage();
  },
};

async function loadPlan(file: string, databaseUrl: string) {
  const loaded = await asOwner(databaseUrl, async (_, driver) => {
    const loaded = await loadPolicyPack(driver, file);
    await askRenewals(driver);
    return loaded;
  });
  return {
    answer: loaded,
    text: `已装入《${loaded.plan}》：${loaded.clusters} 个集群，${loaded.industries} 个产业，${loaded.targets} 项目标，${loaded.links} 个环节。`,
  };
}

async function readPlan(databaseUrl: string) {
  const rows = await asOwner(databaseUrl, (db) => db.transaction(readPlanRows));
  if (!rows) throw new Refusal("还没有装入规划。请先运行 npm run cli -- plan load FILE。");
  const answer = showPlan(rows);
  return { answer, text: asText(answer) };
}

function asText({ document, clusters, ladder }: ReturnType<typeof showPlan>): string {
  const years = Object.keys(clusters[0]?.targets ?? {});
  const figures = (targets: Record<string, number | null>) =>
    years.map((year) => String(targets[year] ?? "未设定")).join(" / ");
  return [
    `《${document.title}》 ${document.issuedOn}，单位亿元，${years.join(" / ")}`,
    ...clusters.flatMap((cluster) => [
      `${cluster.id} ${cluster.name}（${cluster.lead}）  ${figures(cluster.targets)}`,
      ...cluster.industries.map((row) => `  ${row.id} ${row.name}（${row.responsible}）  ${figures(row.targets)}`),
    ]),
    ...ladder.map(
      (rung) =>
        `${rung.year} 年 ≥${rung.threshold}：${rung.count} 个${rung.matches ? "" : `，附件相加为 ${rung.reached} 个`}，最小余量 ${rung.margins.at(-1)?.margin ?? "—"}`,
    ),
  ].join("\n");
}
