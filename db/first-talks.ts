import { type SQL, sql } from "drizzle-orm";
import type { DossierPatch } from "@/domain/project-field";
import { Refusal } from "@/domain/refusal";
import type { Viewer } from "@/domain/viewer";
import type { Tx } from "./client";
import { locks } from "./locks";
import { readRules } from "./settings";

const turnOn = (companyId: SQL, linkId: SQL) =>
  sql`pg_advisory_xact_lock(${locks.firstTalks}, hashtext(${companyId}::uuid || ' ' || ${linkId}))`;

/**
 * On one company and link leads are opened and talks begin one after the other. Sent before anything else is locked,
 * so that nobody who waits here holds what another waits for.
 */
export const holdPair = async (tx: Tx, companyId: string, linkId: string) => {
  await tx.execute(sql`select ${turnOn(sql`${companyId}`, sql`${linkId}::text`)}`);
};

/** The same for what a project will be about once these fields are written. */
export const holdPairOf = async (tx: Tx, projectId: string, { companyId, linkId }: DossierPatch) => {
  await tx.execute(sql`
    select ${turnOn(sql`coalesce(${companyId ?? null}::uuid, p.company_id)`, sql`coalesce(${linkId ?? null}, pl.link_id)`)}
    from projects p join project_links pl on pl.project_id = p.id and pl.is_primary where p.id = ${projectId}`);
};

export async function refuseProtected(tx: Tx, companyId: string, linkId: string): Promise<void> {
  const [held] = await tx.execute<{ until: string }>(
    sql`select protected_until as until from door.protections_of(${linkId}) where company_id = ${companyId}`,
  );
  if (held) throw heldUntil(held.until, "companyId");
}

/** Refuses another company or link for a project when somebody else is in protected talks about them. */
export async function refuseProtectedFor(tx: Tx, projectId: string, { companyId, linkId }: DossierPatch) {
  const [held] = await tx.execute<{ until: string }>(sql`
    select h.protected_until as until
    from (
      select p.company_id as old_company, pl.link_id as old_link, coalesce(${companyId ?? null}::uuid, p.company_id) as company_id,
        coalesce(${linkId ?? null}, pl.link_id) as link_id
      from projects p join project_links pl on pl.project_id = p.id and pl.is_primary where p.id = ${projectId}
    ) n cross join lateral door.protections_of(n.link_id) h
    where h.company_id = n.company_id and (n.company_id, n.link_id) <> (n.old_company, n.old_link)`);
  if (held) throw heldUntil(held.until, companyId ? "companyId" : "linkId");
}

/**
 * For how many days talks that begin now are protected. One unit is at a time: another is refused, unless the promoter
 * lets it talk too, without protection (null).
 */
export async function judgeFirstTalk(tx: Tx, viewer: Viewer, projectId: string): Promise<number | null> {
  const [rules, [other]] = await Promise.all([
    readRules(tx),
    Promise.resolve(tx.execute<{ until: string | null }>(sql`select door.first_talk_against(${projectId}) as until`)),
  ]);
  if (!other?.until) return rules.protectionDays;
  if (!viewer.roles.includes("promoter")) throw heldUntil(other.until);
  return null;
}

const heldUntil = (until: string, field?: string) =>
  new Refusal(`已由他方首谈，保护期至 ${until}。请联系盟招商主管部门。`, field);
