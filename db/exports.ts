import { eq, sql } from "drizzle-orm";
import type { Viewer } from "@/domain/viewer";
import { asViewer, type Tx } from "./client";
import { today } from "./clock";
import { exports } from "./schema/settings";

export type ExportKind = "signed" | "prospects" | "gaps" | "companies" | "import_rejects";
type Conditions = Record<string, unknown> & { asOf?: string | undefined };

/** Puts on record that a file was asked for, by whom and under which conditions, before its first row is read: each time it is asked. */
export const noteExport = (viewer: Viewer, kind: ExportKind, conditions: Conditions): Promise<{ id: string }> =>
  asViewer(viewer, async (tx) => {
    const logged = await logExport(tx, kind, conditions, viewer.userId);
    await tx.execute(sql`
      select audit.note('export', jsonb_build_object('export_id', ${logged.id}::text, 'kind', ${kind}::text, 'conditions', ${JSON.stringify(conditions)}::jsonb))`);
    return logged;
  });

export async function logExport(
  tx: Tx,
  kind: ExportKind,
  conditions: Conditions,
  exportedBy: string | null,
): Promise<{ id: string }> {
  const [row] = await tx
    .insert(exports)
    .values({
      kind,
      conditions,
      asOf: sql`coalesce(${conditions.asOf ?? null}, ${today}::text)`,
      exportedBy,
    })
    .returning({ id: exports.id });
  if (!row) throw new Error("an export was not recorded");
  return row;
}

/** Adds what left: how many rows, and the hash of what stands in their cells; null where no file carries one. */
export async function finishExport(tx: Tx, id: string, rowCount: number, contentHash: string | null): Promise<void> {
  await tx.update(exports).set({ rowCount, contentHash }).where(eq(exports.id, id));
}
