import { count } from "drizzle-orm";
import type { Discrepancy } from "@/domain/industry-page";
import type { Viewer } from "@/domain/viewer";
import { asViewer } from "./client";
import { readDiscrepancies } from "./plans";
import { clusters, industries, plans, targets } from "./schema/plans";

export type PlanDocument = {
  title: string;
  issuer: string;
  issuedOn: string;
  approvedBy: string | null;
  documentNo: string | null;
  packSha256: string;
  loadedAt: Date;
  clusterCount: number;
  industryCount: number;
  targetCount: number;
  discrepancies: Discrepancy[];
};

/** What the loaded policy document says of itself; null for somebody who reads no business data. */
export const findPlanDocument = (viewer: Viewer): Promise<PlanDocument | null> =>
  asViewer(viewer, async (tx) => {
    const [plan] = await tx.select().from(plans).limit(1);
    if (!plan) return null;
    const countOf = async (table: typeof clusters | typeof industries | typeof targets) =>
      (await tx.select({ rows: count() }).from(table))[0]?.rows ?? 0;
    return {
      title: plan.title,
      issuer: plan.issuer,
      issuedOn: plan.issuedOn,
      approvedBy: plan.approvedBy,
      documentNo: plan.documentNo,
      packSha256: plan.packSha256,
      loadedAt: plan.loadedAt,
      clusterCount: await countOf(clusters),
      industryCount: await countOf(industries),
      targetCount: await countOf(targets),
      discrepancies: await readDiscrepancies(tx),
    };
  });
