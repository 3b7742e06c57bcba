import { desc, sql } from "drizzle-orm";
import type { Viewer } from "@/domain/viewer";
import { asAuditor, asJob, asViewer } from "./client";

/** A refused verb leaves a line in the log: who asked for what. */
export const noteDenial = (viewer: Viewer, verb: string): Promise<void> =>
  asViewer(viewer, async (tx) => {
    await tx.execute(sql`select audit.note('denied', jsonb_build_object('verb', ${verb}::text))`);
  });

export type AuditEntry = {
  id: number;
  at: Date;
  personName: string | null;
  operation: string;
  subject: string;
  rowId: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

/** The newest 50 entries older than `beforeId`; only an auditor's session sees any. */
export const listAuditEntries = (viewer: Viewer, beforeId: number | null): Promise<AuditEntry[]> =>
  asAuditor(viewer, async (tx) => {
    const rows = await tx.execute<{
      id: string;
      at: string;
      person_name: string | null;
      operation: string;
      subject: string;
      row_id: string | null;
      before: Record<string, unknown> | null;
      after: Record<string, unknown> | null;
    }>(sql`
      select e.id, e.at, u.name as person_name, e.operation, e.subject, e.row_id, e.before, e.after
      from audit.entries e left join users u on u.id = e.user_id
      where ${beforeId === null ? sql`true` : sql`e.id < ${beforeId}`}
      order by ${desc(sql`e.id`)} limit 50`);
    return [...rows].map((row) => ({
      id: Number(row.id),
      at: new Date(row.at),
      personName: row.person_name,
      operation: row.operation,
      subject: row.subject,
      rowId: row.row_id,
      before: row.before,
      after: row.after,
    }));
  });

/** Seals everything that finished transactions have written since the last seal; returns how many entries. */
export const sealAudit = (): Promise<number> =>
  asJob(async (tx) => {
    const [row] = await tx.execute<{ sealed: string }>(sql`select audit.seal() as sealed`);
    return Number(row?.sealed ?? 0);
  });

/** Seals whose rows no longer hash to what was sealed; empty when nobody touched the log. */
export const findBrokenSeals = (): Promise<number[]> =>
  asJob(async (tx) => {
    const rows = await tx.execute<{ id: string }>(sql`select audit.broken_seals() as id`);
    return [...rows].map((row) => Number(row.id));
  });
