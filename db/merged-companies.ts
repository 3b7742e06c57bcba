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
