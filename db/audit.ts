import { sql } from "drizzle-orm";
import type { AuditEntry, AuditFilter, SealReport } from "@/domain/audit-entry";
import type { Viewer } from "@/domain/viewer";
import { asAuditor, asJob, asViewer } from "./client";

/** A refused verb leaves a line in the log: who asked for what. */
export const noteDenial = (viewer: Viewer, verb: string): Promise<void> =>
  asViewer(viewer, async (tx) => {
    await tx.execute(sql`select audit.note('denied', jsonb_build_object('verb', ${verb}::text))`);
  });

/** One page of the log; one entry more tells that there is a next page. */
export const auditEntriesPerPage = 50;

/** The newest entries before `beforeId` that fit the filter; only an auditor's session sees any. */
export const listAuditEntries = (viewer: Viewer, filter: AuditFilter): Promise<AuditEntry[]> =>
  asAuditor(viewer, async (tx) => {
    const { subject, personName, on, beforeId } = filter;
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
        and ${subject === null ? sql`true` : sql`e.subject = ${subject}`}
        and ${personName === null ? sql`true` : sql`(u.name = ${personName} or u.login = lower(${personName}))`}
        and ${
          on === null
            ? sql`true`
            : sql`e.at >= ${on}::date::timestamp at time zone 'Asia/Shanghai' and e.at < (${on}::date + 1)::timestamp at time zone 'Asia/Shanghai'`
        }
      order by e.id desc limit ${auditEntriesPerPage + 1}`);
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

/** Recomputes every seal for the auditor who asks; reads the whole sealed log, so a screen asks only when told to. */
export const checkSeals = (viewer: Viewer): Promise<SealReport> =>
  asAuditor(viewer, async (tx) => {
    const [row] = await tx.execute<{ seals: number; entries: string; last: string | null; broken: string[] }>(sql`
      select count(*)::int as seals, coalesce(sum(entry_count), 0)::bigint as entries, max(sealed_at) as last,
        array(select audit.broken_seals())::text[] as broken
      from audit.seals`);
    await tx.execute(
      sql`select audit.note('check_seals', jsonb_build_object('broken', ${row?.broken.length ?? 0}::int))`,
    );
    return {
      sealCount: row?.seals ?? 0,
      sealedEntries: Number(row?.entries ?? 0),
      lastSealedAt: row?.last ? new Date(row.last) : null,
      brokenSealIds: (row?.broken ?? []).map(Number),
    };
  });

/** Seals everything that finished transactions have written since the last seal; returns how many entries. */
export const sealAudit = (): Promise<number> =>
  asJob(async (tx) => {
    const [row] = await tx.execute<{ sealed: string }>(sql`select audit.seal() as sealed`);
    return Number(row?.sealed ?? 0);
  });

/** Whether the log is sealed in time: nothing has waited for its seal longer than `minutes`. */
export const isSealedInTime = (minutes: number): Promise<boolean> =>
  asJob(async (tx) => {
    const [row] = await tx.execute<{ in_time: boolean }>(
      sql`select coalesce(audit.waiting_since() > now() - make_interval(mins => ${minutes}), true) as in_time`,
    );
    return row?.in_time ?? false;
  });

/** Seals whose rows no longer hash to what was sealed; empty when nobody touched the log. */
export const findBrokenSeals = (): Promise<number[]> =>
  asJob(async (tx) => {
    const rows = await tx.execute<{ id: string }>(sql`select audit.broken_seals() as id`);
    return [...rows].map((row) => Number(row.id));
  });
