import { desc, eq } from "drizzle-orm";
import { type Baseline, type BaselineRow, baselineFor, type RecordBaseline } from "@/domain/baseline";
import { yuan } from "@/domain/money";
import { canForIndustry } from "@/domain/permission";
import { hasMoneyTarget } from "@/domain/plan-outline";
import { Refusal } from "@/domain/refusal";
import type { Viewer } from "@/domain/viewer";
import { asViewer, asWriter, type Tx } from "./client";
import { dayOf, readToday } from "./clock";
import { readPlanOutline } from "./plans";
import { baselines, industries } from "./schema/plans";
import { users } from "./schema/users";

/** Every row of every industry, newest entry first: the first of an industry and year counts, the others are history. */
export async function readBaselines(tx: Tx): Promise<Baseline[]> {
  const rows = await tx
    .select({
      id: baselines.id,
      industryId: baselines.industryId,
      year: baselines.year,
      outputYuan: baselines.outputYuan,
      source: baselines.source,
      sourceOn: baselines.sourceOn,
      enteredByName: users.name,
      enteredOn: dayOf(baselines.enteredAt),
    })
    .from(baselines)
    .leftJoin(users, eq(users.id, baselines.enteredBy))
    .orderBy(desc(baselines.enteredAt), desc(baselines.id))
    .limit(2000);
  return rows.map((row) => ({ ...row, outputYuan: yuan(row.outputYuan) }));
}

/** Every industry in the document's order with the figure that counts now and what was entered before. */
export const listBaselines = (viewer: Viewer): Promise<{ rows: BaselineRow[]; today: string }> =>
  asViewer(viewer, async (tx) => {
    const plan = await readPlanOutline(tx);
    const entered = await readBaselines(tx);
    const rows = plan.clusters.flatMap((cluster) =>
      cluster.industries.map((industry) => ({
        industryId: industry.id,
        industryName: industry.name,
        clusterName: cluster.name,
        responsibleNames: industry.responsible.map((unit) => unit.shortName).join("、"),
        isNeeded: hasMoneyTarget(industry),
        mayRecord: canForIndustry(viewer, "recordBaseline", industry.id),
        current: baselineFor(entered, industry.id, Number.POSITIVE_INFINITY),
        history: entered.filter((row) => row.industryId === industry.id),
      })),
    );
    return { rows, today: await readToday(tx) };
  });

/** Adds the official output of a closed year; an earlier row stays as history. Refuses a department that is not 责任. */
export const recordBaseline = (viewer: Viewer, input: RecordBaseline): Promise<{ id: string }> =>
  asWriter(viewer, async (tx) => {
    const [industry] = await tx.select().from(industries).where(eq(industries.id, input.industryId));
    if (!industry) throw new Refusal("没有这个产业，请重新选择。", "industryId");
    if (!canForIndustry(viewer, "recordBaseline", industry.id))
      throw new Refusal(`${industry.name}的基数由其责任部门录入，您可以查看基数和来源。`, "industryId");
    const today = await readToday(tx);
    if (input.year >= Number(today.slice(0, 4)))
      throw new Refusal("基数是已结束年度的全年数，本年度尚未结束。", "year");
    if (input.sourceOn > today) throw new Refusal("来源日期不能晚于今天。", "sourceOn");
    const [row] = await tx
      .insert(baselines)
      .values({ ...input, enteredBy: viewer.userId })
      .returning({ id: baselines.id });
    if (!row) throw new Refusal("基数没有保存，请重试。");
    return row;
  });
