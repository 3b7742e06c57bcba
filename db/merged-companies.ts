import { sql } from "drizzle-orm";
import { Refusal } from "@/domain/refusal";
import type { Tx } from "./client";

/** Refuses a company that was merged meanwhile, naming the one it lives on in; `next` says what to do with that one. */
export async function refuseMerged(
  tx: Tx,
  companyId: string,
  next: (keptName: string) => string,
  field?: string,
): Promise<void> {
  const [kept] = await tx.execute<{ name: string }>(
    sql`select name from companies where id = door.kept_of(${companyId}::uuid)`,
  );
  if (kept) throw new Refusal(`该企业已并入“${kept.name}”，${next(kept.name)}`, field);
}

/** Waits for a merge of the company under way, and keeps it from being merged or taken out until the transaction ends. */
export const lockCompany = (tx: Tx, companyId: string): Promise<readonly object[]> =>
  Promise.resolve(tx.execute(sql`select 1 from companies where id = ${companyId}::uuid for key share`));

/** The same; refuses a company that is not there (any more). */
export async function requireCompany(tx: Tx, companyId: string, next: (keptName: string) => string): Promise<void> {
  const found = await lockCompany(tx, companyId);
  if (found.length > 0) return;
  await refuseMerged(tx, companyId, next, "companyId");
  throw new Refusal("没有这家企业，请重新选择。", "companyId");
}
